import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { openBrowser, openPage, picture } from './browser'
import { seriousFindings } from './findings'
import { startGateway, type Gateway } from './gateway'
import { signIn } from './staff-desk'

jest.setTimeout(600_000)

/** Pages that no entry of the menu leads to. */
const beyondMenu = {
  '10558admin': ['/account', '/roles/new', '/reports/origin/batches'],
  centre: [
    '/account',
    '/announcements/new',
    '/questions/new',
    '/settings/codes/ethnicity',
    '/reports/dispatch/batches',
  ],
}
type Account = keyof typeof beyondMenu
const accounts = Object.keys(beyondMenu) as Account[]

let gateway: Gateway
let browser: Browser

beforeAll(async () => {
  gateway = await startGateway()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await gateway?.stop()
})

/** Every page that the menu offers this person, its groups opened one after the other. */
async function offered(page: Page): Promise<string[]> {
  const menu = page.getByRole('navigation', { name: '主菜单' })
  const closed = menu.locator('[aria-expanded="false"]')
  while ((await closed.count()) > 0) {
    await closed.first().click()
    await page.waitForTimeout(400)
  }
  const links = await menu
    .getByRole('link')
    .evaluateAll((all) => all.map((it) => it.getAttribute('href') ?? ''))
  return [...new Set(links)]
}

async function settled(page: Page, path: string): Promise<void> {
  await page.goto(`${gateway.url}${path}`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.waitForLoadState('networkidle')
  // Two panels may be loading at once.
  await page.waitForFunction(() => !document.querySelector('.spinner'))
}

test.each(accounts)(
  'no page that %s can open shuts anybody out, light or dark',
  async (account) => {
    const page = await openPage(browser, 'desktop')
    await signIn(page, gateway.url, account)
    const paths = [...(await offered(page)), ...beyondMenu[account]]
    expect(paths.length).toBeGreaterThan(12)
    const findings: string[] = []
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      for (const path of paths) {
        await settled(page, path)
        const found = await seriousFindings(page)
        if (found.length > 0) await picture(page, `accessibility-${account}-${colorScheme}`)
        findings.push(...found.map((it) => `${colorScheme} ${path} ${it}`))
      }
    }
    expect(findings).toEqual([])
  },
)
