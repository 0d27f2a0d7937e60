import fs from 'node:fs'
import path from 'node:path'
import vm from 'node:vm'
import { weappFolder, pagesOf } from './bundle'
import { answerCall, type Device } from './device'
import { moduleLoader } from './load-module'
import { createPages, type PageDefinition } from './pages'
import { createWx, type Call } from './wx'
import { className, findIn, isText, pathTo, textOf, type TreeNode } from './tree'

const SETTLE_MS = 20
const PATIENCE_MS = 15_000

export interface Host {
  /** What the app asked of the phone, oldest first. */
  calls: readonly Call[]
  /** WeChat tells the app that the network is back. */
  comeOnline: () => void
  /** What the app keeps in the phone's storage, as JSON, by key. */
  keptOnDevice: () => ReadonlyMap<string, string>
  /** Paths of what the app has left in its own folder. */
  filesOnDevice: () => readonly string[]
  route: () => string
  open: (url: string) => Promise<void>
  back: () => Promise<void>
  /** Everything written on the page in front. */
  text: () => string
  /** The first node with this class, once it is there. */
  find: (cssClass: string) => Promise<TreeNode>
  /** Whether a node with this class is there now. */
  has: (cssClass: string) => boolean
  /** Taps the innermost thing on which these words stand, waiting for it, or the node given. */
  tap: (target: string | TreeNode) => Promise<void>
  /** Fires an event that does not bubble, such as `input` with `{ value }`. */
  fire: (node: TreeNode, type: string, detail?: object) => Promise<void>
  /** Waits until there is something to find; throws with what the page says instead. */
  until: <T>(what: string, look: () => T | undefined) => Promise<T>
  /** Waits for words to appear; throws with what is there instead. */
  see: (words: string) => Promise<void>
}

/**
 * Boots the compiled mini-program in Node: WeChat's logic layer (App, Page, wx, getCurrentPages) without its views.
 * What would be drawn is the data that the page has set.
 */
export async function bootWeapp(
  device: Device = {},
  { folder = weappFolder, textScale = 1 } = {},
): Promise<Host> {
  const pageIds = pagesOf(folder)
  const firstPage = pageIds[0] ?? ''
  const defined = new Map<string, PageDefinition>()
  let loading = ''
  let app: Record<string, ((options: object) => void) | undefined> = {}

  const pages = createPages((route) => {
    if (!defined.has(route)) {
      if (!pageIds.includes(route)) throw new Error(`app.json lists no page ${route}`)
      loading = route
      load(route)
    }
    return defined.get(route)
  })
  const { wx, ...seen } = createWx({
    firstPage,
    width: 375,
    height: 667,
    textScale,
    navigation: pages,
    answer: (method, options) => answerCall(device, method, options),
  })
  const context = vm.createContext({
    console,
    setTimeout,
    clearTimeout,
    setInterval,
    clearInterval,
  })
  const load = moduleLoader(
    (id) => fs.readFileSync(path.join(folder, `${id}.js`), 'utf8'),
    (names, code, id) =>
      vm.compileFunction(code, names, {
        filename: `${id}.js`,
        parsingContext: context,
      }) as () => void,
    {
      wx,
      App: (it: typeof app) => (app = it),
      Page: (it: PageDefinition) => defined.set(loading, it),
      Component: () => undefined,
      getApp: () => app,
      getCurrentPages: pages.stack,
    },
  )

  load('app')
  const entry = { path: firstPage, query: {}, scene: 1001 }
  app['onLaunch']?.(entry)
  app['onShow']?.(entry)
  pages.open(firstPage)
  await settle()
  return { ...seen, ...controls(pages) }
}

function controls(
  pages: ReturnType<typeof createPages>,
): Omit<Host, 'calls' | 'comeOnline' | 'keptOnDevice' | 'filesOnDevice'> {
  const root = () => pages.front().data.root
  const text = () => textOf(root())
  const send = (node: TreeNode, type: string, detail: object) =>
    pages.front().fire(node, type, detail)
  const appears = async <T>(what: string, look: () => T | undefined): Promise<T> => {
    for (const until = Date.now() + PATIENCE_MS; ; await settle()) {
      const found = look()
      if (found !== undefined) return found
      if (Date.now() > until) throw new Error(`expected ${what}, the page says: ${text()}`)
    }
  }
  return {
    route: () => pages.front().route,
    text,
    until: appears,
    open: (url) => (pages.open(url), settle()),
    back: () => (pages.back(1), settle()),
    find: (cssClass) =>
      appears(`.${cssClass}`, () => findIn(root(), (it) => className(it).includes(cssClass))[0]),
    has: (cssClass) => findIn(root(), (it) => className(it).includes(cssClass)).length > 0,
    fire: (node, type, detail = {}) => (send(node, type, detail), settle()),
    async tap(target) {
      const node =
        typeof target === 'string'
          ? await appears(`something that says ${target}`, () =>
              findIn(root(), (it) => textOf(it) === target).at(-1),
            )
          : target
      // WeChat tells every ancestor of what was touched, from the inside out.
      const touched = pathTo(root(), node).filter((it) => !isText(it))
      for (const it of touched.reverse()) send(it, 'tap', {})
      return settle()
    },
    see: async (words) => void (await appears(words, () => text().includes(words) || undefined)),
  }
}

const settle = () => new Promise<void>((resolve) => setTimeout(resolve, SETTLE_MS))
