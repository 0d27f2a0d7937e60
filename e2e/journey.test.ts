import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { openBrowser, openPage, picture } from './browser'
import { startGateway, type Gateway } from './gateway'
import * as desk from './staff-desk'
import * as app from './student-app'

jest.setTimeout(300_000)

/** Saved by LibreOffice; nine invented people. */
const roll = fileURLToPath(new URL('../cloudfunctions/test/samples/roll.xlsx', import.meta.url))
const person = { wechat: '样例的微信', name: '样例甲', idNumber: '440103200402299918' }
const folder = mkdtempSync(path.join(os.tmpdir(), 'biyetong-journey-'))

let gateway: Gateway
let browser: Browser
const people = new Map<string, Page & { mistakes: string[] }>()
const at = (who: string) => people.get(who) as Page & { mistakes: string[] }

beforeAll(async () => {
  gateway = await startGateway()
  browser = await openBrowser()
  for (const who of ['centre', '10558admin', '10558jsj']) {
    people.set(who, await openPage(browser, 'desktop'))
    await desk.signIn(at(who), gateway.url, who)
  }
  people.set('student', await openPage(browser, 'phone'))
})

afterAll(async () => {
  await browser?.close()
  await gateway?.stop()
})

const review = async (kind: string) => {
  for (const who of ['10558jsj', '10558admin', 'centre'])
    await desk.approve(at(who), gateway.url, kind, person.name)
}

test('a school imports the roll that LibreOffice saved', async () => {
  await desk.importRoll(at('10558admin'), gateway.url, roll, 9)
})

test('a student agrees, is verified, binds and reports the origin on a phone', async () => {
  const page = at('student')
  await app.signIn(page, gateway.url, person)
  await app.bind(page, person)
  await app.reportOrigin(page)
})

test('a rejection needs an opinion, which the student reads and answers with a correction', async () => {
  const opinion = '现户口所在地请写到门牌号'
  await desk.reject(at('10558jsj'), gateway.url, 'origin', person.name, opinion)
  await app.correctOrigin(at('student'), opinion)
})

test('three levels complete the origin, which gives the default dispatch', async () => {
  await review('origin')
  await app.reportDispatch(at('student'))
  await review('dispatch')
})

const certificate = path.join(folder, 'certificate.pdf')
let address = ''

test('the student draws the certificate; poppler finds it signed as a whole by a trusted authority', async () => {
  writeFileSync(certificate, await app.drawCertificate(at('student'), gateway.url))
  const nss = path.join(folder, 'nss')
  execFileSync('mkdir', [nss])
  execFileSync('certutil', ['-N', '-d', `sql:${nss}`, '--empty-password'])
  const root = path.join(gateway.dataFolder, 'development-authority/root.pem')
  execFileSync('certutil', ['-A', '-d', `sql:${nss}`, '-n', 'root', '-t', 'CT,C,C', '-i', root])
  const report = execFileSync('pdfsig', ['-nssdir', `sql:${nss}`, certificate], {
    encoding: 'utf8',
  })
  expect(report).toContain('Signature is Valid')
  expect(report).toContain('Certificate is Trusted')
  expect(report).toContain('Total document signed')
})

test('the QR of a 150-dpi rendering opens the verification page with the six facts', async () => {
  const image = path.join(folder, 'page')
  execFileSync('pdftoppm', ['-r', '150', '-png', '-singlefile', certificate, image])
  address = execFileSync('zbarimg', ['-q', '--raw', `${image}.png`], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim()
  const page = await openPage(browser, 'phone')
  await page.goto(address)
  await picture(page, 'employer-verdict')
  const text = await page.locator('body').innerText()
  expect(text).toContain('真实有效')
  for (const fact of ['印章名称', '数字证书单位', '印章类型', '签章时间', '证书编号', '文档摘要'])
    expect(text).toContain(fact)
  expect(text).not.toContain(person.name)
  expect(page.mistakes).toEqual([])
})

test('an uploaded file is told genuine or altered, an unknown token unknown', async () => {
  const altered = path.join(folder, 'altered.pdf')
  const bytes = Buffer.from(readFileSync(certificate))
  bytes.write('9', bytes.indexOf('/MediaBox') + 10)
  writeFileSync(altered, bytes)
  const page = await openPage(browser, 'phone')
  expect(await uploaded(page, certificate)).toContain('真实有效')
  expect(await uploaded(page, altered)).toContain('文件被改动')
  await picture(page, 'employer-altered')
  await page.goto(`${gateway.url}/v/AAAAAAAAAAAAAAAAAAAAAA`)
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain('查无此证')
})

async function uploaded(page: Page, file: string): Promise<string> {
  await page.goto(`${gateway.url}/v/`)
  await page.locator('input[type=file]').setInputFiles(file)
  await page.getByRole('button', { name: '核验文件' }).click()
  await page.getByText('核验过程').waitFor()
  return page.locator('body').innerText()
}

test('the centre reopens the dispatch: the certificate is revoked at once', async () => {
  const page = at('centre')
  await page.goto(`${gateway.url}/reports/dispatch?search=${encodeURIComponent(person.name)}`)
  await page.getByRole('button', { name: `查看 ${person.name}` }).click()
  await page.getByRole('dialog').getByRole('textbox').fill('接收单位有误，请重新核对')
  await page.getByRole('button', { name: '退回修改' }).click()
  await page.getByText(`${person.name}：退回修改`).waitFor()
  const employer = await openPage(browser, 'desktop')
  await employer.goto(address)
  expect(await employer.getByRole('heading', { level: 1 }).innerText()).toContain('已撤销')
  await picture(employer, 'employer-revoked')
})

test('no page made a mistake of its own on the way', () => {
  expect([...people.values()].flatMap((it) => it.mistakes)).toEqual([])
})
