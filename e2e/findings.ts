import axe from 'axe-core'
import type { Page } from 'playwright-core'

/** What shuts people out of the page as it stands: axe's serious and critical findings, one line each. */
export async function seriousFindings(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  const { violations } = await page.evaluate(() => {
    const inPage = window as unknown as { axe: { run: () => Promise<axe.AxeResults> } }
    return inPage.axe.run()
  })
  return violations
    .filter((it) => it.impact === 'serious' || it.impact === 'critical')
    .flatMap((it) => it.nodes.map((node) => `${it.id}: ${node.html} — ${node.failureSummary}`))
}
