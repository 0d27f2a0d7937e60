import { execFileSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { PNG } from '../cloudfunctions/test/builders/file-bytes'
import { openBrowser, openPage, picture } from './browser'
import { startGateway, type Gateway } from './gateway'
import * as desk from './staff-desk'
import * as app from './student-app'
import { callAs, type Tab } from './student-app-world'

jest.setTimeout(300_000)

let gateway: Gateway
let browser: Browser
let staff: Tab
let centre: Tab
let student: Tab
let employer: Tab
let graduate: app.Person
let oldCertificate: string

interface Row {
  id: string
  name: string
  studentNumber: string
}

beforeAll(async () => {
  gateway = await startGateway()
  browser = await openBrowser()
  staff = await openPage(browser, 'desktop')
  centre = await openPage(browser, 'desktop')
  student = await openPage(browser, 'phone')
  employer = await openPage(browser, 'phone')
  await desk.signIn(staff, gateway.url, '10558admin')
  await desk.signIn(centre, gateway.url, 'centre')
  graduate = await settledGraduate()
  await app.signIn(student, gateway.url, graduate)
  await app.bind(student, graduate)
  const drawn = await callAs<{ verificationUrl: string }>(
    student,
    'student',
    'certificates.draw',
    {},
  )
  oldCertificate = drawn.verificationUrl
  for (const it of [staff, centre, student]) it.mistakes.length = 0
})

afterAll(async () => {
  await browser?.close()
  await gateway?.stop()
})

/** Somebody of the demonstration whose dispatch was completed before the plan was closed. */
async function settledGraduate(): Promise<app.Person> {
  const filter = { kind: 'dispatch', year: 2026, stage: 'completed' }
  const { rows } = await callAs<{ rows: Row[] }>(staff, 'staff', 'reports.list', filter)
  const [{ name, studentNumber } = { name: '', studentNumber: '' }] = rows
  const search = { year: 2026, search: studentNumber }
  const roll = await callAs<{ rows: Row[] }>(staff, 'staff', 'students.list', search)
  const { idNumber } = await callAs<{ idNumber: string }>(
    staff,
    'staff',
    'students.read-id-number',
    { id: roll.rows[0]?.id ?? '' },
  )
  return { wechat: '改派的微信', name, idNumber }
}

const tap = (name: string | RegExp) => student.getByRole('button', { name }).first().tap()
const fill = (name: string, value: string) =>
  student.getByRole('textbox', { name }).first().fill(value)
const choose = async (field: string | RegExp, value: string) => {
  await tap(field)
  await student.getByRole('button', { name: value, exact: true }).last().tap()
}

async function upload(field: string): Promise<void> {
  const place = student.locator(`#field-${field}`)
  const chooser = student.waitForEvent('filechooser')
  await place.getByRole('button', { name: '上传' }).tap()
  const file = { name: `${field}.png`, mimeType: 'image/png', buffer: PNG }
  await (await chooser).setFiles(file)
  await place.getByText(`${field}.png`).first().waitFor()
}

async function openDispatch(): Promise<void> {
  await student.goto(`${gateway.url}/m/#/pages/report/index?kind=dispatch`)
  await student.reload()
}

async function verdict(address: string): Promise<string> {
  await employer.goto(new URL(new URL(address).pathname, gateway.url).toString())
  return employer.locator('h1').innerText()
}

/** What a printed form says, without spaces. */
const textOf = (pdf: Buffer): string =>
  execFileSync('pdftotext', ['-layout', '-', '-'], { input: pdf, encoding: 'utf8' }).replace(
    /\s/g,
    '',
  )

async function downloadForm(): Promise<string> {
  const saving = student.waitForEvent('download')
  await tap('下载申请表')
  const saved = await saving
  expect(saved.suggestedFilename()).toMatch(/^调整改派申请表-.+\.pdf$/)
  return textOf(await readFile(await saved.path()))
}

async function openForm(): Promise<string> {
  const shown = staff.waitForEvent('popup')
  await staff.getByRole('button', { name: '下载申请表' }).click()
  const tab = await shown
  await tab.waitForURL(/\/storage\/download\//, { waitUntil: 'commit' })
  const answer = await fetch(tab.url())
  await tab.close()
  return textOf(Buffer.from(await answer.arrayBuffer()))
}

test('a student whose dispatch is settled applies with the papers of the rule', async () => {
  await openDispatch()
  await student.getByRole('button', { name: '申请改派' }).waitFor()
  await picture(student, 'student-settled-dispatch')
  await student.goto(`${gateway.url}/m/#/pages/home/index`)
  await student.locator('.tile-reassignment').getByText('可办理').waitFor()
  await picture(student, 'student-reassignment-tile')
  await student.locator('.tile-reassignment').tap()
  await choose(/^派遣性质/, '派遣就业单位')
  await choose(/^主管单位/, '深圳市人力资源和社会保障局')
  await tap(/^具体派遣单位/)
  await tap('找不到，手工填写')
  await picture(student, 'student-reassignment-chosen')
  await fill('具体派遣单位', '深圳示范科技有限公司')
  await upload('acceptance')
  await picture(student, 'student-reassignment-dispatch')
  await tap('暂不申请')
  await student.getByRole('button', { name: '申请改派' }).waitFor()
  await student.reload()
  await student.getByText(/已恢复本机/).waitFor()
  await student.getByText('acceptance.png').first().waitFor()
  const unit = student.getByRole('textbox', { name: '具体派遣单位' }).first()
  expect(await unit.inputValue()).toBe('深圳示范科技有限公司')
  await picture(student, 'student-reassignment-restored')
  await tap('下一步')
  await tap('下一步')
  await fill('改派原因', '已与新单位签约')
  await tap('提交')
  await student.getByText('请上传报到证原件照片').first().waitFor()
  for (const it of ['originalCertificate', 'releaseLetter', 'newAcceptance']) await upload(it)
  await picture(student, 'student-reassignment-papers')
  await tap('提交')
  await student.getByText('当前状态：二级待审').waitFor()
  await picture(student, 'student-reassignment-submitted')
  const form = await downloadForm()
  for (const it of ['调整改派申请表', graduate.name, '二级待审', '深圳示范科技有限公司'])
    expect(form).toContain(it)
  await picture(student, 'student-reassignment-form', { fullPage: true })
  await student.goto(`${gateway.url}/m/#/pages/home/index`)
  await student.locator('.tile-reassignment').getByText('院系审核中').waitFor()
  await student.locator('.tile-dispatch').getByText('已完成').waitFor()
  await picture(student, 'student-reassignment-tile-in-review')
})

test('the school sees what it replaces and looks at the papers in place; the centre completes it', async () => {
  const search = encodeURIComponent(graduate.name)
  await staff.goto(`${gateway.url}/reports/dispatch?submission=reassignment&search=${search}`)
  await staff
    .getByRole('button', { name: new RegExp(graduate.name) })
    .first()
    .click()
  await staff.getByText('原派遣', { exact: true }).waitFor()
  await picture(staff, 'staff-reassignment')
  expect(await openForm()).toContain(graduate.name)
  await staff
    .getByRole('button', { name: /releaseLetter\.png/ })
    .first()
    .click()
  await staff.getByRole('dialog').getByRole('img').last().waitFor()
  await picture(staff, 'staff-reassignment-paper')
  await desk.approve(staff, gateway.url, 'dispatch', graduate.name)
  await desk.approve(centre, gateway.url, 'dispatch', graduate.name)
})

test('the old certificate says 已被更换, the new one names the new unit', async () => {
  expect(await verdict(oldCertificate)).toContain('已被更换')
  await employer.getByText('改派').first().waitFor()
  await picture(employer, 'verdict-reassigned')
  const { certificate } = await callAs<{ certificate: { verificationUrl: string } }>(
    student,
    'student',
    'certificates.mine',
    {},
  )
  expect(await verdict(certificate.verificationUrl)).toContain('真实有效')
  await employer.getByText('深圳示范科技有限公司').first().waitFor()
  await openDispatch()
  await student.getByRole('button', { name: '申请改派' }).waitFor()
  await picture(student, 'student-reassigned')
  const form = await downloadForm()
  for (const it of ['审核状态：完成', '学校：同意', '省中心：同意']) expect(form).toContain(it)
  for (const it of [staff, centre, student]) expect(it.mistakes).toEqual([])
})
