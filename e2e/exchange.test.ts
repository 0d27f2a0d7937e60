import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { reportWorkbook, type Line } from '../cloudfunctions/src/imports/reports/test/report-files'
import { textOf } from '../cloudfunctions/src/imports/rows/cell-text'
import { emptyCell } from '../cloudfunctions/src/spreadsheets/cells'
import { openWorkbook } from '../cloudfunctions/src/spreadsheets/open-workbook'
import { buildWorkbookWorker } from '../cloudfunctions/test/workbook-worker'
import { openBrowser, openPage, picture } from './browser'
import { startGateway, type Gateway } from './gateway'
import { signIn } from './staff-desk'

jest.setTimeout(300_000)

type OpenPage = Page & { mistakes: string[] }
const folder = mkdtempSync(path.join(os.tmpdir(), 'biyetong-exchange-'))
const exported = path.join(folder, 'exported.xlsx')
const edited = path.join(folder, 'edited.xlsx')
let gateway: Gateway
let browser: Browser
let page: OpenPage
/** A counsellor with a telephone. */
let phone: OpenPage

beforeAll(async () => {
  gateway = await startGateway()
  browser = await openBrowser()
  page = await openPage(browser, 'desktop')
  phone = await openPage(browser, 'phone')
  await signIn(page, gateway.url, '10558admin')
  await signIn(phone, gateway.url, '10558jsj')
})

afterAll(async () => {
  await browser?.close()
  await gateway?.stop()
  rmSync(folder, { recursive: true })
})

const press = (of: Page, name: string | RegExp) =>
  of.getByRole('button', { name, exact: typeof name === 'string' }).click()

let rows = 0

test('what waits for the second level is exported, and fetched from the log', async () => {
  await page.goto(`${gateway.url}/reports/origin?stage=level2`)
  await press(page, '导出')
  const dialog = page.getByRole('dialog', { name: '导出生源上报' })
  const text = await dialog.getByText('符合当前筛选条件的记录共').innerText()
  rows = Number(/共 (\d+) 行/.exec(text)?.[1])
  expect(rows).toBeGreaterThan(1)
  await picture(page, 'exchange-export-1440')
  await press(page, '开始导出')
  const fetched = page.waitForEvent('download')
  await press(page, /^下载 XLSX/)
  await (await fetched).saveAs(exported)
  await picture(page, 'exchange-exports-1440')
})

/** The same rows with one cell of the first written otherwise. */
async function editOneCell(heading: string, text: string): Promise<void> {
  const workbook = await openWorkbook(exported, { workerFile: await buildWorkbookWorker() })
  const { header } = workbook
  const lines: Line[] = []
  for await (const { cells } of workbook.rows())
    lines.push(Object.fromEntries(header.map((it, at) => [it, textOf(cells[at] ?? emptyCell)])))
  await workbook.close()
  expect(lines).toHaveLength(rows)
  writeFileSync(edited, reportWorkbook([{ ...lines[0], [heading]: text }, ...lines.slice(1)]))
}

test('with one cell edited it is imported again: one row changed, the rest are as they were', async () => {
  await editOneCell('现户口所在地', '样例路 1 号')
  await page.goto(`${gateway.url}/reports/origin`)
  await page.getByRole('link', { name: '导入', exact: true }).click()
  await page.locator('input[type=file]').setInputFiles(edited)
  await press(page, '开始检查')
  await page.getByRole('button', { name: '导入 1 行' }).waitFor()
  const numbers = page.locator('.ant-statistic')
  expect(await numbers.allInnerTexts()).toEqual([
    expect.stringMatching(/可新增\s*0/),
    expect.stringMatching(/将更新\s*1/),
    expect.stringMatching(new RegExp(`无变化\\s*${rows - 1}`)),
    expect.stringMatching(/被拒绝\s*0/),
  ])
  await picture(page, 'exchange-checked-1440')
  await press(page, '导入 1 行')
  await page.getByText('导入完成').waitFor()
})

test('the same file once more changes nothing', async () => {
  await page.goto(`${gateway.url}/reports/origin/import`)
  await page.locator('input[type=file]').setInputFiles(edited)
  await press(page, '开始检查')
  await page.getByText('所有行与系统中的数据一致，没有需要导入的内容。').waitFor()
  await picture(page, 'exchange-unchanged-1440')
})

test('above the quota a counsellor asks, somebody else agrees, and the file is there', async () => {
  await page.goto(`${gateway.url}/export-requests`)
  await page.getByRole('spinbutton', { name: '单次限额（行）' }).fill('0')
  await press(page, '保存')
  await page.getByText('导出限额已保存').waitFor()
  await phone.goto(`${gateway.url}/reports/origin`)
  await press(phone, '导出')
  await phone.getByLabel('导出理由（必填）').fill('报送省中心')
  await picture(phone, 'exchange-request-390')
  await press(phone, '提交申请')
  await phone.getByText('等待审批').waitFor()
  await page.reload()
  await page.getByRole('button', { name: '同意 林经办 的导出', exact: true }).waitFor()
  await picture(page, 'exchange-approval-1440')
  await press(page, '同意 林经办 的导出')
  await page.getByText('已同意').waitFor()
  await phone.getByRole('button', { name: /^下载 XLSX/ }).waitFor()
  await picture(phone, 'exchange-exports-390')
  for (const [it, width] of [
    [page, 1440],
    [phone, 390],
  ] as const)
    expect(await it.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
})

test('no page made a mistake of its own on the way', () => {
  expect([...page.mistakes, ...phone.mistakes]).toEqual([])
})
