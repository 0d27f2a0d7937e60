import { afterAll, expect, test } from '@jest/globals'
import { chromium, type Locator, type Page } from 'playwright-core'
import { openWorld } from '../../../../cloudfunctions/test/contract/world'
import { findBrowser } from '../../../../scripts/test/programs.mjs'
import { studentPhone } from '../student-phone'
import { openPreview } from './open'

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

const field = (page: Page, name: string) =>
  page.locator(`.field-${name}`).locator('input, textarea')
const tap = (page: Page, words: string) =>
  tapIn(page.locator('.button, .origin, .option', { hasText: words }).locator('visible=true'))
const tapIn = (target: Locator) => target.first().tap()
