import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { openBrowser, openPage, picture } from './browser'
import { startGateway, type Gateway } from './gateway'
import * as desk from './staff-desk'

jest.setTimeout(300_000)

let gateway: Gateway
let browser: Browser
let page: Page & { mistakes: string[] }
let employer: Page & { mistakes: string[] }

beforeAll(async () => {
  gateway = await startGateway()
  browser = await openBrowser()
  page = await openPage(browser, 'desktop')
  employer = await openPage(browser, 'phone')
  await desk.signIn(page, gateway.url, 'centre')
  // Before signing in the session is asked for and refused.
  page.mistakes.length = 0
})

afterAll(async () => {
  await browser?.close()
  await gateway?.stop()
})

const list = () => page.goto(`${gateway.url}/certificates`)
const drawer = () => page.getByRole('dialog').last()

/** Opens the first certificate of the list that is in this state; tells where it is verified. */
async function openFirst(state: string): Promise<string> {
  await page.goto(`${gateway.url}/certificates?state=${state}`)
  await page
    .getByRole('button', { name: /^查看 .* 的证书$/ })
    .first()
    .click()
  const link = drawer().getByRole('link', { name: '核验页面' })
  return (await link.getAttribute('href')) ?? ''
}

async function verdict(address: string, name: string): Promise<string> {
  await employer.goto(new URL(new URL(address).pathname, gateway.url).toString())
  await picture(employer, `verdict-${name}`)
  return employer.locator('h1').innerText()
}

test('the centre sees who is due, issues to all of them, and every one is in the list', async () => {
  await page.goto(`${gateway.url}/certificates/issue`)
  const button = page.getByRole('button', { name: /^签发 [\d,]+ 人的证书$/ })
  await button.waitFor()
  await picture(page, 'certificates-preview')
  const due = Number(/[\d,]+/.exec(await button.innerText())?.[0].replace(',', ''))
  await button.click()
  await page.getByText('已完成').first().waitFor({ timeout: 120_000 })
  await page.getByText(`共 ${due} 人，已签发 ${due} 人，跳过 0 人`).waitFor()
  await page.getByText('没有可签发的人').waitFor()
  await picture(page, 'certificates-issued')
  await list()
  await page.getByText(/^共 \d+ 条/).waitFor()
  await picture(page, 'certificates-list')
})

test('after a reissue the old certificate says 已被更换 and the new one holds', async () => {
  const old = await openFirst('in-force')
  expect(await verdict(old, 'genuine')).toContain('真实有效')
  await drawer().getByRole('button', { name: '换发证书' }).click()
  await drawer().getByRole('textbox').fill('单位名称有误')
  await picture(page, 'certificates-reissue')
  await drawer().getByRole('button', { name: '换发', exact: true }).click()
  await page.getByText('更换：单位名称有误').waitFor()
  await picture(page, 'certificates-reissued')
  expect(await verdict(old, 'superseded')).toContain('已被更换')
  const renewed = page.getByRole('link', { name: '核验页面' })
  expect(await verdict((await renewed.getAttribute('href')) ?? '', 'renewed')).toContain('真实有效')
})

test('after a revocation the page says 已撤销; an address nobody was given says 查无此证', async () => {
  const address = await openFirst('in-force')
  await drawer().getByRole('button', { name: '撤销证书' }).click()
  await drawer().getByRole('textbox').fill('信息有误')
  await drawer().getByRole('button', { name: '撤销', exact: true }).click()
  await page.getByText('撤销：信息有误').waitFor()
  expect(await verdict(address, 'revoked')).toContain('已撤销')
  expect(await verdict(`${gateway.url}/v/${'A'.repeat(22)}`, 'unknown')).toContain('查无此证')
})

test('a file that was altered is named so, and nothing went wrong in any page', async () => {
  const address = await openFirst('in-force')
  const token = new URL(address).pathname
  await employer.goto(`${gateway.url}${token}`)
  await employer.locator('input[type=file]').setInputFiles({
    name: '证书.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('%PDF-1.7\n%%EOF\n'),
  })
  await employer.getByRole('button').last().click()
  await employer.getByText('文件被改动').first().waitFor()
  await picture(employer, 'verdict-altered')
  expect(page.mistakes).toEqual([])
})
