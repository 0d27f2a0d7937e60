import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { sealPicture } from '../cloudfunctions/src/certificates/test/seal-picture'
import { openBrowser, openPage } from './browser'
import { twoPictures } from './centre-desk'
import { startGateway, type Gateway } from './gateway'
import * as desk from './staff-desk'

jest.setTimeout(300_000)

type Desk = Page & { mistakes: string[] }

let gateway: Gateway
let browser: Browser
let school: Desk
let centre: Desk

beforeAll(async () => {
  gateway = await startGateway()
  browser = await openBrowser()
  school = await openPage(browser, 'desktop')
  centre = await openPage(browser, 'desktop')
  await desk.signIn(school, gateway.url, '10558admin')
  await desk.signIn(centre, gateway.url, 'centre')
  // Before signing in the session is asked for and refused.
  for (const page of [school, centre]) page.mistakes.length = 0
})

afterAll(async () => {
  await browser?.close()
  await gateway?.stop()
})

const choose = (page: Page, label: string, name: string, buffer: Buffer) =>
  page
    .getByRole('group', { name: label })
    .locator('input[type=file]')
    .setInputFiles({ name, mimeType: 'image/png', buffer })

test('a school is told what is wrong with its seal, and then shown the one that it has', async () => {
  await school.goto(`${gateway.url}/organisation/profile`)
  const save = school.getByRole('button', { name: '保存', exact: true })
  await choose(school, '院校印章', '白底.png', sealPicture(400, { isOpaque: true }))
  await school.getByRole('img', { name: '院校印章' }).waitFor()
  await save.click()
  await school.getByText('印章图片的背景不透明').waitFor()
  await school.waitForFunction(() => document.activeElement?.id === 'field-sealFileId')
  await twoPictures(school, 'school-seal-refused')
  await choose(school, '院校印章', '校章.png', sealPicture(400))
  await school.getByText('印章图片的背景不透明').waitFor({ state: 'hidden' })
  await save.click()
  await school.getByText('已保存').first().waitFor()
  await school.getByRole('img', { name: '院校印章' }).waitFor()
  await twoPictures(school, 'school-seal')
})

test('the centre says where the seal stands, looks at the 样张, and saves a new version', async () => {
  await centre.goto(`${gateway.url}/certificates/templates`)
  await centre.getByRole('radio', { name: '印在签发机关印章左侧' }).check()
  const shown = centre.waitForEvent('popup')
  await centre.getByRole('button', { name: '查看样张（蓝色）' }).click()
  const sample = await shown
  await sample.waitForURL(/\/storage\/download\//, { waitUntil: 'commit' })
  const answer = await fetch(sample.url())
  expect(answer.headers.get('content-type')).toBe('application/pdf')
  await sample.close()
  await centre.getByRole('button', { name: '保存为新版本' }).click()
  await centre.getByText('已保存为第 2 版').waitFor()
  const newest = centre.getByRole('row', { name: /第 2 版/ })
  await newest.getByText('印在签发机关印章左侧').waitFor()
  await twoPictures(centre, 'certificate-template')
})

test('nothing went wrong in any page', () => {
  expect([...school.mistakes, ...centre.mistakes].filter((it) => !it.includes('400'))).toEqual([])
})
