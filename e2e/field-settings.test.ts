import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import type { Cell } from '../cloudfunctions/src/spreadsheets/cells'
import { openWorkbook } from '../cloudfunctions/src/spreadsheets/open-workbook'
import { buildWorkbookWorker } from '../cloudfunctions/test/workbook-worker'
import { picture } from './browser'
import { seriousFindings } from './findings'
import * as desk from './staff-desk'
import * as app from './student-app'
import { openStudentWorld, person, signInAndBind, type StudentWorld } from './student-app-world'

jest.setTimeout(180_000)

const field = '导师姓名'
const hint = '填写毕业论文指导教师'
/** What a spreadsheet would take for a formula. */
const value = '=样例导师'
const folder = mkdtempSync(path.join(os.tmpdir(), 'biyetong-fields-'))
let world: StudentWorld

beforeAll(async () => {
  world = await openStudentWorld()
  await signInAndBind(world)
})
afterAll(async () => {
  await world?.close()
  rmSync(folder, { recursive: true })
})

test('the school asks one thing more of its students', async () => {
  const { staff, gateway } = world
  await staff.goto(`${gateway.url}/settings/fields`)
  await staff.getByRole('button', { name: '新增字段' }).click()
  const dialog = staff.getByRole('dialog', { name: '新增扩展字段' })
  await dialog.getByRole('textbox', { name: '字段名称' }).fill(field)
  await dialog.getByRole('textbox', { name: '提示文字' }).fill(hint)
  await dialog.getByRole('checkbox', { name: '必填' }).check()
  await picture(staff, 'fields-new-1440')
  await dialog.getByRole('button', { name: /^确\s?定$/ }).click()
  await dialog.waitFor({ state: 'hidden' })
  await staff.getByRole('switch', { name: `启用${field}` }).waitFor()
  await staff.getByRole('complementary', { name: '学生表单预览' }).getByText(field).waitFor()
  await staff.getByRole('button', { name: '保存', exact: true }).click()
  await staff.getByText('已保存，即时生效').first().waitFor()
  await picture(staff, 'fields-saved-1440')
  expect(await seriousFindings(staff)).toEqual([])
})

test('the student is asked for it and cannot leave it out', async () => {
  const { student } = world
  await app.fillOrigin(student)
  await student.getByRole('button', { name: '下一步' }).first().tap()
  const box = student.getByRole('textbox', { name: `${field}，必填，${hint}` })
  await box.waitFor()
  await student.getByRole('button', { name: '提交', exact: true }).first().tap()
  await student.getByText('有 1 项需要修改，请按红字提示检查').waitFor()
  await picture(student, 'fields-missing-390')
  expect(await student.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  expect(await seriousFindings(student)).toEqual([])
  await student.getByRole('textbox', { name: new RegExp(`^${field}，必填，`) }).fill(value)
  await app.submit(student)
})

test('the reviewer reads it in the record', async () => {
  const { staff, gateway } = world
  await desk.openReport(staff, gateway.url, 'origin', person.name)
  const section = staff.getByRole('dialog').getByRole('region', { name: '扩展信息' })
  await section.getByRole('row', { name: `${field} ${value}` }).waitFor()
  await section.scrollIntoViewIfNeeded()
  await picture(staff, 'fields-reviewed-1440')
})

test('the export has a column for it, as text', async () => {
  const { staff, gateway } = world
  const exported = path.join(folder, 'exported.xlsx')
  await staff.goto(`${gateway.url}/reports/origin?search=${encodeURIComponent(person.name)}`)
  await staff.getByRole('button', { name: '导出', exact: true }).click()
  await staff.getByRole('dialog', { name: '导出生源上报' }).getByText('记录共 1 行').waitFor()
  await staff.getByRole('button', { name: '开始导出' }).click()
  const fetched = staff.waitForEvent('download')
  await staff.getByRole('button', { name: /^下载 XLSX/ }).click()
  await (await fetched).saveAs(exported)
  expect(await columnOf(exported, field)).toEqual([{ kind: 'text', text: value }])
  expect([...staff.mistakes, ...world.student.mistakes]).toEqual([])
})

async function columnOf(file: string, heading: string): Promise<(Cell | undefined)[]> {
  const workbook = await openWorkbook(file, { workerFile: await buildWorkbookWorker() })
  const at = workbook.header.indexOf(heading)
  const found: (Cell | undefined)[] = []
  for await (const { cells } of workbook.rows()) found.push(cells[at])
  await workbook.close()
  return found
}
