import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { openBrowser, openPage, picture } from './browser'
import * as centre from './centre-desk'
import { startGateway, type Gateway } from './gateway'
import * as desk from './staff-desk'
import * as app from './student-app'

jest.setTimeout(300_000)

/** Saved by LibreOffice. */
const sample = (name: string) =>
  fileURLToPath(new URL(`../cloudfunctions/test/samples/${name}.xlsx`, import.meta.url))
const person = { wechat: '样例的微信', name: '样例甲', idNumber: '440103200402299918' }
const school = { code: '19999', name: '样例职业技术大学', administrator: '林管理' }
const ownPassword = 'Yangli2026x'

let gateway: Gateway
let browser: Browser
let page: Page & { mistakes: string[] }
let admin: Page & { mistakes: string[] }

beforeAll(async () => {
  gateway = await startGateway()
  browser = await openBrowser()
  page = await openPage(browser, 'desktop')
  admin = await openPage(browser, 'desktop')
  await desk.signIn(page, gateway.url, 'centre')
  await desk.signIn(admin, gateway.url, '10558admin')
})

afterAll(async () => {
  await browser?.close()
  await gateway?.stop()
})

test('a new school’s administrator signs in with the password for one use and must change it', async () => {
  const password = await centre.addSchool(page, gateway.url, school)
  const newcomer = await openPage(browser, 'desktop')
  await newcomer.goto(`${gateway.url}/`)
  await newcomer.getByRole('textbox', { name: '账号' }).fill('19999admin')
  await newcomer.getByRole('textbox', { name: '密码' }).fill(password)
  await newcomer.getByRole('button', { name: '登录' }).click()
  await newcomer.getByRole('heading', { name: '修改密码' }).waitFor()
  await picture(newcomer, 'newcomer-must-change')
  const passwords = newcomer.locator('input[type=password]')
  await passwords.nth(0).fill(password)
  await passwords.nth(1).fill(ownPassword)
  await passwords.nth(2).fill(ownPassword)
  await newcomer.getByRole('button', { name: '保存新密码' }).click()
  await newcomer.getByText(school.name).first().waitFor()
  await newcomer.getByRole('heading', { name: '待处理事务' }).waitFor()
})

test('a code that is taken and a stale school are answered, and nothing typed is lost', async () => {
  await page.goto(`${gateway.url}/schools`)
  await page.getByRole('button', { name: '新建院校' }).click()
  const form = page.getByRole('dialog').last()
  await form.getByRole('textbox', { name: '院校代码' }).fill(school.code)
  await form.getByRole('button', { name: '取消' }).click()
  await page.locator('.ant-modal-confirm-title', { hasText: '尚未保存' }).waitFor()
  await page.getByRole('button', { name: '继续编辑' }).click()
  expect(await form.getByRole('textbox', { name: '院校代码' }).inputValue()).toBe(school.code)
  await form.getByRole('button', { name: '取消' }).click()
  await page.getByRole('button', { name: '离开' }).click()

  const second = await page.context().newPage()
  for (const it of [page, second]) {
    await it.goto(`${gateway.url}/schools?search=${school.code}`)
    await it.getByRole('button', { name: `查看 ${school.name}` }).click()
    await it.getByRole('button', { name: '编辑', exact: true }).click()
  }
  const rename = async (at: Page, name: string) => {
    await at.getByRole('textbox', { name: '院校名称' }).fill(name)
    await at.getByRole('button', { name: '保存', exact: true }).click()
  }
  await rename(second, '样例大学')
  await second.getByText('已保存').waitFor()
  // A page behind another one is not painted: its buttons would look busy for ever.
  await second.close()
  await page.bringToFront()
  await rename(page, '样例理工大学')
  await page.getByText('内容已在别处修改').waitFor()
  await centre.twoPictures(page, 'centre-school-stale')
  await page.getByRole('dialog').last().getByRole('button', { name: '刷新' }).click()
  const newer = page.getByRole('dialog', { name: '编辑样例大学' })
  await newer.waitFor()
  await picture(page, 'centre-school-rebased')
  await newer.getByRole('button', { name: '保存', exact: true }).click()
  await page.getByText('已保存').waitFor()
})

