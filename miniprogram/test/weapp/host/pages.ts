import { setPath, type TreeNode } from './tree'

type Hook = (argument?: unknown) => void

/** What Taro hands to `Page`. */
export interface PageDefinition {
  data?: { root?: TreeNode }
  onLoad?: Hook
  onShow?: Hook
  onReady?: Hook
  onHide?: Hook
  onUnload?: Hook
  /** Taro's one handler of every event. */
  eh: (event: object) => void
}

export type OpenPage = PageDefinition & {
  route: string
  data: { root: TreeNode }
  setData: (changes: Record<string, unknown>, done?: () => void) => void
  fire: (node: TreeNode, type: string, detail: object) => void
}

/** WeChat's stack of pages, with their life cycle and without their views. */
export function createPages(define: (route: string) => PageDefinition | undefined) {
  const stack: OpenPage[] = []
  const front = () => {
    const page = stack.at(-1)
    if (!page) throw new Error('no page is open')
    return page
  }
  const close = (show: boolean) => {
    stack.pop()?.onUnload?.()
    if (show) stack.at(-1)?.onShow?.()
  }
  const open = (url: string, covers = true) => {
    const [route = '', query = ''] = url.replace(/^\//, '').split('?')
    const definition = define(route)
    if (!definition) throw new Error(`${route} registered no page`)
    const page = openPage(definition, route)
    if (covers) stack.at(-1)?.onHide?.()
    stack.push(page)
    page.onLoad?.(Object.fromEntries(new URLSearchParams(query)))
    page.onShow?.()
    setTimeout(() => page.onReady?.(), 0)
  }
  return {
    stack: () => [...stack],
    front,
    open,
    back(pages: number) {
      for (let left = pages; left > 0 && stack.length > 1; left--) close(left === 1)
    },
    /** The page behind is not shown meanwhile, and hears nothing of it. */
    replace(url: string) {
      close(false)
      open(url, false)
    },
    reLaunch(url: string) {
      while (stack.length > 0) close(false)
      open(url)
    },
  }
}

function openPage(definition: PageDefinition, route: string): OpenPage {
  const page = {
    ...definition,
    route,
    __route__: route,
    data: structuredClone(definition.data ?? {}) as OpenPage['data'],
    setData(changes: Record<string, unknown>, done?: () => void) {
      for (const [path, value] of Object.entries(changes)) setPath(page.data, path, value)
      if (done) setTimeout(done, 0)
    },
    fire(node: TreeNode, type: string, detail: object) {
      const target = { id: node.uid ?? node.sid, dataset: { sid: node.sid } }
      const now = Date.now()
      page.eh({ type, timeStamp: now, target, currentTarget: target, detail, mark: {} })
    },
  }
  return page
}
