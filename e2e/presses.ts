import type { Page } from 'playwright-core'

/** Counts a person's clicks, taps and presses by key on a page, from its next address on; gives what it has come to. */
export async function countPresses(page: Page): Promise<() => number> {
  let presses = 0
  await page.exposeFunction('countPress', () => void (presses += 1))
  await page.addInitScript(() => {
    const { countPress } = window as unknown as { countPress: () => void }
    const count = (event: Event) => {
      const isPress = !(event instanceof KeyboardEvent) || ['Enter', ' '].includes(event.key)
      if (event.isTrusted && isPress) countPress()
    }
    // Not the click: a label, and a key on a button, give another one of their own.
    for (const type of ['pointerup', 'keydown']) window.addEventListener(type, count, true)
  })
  return () => presses
}
