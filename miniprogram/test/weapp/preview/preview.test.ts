/** @jest-environment node */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { chromium, type Browser } from 'playwright-core'
import { studentFunction } from '../student-function'
import { openPreview } from './open'

let browser: Browser
beforeAll(async () => {
  browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
})
afterAll(() => browser.close())

test('the compiled mini-program draws its pages, takes a tap and goes from one to another', async () => {
  const page = await browser.newPage({ viewport: { width: 390, height: 844 }, hasTouch: true })
  const outside: string[] = []
  page.on('request', (it) => outside.push(it.url()))
  page.on('pageerror', (it) => outside.push(it.message))
  await openPreview(page, { callFunction: studentFunction() })

  const tile = page.locator('.hall__tile', { hasText: '生源上报' })
  await tile.waitFor()
  expect(await tile.getAttribute('aria-label')).toBe('生源上报，未开放')
  await tile.tap()
  await page.getByText('版本 2026-11').waitFor()
  await page.locator('.button', { hasText: '开始授权' }).tap()
  await tile.waitFor({ state: 'visible' })
  expect(outside).toEqual(['http://weapp.invalid/'])
})
