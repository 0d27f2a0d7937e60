import { afterAll, expect, jest, test } from '@jest/globals'
import { chromium, type Locator, type Page } from 'playwright-core'
import { openWorld } from '../../../../cloudfunctions/test/contract/world'
import { findBrowser } from '../../../../scripts/test/programs.mjs'
import { studentPhone } from '../host/student-phone'
import { openPreview } from './open'

jest.setTimeout(60_000)

const executablePath = findBrowser()
if (!executablePath)
  throw new Error('没有找到 Chrome、Chromium 或 Edge，请安装其一，或用 CHROME_PATH 指出位置')
const browser = await chromium.launch({
  executablePath,
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
})
afterAll(() => browser.close())
const world = await openWorld()

test('in the component framework of WeChat a student gives consent, is bound and reports', async () => {
  const { row } = await world.student({ bound: false })
  const page = await browser.newPage({ viewport: { width: 390, height: 844 }, hasTouch: true })
  const outside: string[] = []
  page.on('request', (it) => outside.push(it.url()))
  page.on('pageerror', (it) => outside.push(it.message))
  await openPreview(page, studentPhone(world, 'wechat-preview'))

  await tap(page, '开始授权')
  await tap(page, '中国内地学生')
  await field(page, 'name').fill(row['name'] ?? '')
  await field(page, 'idNumber').fill(row['idNumber'] ?? '')
  await tap(page, '开始验证')
  await page.getByText('沙箱实名认证 · 仅供演示').waitFor()
  await tap(page, '通过')
  await page.getByText('绑定成功').waitFor()
  await tap(page, '马上完善信息')

  await tap(page, '下一步')
  await field(page, 'mobile').fill('14500000123')
  await field(page, 'currentHukou').fill('广州市天河区示范路 1 号')
  await tap(page, '下一步')
  await tapIn(page.locator('.field-teacherTraining .labelled__control'))
  await tap(page, '非师范生')
  await tap(page, '提交')
  await page.getByText('已提交，审核中').waitFor()
  expect(outside).toEqual(['http://weapp.invalid/'])
})

test('a screen reader is told what a tile is, its name, its state and what comes next', async () => {
  const { openid = '' } = await world.visitor()
  const page = await openedBy(openid)
  const tile = page.locator('.tile-identity')
  await tile.waitFor()
  expect(await tile.getAttribute('aria-role')).toBe('button')
  expect(await tile.getAttribute('aria-label')).toBe(
    '实名认证 / 学籍绑定，待办理，绑定后即可办理各项业务',
  )
})

test('attributes reach the components that they were given to: a hint in a field, a picture', async () => {
  const { openid = '' } = await world.student({ origin: 'completed', dispatch: 'completed' })
  const page = await openedBy(openid)
  await page.locator('.tile-certificate').tap()
  await tap(page, '领取')
  await tap(page, '出示核验二维码')
  const code = page.locator('.qr-screen__code-image img')
  await code.waitFor()
  expect(
    await code.evaluate((it: HTMLImageElement) => it.decode().then(() => it.naturalWidth)),
  ).toBeGreaterThan(200)
  await tap(page, '关闭')

  await page.evaluate(() => window.weapp.open('/pages/report/index?kind=employment'))
  await tapIn(page.locator('.field-destination .labelled__control'))
  await tap(page, '签就业协议形式就业')
  await tap(page, '下一步')
  await tapIn(page.locator('.field-employer .labelled__control'))
  await tapIn(page.locator('.company-missing'))
  await page.locator('.company-missing').waitFor({ state: 'detached' })
  expect(await field(page, 'employer').getAttribute('placeholder')).toBe('请填写单位名称')
})

async function openedBy(openid: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 390, height: 844 }, hasTouch: true })
  await openPreview(page, studentPhone(world, openid))
  return page
}

const field = (page: Page, name: string) =>
  page.locator(`.field-${name}`).locator('input, textarea')
const tap = (page: Page, words: string) =>
  tapIn(page.locator('.button, .origin, .option', { hasText: words }).locator('visible=true'))
const tapIn = (target: Locator) => target.first().tap()
