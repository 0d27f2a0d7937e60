import { once } from 'node:events'
import { chromium, type Page } from 'playwright-core'
import { STAFF_COOKIE } from '../cloudfunctions/src/runtime/session-cookie'
import { findBrowser } from '../scripts/test/programs.mjs'
import { startGateway } from './gateway'
import { compare, type Measurement } from './measure'
import { tokenOf, type Product } from './product'

const ROUNDS = 3
/** What no page of a school of 20,000 may need. */
const MOST_MS = 1500
/** A page of the same app that asks the server for nothing but who is there. */
const EMPTY = '/no-such-page'

/** Every page of the menu, from the address to the last change on the screen, with the app in the browser's cache. */
export async function benchPages(product: Product): Promise<Measurement[]> {
  const gateway = await startGateway(product)
  const browser = await chromium.launch({
    executablePath: findBrowser() ?? '',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  })
  try {
    const context = await browser.newContext({ locale: 'zh-CN', reducedMotion: 'reduce' })
    const value = tokenOf(product.large.staff, '10578jyb')
    await context.addCookies([{ name: STAFF_COOKIE, value, url: gateway.url }])
    await context.addInitScript(rememberLastChange)
    const page = await context.newPage()
    const empty = await timeOf(page, `${gateway.url}${EMPTY}`)
    const rows: Measurement[] = []
    for (const path of await menuOf(page, gateway.url)) {
      const ms = await timeOf(page, `${gateway.url}${path}`)
      const name = `${path}${ms > MOST_MS ? ' TOO SLOW' : ''} beside an empty page`
      rows.push(compare(name, ms, empty, 'ms'))
    }
    return rows.sort((a, b) => b.ours - a.ours)
  } finally {
    await browser.close()
    gateway.child.kill('SIGINT')
    await once(gateway.child, 'exit')
  }
}

/** In the page: when it last changed, in milliseconds since it was asked for. */
function rememberLastChange(): void {
  const noted = window as unknown as { changedAt: number }
  noted.changedAt = 0
  const observer = new MutationObserver(() => {
    noted.changedAt = performance.now()
  })
  observer.observe(document, { subtree: true, childList: true, characterData: true })
}

/** The middle one of some visits, after a first that fills the browser's cache. */
async function timeOf(page: Page, url: string): Promise<number> {
  const times: number[] = []
  for (let round = 0; round <= ROUNDS; round++) {
    await page.goto(url)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.waitForLoadState('networkidle')
    await page.waitForFunction(() => !document.querySelector('.spinner'))
    times.push(await page.evaluate(() => (window as unknown as { changedAt: number }).changedAt))
  }
  const [, ...kept] = times
  return kept.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0
}

async function menuOf(page: Page, url: string): Promise<string[]> {
  await page.goto(`${url}/`)
  const menu = page.getByRole('navigation', { name: '主菜单' })
  await menu.waitFor()
  const closed = menu.locator('[aria-expanded="false"]')
  for (; (await closed.count()) > 0; await page.waitForTimeout(200)) await closed.first().click()
  const links = await menu
    .getByRole('link')
    .evaluateAll((all) => all.map((it) => it.getAttribute('href') ?? ''))
  return [...new Set(links)]
}
