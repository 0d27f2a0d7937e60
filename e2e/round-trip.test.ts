import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import type { Locator, Page } from 'playwright-core'
import { exportFormatLabels } from 'shared-types/reports/exchange/export-operations'
import { reportKinds } from 'shared-types/reports/report-kinds'
import type { ReportKindName } from 'shared-types/reports/workflow'
import { reportWorkbook } from '../cloudfunctions/src/imports/reports/test/report-files'
import { readByLibreOffice } from '../cloudfunctions/test/libre-office'
import { picture } from './browser'
import { exchanged, reportDbf } from './round-trip-files'
import * as desk from './staff-desk'
import {
  openAt,
  openDesk,
  openStudentWorld,
  person,
  signInAndBind,
  type StudentWorld,
  type Tab,
} from './student-app-world'

jest.setTimeout(300_000)

const folder = mkdtempSync(path.join(os.tmpdir(), 'biyetong-round-trip-'))
const STEP_MS = 2000
const OPINION = '请核对后重新提交'
/** How everybody of these files is called, and nobody else. */
const OURS = '样例'
let world: StudentWorld
let counsellor: Tab
let centre: Tab

beforeAll(async () => {
  world = await openStudentWorld()
  await signInAndBind(world)
  counsellor = await openDesk(world, '10558jsj')
  centre = await openDesk(world, 'centre')
})
afterAll(async () => {
  await world?.close()
  rmSync(folder, { recursive: true })
})

const press = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' }).click()

/** Uploads a file in the admin web, takes the columns as they are recognised, and waits for the check. */
async function check(kind: ReportKindName, file: string): Promise<void> {
  const { staff, gateway } = world
  await staff.goto(`${gateway.url}/reports/${kind}/import`)
  await staff.locator('input[type=file]').setInputFiles(file)
  await press(staff, '开始检查')
}

async function importFile(kind: ReportKindName, name: string, bytes: Buffer, rows: number) {
  const file = path.join(folder, name)
  writeFileSync(file, bytes)
  await check(kind, file)
  await press(world.staff, `导入 ${rows} 行`)
  await world.staff.getByText('导入完成').waitFor()
}

/** Whether this step of the form has it; a step takes a moment to appear. */
const isShown = (it: Locator) =>
  it.waitFor({ timeout: STEP_MS }).then(
    () => true,
    () => false,
  )

/** What came back is corrected in the app: the steps are gone through, one field is written anew. */
async function correct(kind: ReportKindName, { label, value }: { label: string; value: string }) {
  const { student } = world
  await openAt(world, `report/index?kind=${kind}`)
  await student.getByText(OPINION).filter({ visible: true }).first().waitFor()
  const button = (name: string) => student.getByRole('button', { name, exact: true }).first()
  const box = student.getByRole('textbox', { name: new RegExp(`^${label}`) }).first()
  while (!(await isShown(box))) await button('下一步').tap()
  await box.fill(value)
  while (!(await isShown(button('重新提交')))) await button('下一步').tap()
  await button('重新提交').tap()
  await student.getByText('当前状态：二级待审').waitFor()
}

/** Everything that waits for this level, ticked on the page and approved at once. */
async function approveAll(page: Tab, kind: ReportKindName, count: number): Promise<void> {
  const search = encodeURIComponent(OURS)
  await page.goto(`${world.gateway.url}/reports/${kind}?stage=pending&search=${search}`)
  await page.getByRole('checkbox', { name: '选择本页全部记录' }).check()
  await page.getByText(`已选 ${count} 条`).waitFor()
  await picture(page, `round-trip-${kind}-ticked`)
  await press(page, '批量通过')
  await page.getByRole('dialog').getByRole('button', { name: '通过' }).click()
  await page.getByText(`已审核 ${count} 条记录`).waitFor()
}

async function exportAs(kind: ReportKindName, format: 'xlsx' | 'dbf'): Promise<string> {
  const { staff, gateway } = world
  const file = path.join(folder, `${kind}.${format}`)
  await staff.goto(`${gateway.url}/reports/${kind}?search=${encodeURIComponent(OURS)}`)
  await press(staff, '导出')
  const dialog = staff.getByRole('dialog', { name: `导出${reportKinds[kind].label}` })
  await dialog.getByText('符合当前筛选条件的记录共 3 行').waitFor()
  await dialog.getByRole('radio', { name: exportFormatLabels[format] }).check()
  await press(staff, '开始导出')
  const fetched = staff.waitForEvent('download')
  await staff
    .getByRole('button', { name: new RegExp(`^下载 ${format}`, 'i') })
    .first()
    .click()
  await (await fetched).saveAs(file)
  return file
}

describe.each(exchanged)('$kind', ({ kind, lines, corrected }) => {
  const [first, second, third] = lines

  test('comes from a workbook and, the same way, from a DBF', async () => {
    await importFile(kind, 'reports.xlsx', reportWorkbook([first, second]), 2)
    await importFile(kind, 'REPORTS.DBF', reportDbf(kind, [third]), 1)
    await picture(world.staff, `round-trip-${kind}-imported`)
  })

  test('is returned to a student, who corrects it on the phone, and passes three levels', async () => {
    await desk.reject(counsellor, world.gateway.url, kind, person.name, OPINION)
    await correct(kind, corrected)
    await picture(world.student, `round-trip-${kind}-corrected`)
    for (const reviewer of [counsellor, world.staff, centre]) await approveAll(reviewer, kind, 3)
  })

  test.each(['xlsx', 'dbf'] as const)(
    'goes out as .%s and comes back unchanged',
    async (format) => {
      const file = await exportAs(kind, format)
      const cells = readByLibreOffice(file).flat()
      expect(cells).toEqual(expect.arrayContaining(lines.map((it) => it['姓名'])))
      expect(cells).toContain(corrected.value)
      await check(kind, file)
      await world.staff.getByText('所有行与系统中的数据一致，没有需要导入的内容。').waitFor()
      const numbers = await world.staff.locator('.ant-statistic-content').allInnerTexts()
      expect(numbers.map((it) => Number.parseInt(it, 10))).toEqual([0, 0, 3, 0])
      await picture(world.staff, `round-trip-${kind}-unchanged-${format}`)
    },
  )
})

test('no page made a mistake of its own on the way', () => {
  const { staff, student } = world
  expect([staff, student, counsellor, centre].flatMap((it) => it.mistakes)).toEqual([])
})
