import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import { reportWorkbook } from '../cloudfunctions/src/imports/reports/test/report-files'
import { openPage, picture } from './browser'
import { seriousFindings } from './findings'
import { signIn } from './staff-desk'
import { openAt, openStudentWorld, person, signInAndBind, type Tab } from './student-app-world'

jest.setTimeout(300_000)

const folder = mkdtempSync(path.join(os.tmpdir(), 'biyetong-archives-'))
const exported = path.join(folder, '档案.xlsx')
let world: Awaited<ReturnType<typeof openStudentWorld>>
beforeAll(async () => {
  world = await openStudentWorld()
  await signInAndBind(world)
})
afterAll(async () => {
  await world?.close()
  rmSync(folder, { recursive: true })
})

const sent = {
  姓名: person.name,
  身份证号: person.idNumber,
  档案接收单位: '广州市人才服务中心',
  接收联系电话: '020-88888888',
  寄递方式: 'EMS',
  单号: 'EX000000001CN',
  档案投递状态: '已寄出',
  状态日期: '2026-07-01',
}
/** Whose state has no place to go to: refused with a reason, the rest is entered all the same. */
const refused = { ...sent, 姓名: '不在册者', 身份证号: '440106200401011116' }

const press = (name: string | RegExp) =>
  world.staff.getByRole('button', { name, exact: typeof name === 'string' }).click()

/** What the check says before anything is written: new, changed, the same, refused. */
async function check(file: string): Promise<number[]> {
  const { staff, gateway } = world
  await staff.goto(`${gateway.url}/archives/import`)
  await staff.locator('input[type=file]').setInputFiles(file)
  await press('开始检查')
  const numbers = staff.locator('.ant-statistic-content')
  await numbers.nth(3).waitFor()
  return (await numbers.allInnerTexts()).map((it) => Number.parseInt(it.replaceAll(',', ''), 10))
}

/** In the state in which people meet it, on a desk and on a telephone. */
async function lookAt(page: Tab, name: string): Promise<void> {
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 })
    await picture(page, `${name}-${width}`)
    expect(await seriousFindings(page)).toEqual([])
  }
  await page.setViewportSize({ width: 1440, height: 900 })
}

test('the school enters from a file where archives went; who is not known is named', async () => {
  const file = path.join(folder, '寄送.xlsx')
  writeFileSync(file, reportWorkbook([sent, refused]))
  expect(await check(file)).toEqual([1, 0, 0, 1])
  await lookAt(world.staff, 'archives-checked')
  await press('导入 1 行')
  await world.staff.getByText('导入完成').waitFor()
})

test('the student follows it on the phone, step by step', async () => {
  const { student } = world
  await openAt(world, 'archive/index')
  const see = (text: string) => student.getByText(text).filter({ visible: true }).first().waitFor()
  await see('2026-07-01 · 广州市人才服务中心 · EMS EX000000001CN')
  expect(await student.locator('body').innerText()).not.toContain(person.idNumber)
  await picture(student, 'archives-student')
  expect(student.mistakes).toEqual([])
})

test('the list finds it, its drawer tells its way', async () => {
  const { staff, gateway } = world
  await staff.goto(`${gateway.url}/archives?search=${encodeURIComponent(person.name)}`)
  await staff.getByText('共 1 条').waitFor()
  await lookAt(staff, 'archives-list')
  await staff
    .getByRole('button', { name: new RegExp(person.name) })
    .first()
    .click()
  const drawer = staff.getByRole('dialog').last()
  await drawer.getByText('EX000000001CN').first().waitFor()
  await lookAt(staff, 'archives-drawer')
})

test('what the school says next is on the phone as soon as it is looked at again', async () => {
  await press('登记签收')
  const asked = world.staff.getByRole('dialog', { name: /登记签收/ })
  await asked.getByRole('button', { name: '确定', exact: true }).click()
  await world.staff.getByText(`${person.name}：已签收`).waitFor()
  await openAt(world, 'archive/index')
  await world.student.getByText('已签收').filter({ visible: true }).first().waitFor()
})

test('what is exported is imported again without a change', async () => {
  const { staff, gateway } = world
  await staff.goto(`${gateway.url}/archives`)
  await staff.getByText(/^共 \d+ 条/).waitFor()
  const rows = Number(/\d+/.exec(await staff.getByText(/^共 \d+ 条/).innerText())?.[0])
  const fetched = staff.waitForEvent('download')
  await press(/导出/)
  await (await fetched).saveAs(exported)
  expect(await check(exported)).toEqual([0, 0, rows, 0])
  expect(staff.mistakes).toEqual([])
})

test('the centre sees every school in the overview; another school sees nothing of it', async () => {
  const { browser, gateway } = world
  const centre = await openPage(browser, 'desktop')
  await signIn(centre, gateway.url, 'centre')
  await centre.goto(`${gateway.url}/archives/overview`)
  await centre.getByText('中山大学').first().waitFor()
  await lookAt(centre, 'archives-overview')
  const other = await openPage(browser, 'desktop')
  await signIn(other, gateway.url, '10574admin')
  await other.goto(`${gateway.url}/archives?search=${encodeURIComponent(person.name)}`)
  await other.getByText(/^没有符合条件的档案/).waitFor()
})