test('the centre’s switch closes and opens the school’s page and the student’s tile', async () => {
  await desk.importRoll(admin, gateway.url, sample('roll'), 9)
  const student = await openPage(browser, 'phone')
  await app.signIn(student, gateway.url, person)
  await app.bind(student, person)
  await centre.setSwitch(page, gateway.url, { kind: '生源上报', isOpen: false })
  await centre.twoPictures(page, 'centre-switches')
  await admin.goto(`${gateway.url}/settings/reporting`)
  const section = admin.getByRole('region', { name: '生源上报' })
  await section.getByText('学校的设置在省中心开放后才生效').waitFor()
  await centre.twoPictures(admin, 'school-switch-closed')
  await app.openHome(student)
  await student.getByRole('button', { name: '生源上报，未开放' }).waitFor()
  await picture(student, 'student-tile-closed')
  await centre.setSwitch(page, gateway.url, { kind: '生源上报', isOpen: true })
  await admin.reload()
  await section.getByText('正在开放').waitFor()
  await app.openHome(student)
  await student.getByRole('button', { name: '生源上报，待办理' }).waitFor()
})

test('authorities are added by hand, refused when the place has one, and imported from a workbook', async () => {
  await page.goto(`${gateway.url}/settings/authorities`)
  const add = async (name: string) => {
    await page.getByRole('button', { name: '添加主管单位' }).click()
    const form = page.getByRole('dialog').last()
    await form.getByRole('combobox', { name: '地区' }).click()
    await page.getByRole('menuitemcheckbox', { name: '海南省' }).click()
    await page.keyboard.press('Escape')
    await form.getByRole('checkbox').check()
    await form.getByRole('textbox', { name: '主管单位名称' }).fill(name)
    await form.getByRole('button', { name: '保存' }).click()
    return form
  }
  await add('海南省教育厅')
  await page.getByText('已添加').waitFor()
  const again = await add('海南省教育厅（二）')
  await again.getByText('该地区已有同类的主管单位').first().waitFor()
  await centre.twoPictures(page, 'centre-authority-taken')
  await centre.importAuthorities(page, gateway.url, sample('authorities'))
  await page.goto(
    `${gateway.url}/settings/authorities?search=${encodeURIComponent('深圳市教育局')}`,
  )
  await page.getByRole('cell', { name: '深圳市教育局 师范生' }).waitFor()
  await centre.twoPictures(page, 'centre-authorities')
})

test('dispatch natures are worded and ordered; a new version of a code table serves its cohorts', async () => {
  await page.goto(`${gateway.url}/settings/dispatch-natures`)
  await page.getByRole('textbox', { name: '第 4 项的名称' }).fill('升学深造')
  await page.getByRole('button', { name: '上移升学深造' }).click()
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await page.getByText('已保存').waitFor()
  await page.reload()
  expect(await page.getByRole('textbox', { name: '第 3 项的名称' }).inputValue()).toBe('升学深造')
  await centre.twoPictures(page, 'centre-natures')
  await centre.importCodes(page, gateway.url, sample('political-status'))
  await centre.twoPictures(page, 'centre-codes-versions')
})

const acts: [operation: string, said: string[]][] = [
  ['schools.add', ['代码', school.code, '广东省 深圳市']],
  ['schools.edit', ['样例大学', '样例理工大学']],
  ['settings.set-switch', ['是否开放', '生源上报']],
  ['authorities.save', ['海南省教育厅', '接收师范生']],
  ['imports.apply', ['已导入', '新增行数']],
  ['settings.save-dispatch-natures', ['升学、', '升学深造']],
  ['codes.import', ['政治面貌', '2026']],
]

test.each(acts)('the log tells what %s changed, in words', async (operation, said) => {
  const text = await centre.readAudit(page, gateway.url, operation)
  for (const it of said) expect(text).toContain(it)
})

test('the log is exported as a workbook, and the chain is whole', async () => {
  await centre.twoPictures(page, 'centre-audit')
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: '导出' }).click()
  const file = await (await download).path()
  expect(readFileSync(file).subarray(0, 2).toString()).toBe('PK')
  const told = execFileSync('npm', ['run', '--silent', 'audit:verify'], {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    env: { ...process.env, DATA_FOLDER: gateway.dataFolder },
    encoding: 'utf8',
  })
  expect(told).toContain('完好')
})

test('no page made a mistake of its own on the way', () => {
  expect([...page.mistakes, ...admin.mistakes]).toEqual([])
})
