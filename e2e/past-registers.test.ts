import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { pastCertificateFields } from 'shared-types/certificates/past-certificate-fields'
import { reportWorkbook } from '../cloudfunctions/src/imports/reports/test/report-files'
import { dbfFile } from '../cloudfunctions/test/hostile-workbooks/dbf-file'
import { openBrowser, openPage, picture } from './browser'
import { twoPictures } from './centre-desk'
import { seriousFindings } from './findings'
import { startGateway, type Gateway } from './gateway'
import * as desk from './staff-desk'
import * as app from './student-app'
import type { Tab } from './student-app-world'

jest.setTimeout(300_000)

const folder = mkdtempSync(path.join(os.tmpdir(), 'biyetong-registers-'))
const alumnus = { wechat: '历届的微信', name: '历届甲', idNumber: '440103198901022315' }

type Row = Record<string, string>
const row = (number: string, changes: Row = {}): Row => ({
  number,
  year: '2012',
  school: '10558',
  name: alumnus.name,
  idNumber: alumnus.idNumber,
  sex: '男',
  educationLevel: '本科生毕业',
  major: '汉语言文学',
  receivingUnit: '广州市人力资源和社会保障局',
  issuedOn: '2012-07-01',
  remark: '',
  ...changes,
})

const labels = Object.fromEntries(pastCertificateFields.map((it) => [it.name, it.label]))
const asLine = (it: Row): Row =>
  Object.fromEntries(Object.entries(it).map(([name, text]) => [labels[name] ?? name, text]))

/** As registers of the time were kept; nobody would guess the last heading. */
const dbfHeadings: Row = {
  ...{ number: 'BDZBH', year: 'BYNF', school: 'YXDM', name: 'XM', idNumber: 'SFZH', sex: 'XB' },
  ...{ educationLevel: 'XLDM', major: 'ZYMC', issuedOn: 'QFRQ', receivingUnit: 'QXDW' },
}
const asDbf = (rows: readonly Row[]) =>
  dbfFile({
    fields: Object.values(dbfHeadings).map((name) => ({ name, type: 'C', length: 60 })),
    rows: rows.map((it) => Object.keys(dbfHeadings).map((name) => it[name] ?? '')),
  })

let gateway: Gateway
let browser: Browser
let page: Tab
let school: Tab
let phone: Tab

beforeAll(async () => {
  gateway = await startGateway()
  browser = await openBrowser()
  page = await openPage(browser, 'desktop')
  school = await openPage(browser, 'desktop')
  phone = await openPage(browser, 'phone')
  await desk.signIn(page, gateway.url, 'centre')
  await desk.signIn(school, gateway.url, '10558admin')
})
afterAll(async () => {
  await browser?.close()
  await gateway?.stop()
  rmSync(folder, { recursive: true })
})

const press = (name: string) => page.getByRole('button', { name, exact: true }).click()

async function upload(name: string, bytes: Buffer): Promise<void> {
  const file = path.join(folder, name)
  writeFileSync(file, bytes)
  await page.goto(`${gateway.url}/certificates/past/import`)
  await page.locator('input[type=file]').setInputFiles(file)
  await page.getByRole('button', { name: '开始检查' }).waitFor()
}

/** New, changed, the same, refused. */
async function numbers(): Promise<number[]> {
  const shown = page.locator('.ant-statistic-content')
  await shown.nth(3).waitFor()
  return (await shown.allInnerTexts()).map((it) => Number.parseInt(it, 10))
}

const found = (at: Tab, search: string) =>
  at.goto(`${gateway.url}/certificates/past?search=${encodeURIComponent(search)}`)

test('the centre loads a workbook; a row that cannot be is named with its reason, the others are entered', async () => {
  await page.goto(`${gateway.url}/certificates/past`)
  await page.getByText('还没有历史证书').waitFor()
  await page.getByRole('link', { name: '导入历史证书' }).click()
  await page.locator('input[type=file]').waitFor({ state: 'attached' })
  await twoPictures(page, 'past-upload')
  const rows = [
    row('201210558000001', { remark: '遗失补办' }),
    row('201210558000002', { name: '历届乙', idNumber: '', issuedOn: '2011-07-01' }),
    row('201299999000003', { name: '历届丙', idNumber: '', school: '99999' }),
  ]
  await upload('2012年登记册.xlsx', reportWorkbook(rows.map(asLine)))
  await twoPictures(page, 'past-columns')
  await press('开始检查')
  expect(await numbers()).toEqual([1, 0, 0, 2])
  await page.getByText('没有这个院校代码').waitFor()
  await page.getByText('不能早于').first().waitFor()
  await twoPictures(page, 'past-checked')
  expect(await seriousFindings(page)).toEqual([])
  await press('导入 1 行')
  await page.getByText('导入完成').waitFor()
  await twoPictures(page, 'past-done')
})

