import type { Page } from 'playwright-core'

/** Words that somebody cannot read to their end: beyond the edge of the screen, or cut by what is around them. */
export function wordsCutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const words = walker.currentNode.textContent?.trim()
      const around = walker.currentNode.parentElement
      if (!words || !around?.checkVisibility({ checkVisibilityCSS: true })) continue
      const range = document.createRange()
      range.selectNodeContents(walker.currentNode)
      const { left, right, width } = range.getBoundingClientRect()
      if (width === 0) continue
      if (left < -1 || right > window.innerWidth + 1 || isCut(around, left, right))
        found.push(words.slice(0, 40))
    }
    return found

    /** Cut on purpose, with three dots, still says that there is more. */
    function isCut(from: Element, left: number, right: number): boolean {
      for (let box: Element | null = from; box; box = box.parentElement) {
        const { overflowX, textOverflow } = getComputedStyle(box)
        if (overflowX === 'auto' || overflowX === 'scroll' || textOverflow === 'ellipsis')
          return false
        const edge = box.getBoundingClientRect()
        const cuts = overflowX === 'hidden' || overflowX === 'clip'
        if (cuts && (left < edge.left - 1 || right > edge.right + 1)) return true
      }
      return false
    }
  })
}
