import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import {
  chromium,
  type Browser,
  type BrowserContext,
  type Page,
  type ConsoleMessage,
} from 'playwright-core'
import { findBrowser } from '../scripts/test/programs.mjs'

const pictures = fileURLToPath(new URL('pictures', import.meta.url))
const quiet = [
  '--lang=zh-CN',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: browserPath(), args: quiet })

/** The browser of somebody who has settings of their own. */
export const openProfile = (folder: string): Promise<BrowserContext> =>
  chromium.launchPersistentContext(folder, { executablePath: browserPath(), args: quiet })

function browserPath(): string {
  const found = findBrowser()
  if (!found)
    throw new Error('没有找到 Chrome、Chromium 或 Edge，请安装其一，或用 CHROME_PATH 指出位置')
  return found
}

export type Device = 'desktop' | 'phone'

const devices = {
  desktop: { viewport: { width: 1440, height: 900 } },
  phone: {
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
    isMobile: true,
    hasTouch: true,
  },
}

/** A person at a machine of their own: nothing is shared with other pages. What the page itself gets wrong is kept. */
export async function openPage(
  browser: Browser,
  device: Device,
): Promise<Page & { mistakes: string[] }> {
  const context = await browser.newContext({
    ...devices[device],
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    // What moves may stand still half-way where nothing is painted: in a page behind another.
    reducedMotion: 'reduce',
  })
  const page = Object.assign(await context.newPage(), { mistakes: [] as string[] })
  page.setDefaultTimeout(20_000)
  page.on('pageerror', (error) => page.mistakes.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' && !isRefusal(message)) page.mistakes.push(message.text())
  })
  return page
}

/** Our functions refuse with 4xx, which browsers report as an error of the page. */
const isRefusal = (message: ConsoleMessage) =>
  message.location().url.includes('/call/') && /status of 4\d\d/.test(message.text())

let taken = 0

/** Kept for whoever wants to see the journey; numbered in the order they were taken. */
export async function picture(
  page: Page,
  name: string,
  options: { fullPage?: boolean } = {},
): Promise<void> {
  mkdirSync(pictures, { recursive: true })
  taken += 1
  await page.waitForTimeout(350)
  const path = `${pictures}/${String(taken).padStart(2, '0')}-${name}.png`
  await page.screenshot({ path, ...options })
}