test('a register in DBF is mapped by hand where nobody would guess, and only what is new is entered', async () => {
  const rows = [
    row('201210558000001', { remark: '遗失补办' }),
    row('201210558000004', {
      ...{ name: '历届丁', idNumber: '', educationLevel: '硕士研究生毕业' },
      receivingUnit: '深圳市人力资源局',
    }),
  ]
  await upload('BDZ2012.DBF', asDbf(rows))
  // Without the unit nothing may be checked; what is missing is named.
  const start = page.getByRole('button', { name: '开始检查' })
  expect(await start.isDisabled()).toBe(true)
  await page.getByText('还有必填项没有对应的列：报到单位').waitFor()
  await twoPictures(page, 'past-dbf-columns')
  await page.getByRole('combobox', { name: '“QXDW”对应为' }).click()
  await page.getByTitle('报到单位（必填）').last().click()
  await start.click()
  // The remark and the rest that this file has no column for stay as they are.
  expect(await numbers()).toEqual([1, 0, 1, 0])
  await press('导入 1 行')
  await page.getByText('导入完成').waitFor()
  await found(page, '历届丁')
  await page.getByText('201210558000004').waitFor()
  await page.getByText('硕士研究生毕业').waitFor()
  await twoPictures(page, 'past-list')
})

test('the page of a record says that it is on the register, and neither the whole name nor a number', async () => {
  await found(page, alumnus.name)
  const link = page.getByRole('link', { name: `${alumnus.name}的核验页面` })
  const address = new URL((await link.getAttribute('href')) ?? '')
  const employer = await openPage(browser, 'phone')
  await employer.goto(`${gateway.url}${address.pathname}`)
  expect(await employer.locator('h1').innerText()).toBe('历史证书')
  const text = await employer.locator('body').innerText()
  for (const words of ['历*甲', '历年登记册', '没有电子文件', '汉语言文学'])
    expect(text).toContain(words)
  for (const words of [alumnus.name, alumnus.idNumber]) expect(text).not.toContain(words)
  await picture(employer, 'past-verdict', { fullPage: true })
  expect(employer.mistakes).toEqual([])
})

test('the school sees its own register and can load none', async () => {
  await found(school, '历届')
  await school.getByText('201210558000001').waitFor()
  expect(await school.getByRole('link', { name: '导入历史证书' }).count()).toBe(0)
  await school.goto(`${gateway.url}/certificates/past/import`)
  await school.getByText('历史证书由省中心统一导入').waitFor()
  await twoPictures(school, 'past-school-refused')
})

test('the graduate, on no roll any more, finds the record in the app after the face check', async () => {
  await app.signIn(phone, gateway.url, alumnus)
  const tap = (name: string) => phone.getByRole('button', { name, exact: true }).first().tap()
  const see = (text: string) => phone.getByText(text).filter({ visible: true }).first().waitFor()
  await tap('开始授权')
  await phone.getByRole('button', { name: '中国内地学生' }).first().tap()
  await phone.getByRole('textbox', { name: '姓名' }).first().fill(alumnus.name)
  await phone.getByRole('textbox', { name: '身份证号' }).first().fill(alumnus.idNumber)
  await tap('开始验证')
  await see('仅供演示')
  await tap('通过')
  await phone
    .getByRole('button', { name: /查看历年报到证登记/ })
    .first()
    .tap()
  await see('201210558000001')
  await see('遗失补办')
  await picture(phone, 'past-student', { fullPage: true })
  expect(await phone.locator('body').innerText()).not.toContain(alumnus.idNumber)
})

test('no page made a mistake of its own on the way', () => {
  expect([...page.mistakes, ...school.mistakes, ...phone.mistakes]).toEqual([])
})
