import { glassEasel, MiniProgramEnv, type Root } from 'glass-easel-miniprogram-adapter'
import { resolveFrom } from '../../host/load-module'
import type { PreviewBundle } from '../build'

type Hook = (argument?: unknown) => void
interface Page {
  route: string
  __route__: string
  onLoad?: Hook
  onShow?: Hook
  onReady?: Hook
  onHide?: Hook
  onUnload?: Hook
}
interface View {
  page: Page
  element: HTMLElement
}

/** WeChat's stack of pages, each drawn by glass-easel into an element of its own. */
export function createViews(bundle: PreviewBundle, templates: Record<string, unknown>) {
  const stack: View[] = []
  const front = () => stack.at(-1)
  const style = (route: string) => {
    const sheet = document.getElementById('page-style')
    if (sheet) sheet.textContent = bundle.css[route] ?? ''
  }
  const createRoot = rootFactory(bundle, templates)

  const close = (show: boolean) => {
    const closed = stack.pop()
    closed?.page.onUnload?.()
    closed?.element.remove()
    const below = front()
    if (!below || !show) return
    below.element.style.display = ''
    style(below.page.route)
    below.page.onShow?.()
  }
  const open = (url: string) => {
    const [route = '', query = ''] = url.replace(/^\//, '').split('?')
    const root = createRoot(route)
    const page = root.getComponent().getMethodCaller() as Page
    page.route = page.__route__ = route
    const below = front()
    below?.page.onHide?.()
    if (below) below.element.style.display = 'none'
    stack.push({ page, element: attach(root, route) })
    style(route)
    page.onLoad?.(Object.fromEntries(new URLSearchParams(query)))
    page.onShow?.()
    setTimeout(() => page.onReady?.(), 0)
  }
  return {
    pages: () => stack.map((it) => it.page),
    open,
    back(pages: number) {
      for (let left = pages; left > 0 && stack.length > 1; left--) close(left === 1)
    },
    replace(url: string) {
      close(false)
      open(url)
    },
    reLaunch(url: string) {
      while (stack.length > 0) close(false)
      open(url)
    },
    /** Set after `App` has run: pages need its modules. */
    use: (load: (id: string) => unknown) => createRoot.use(load),
  }
}

function attach(root: Root, route: string): HTMLElement {
  const element = document.createElement('div')
  element.dataset['route'] = route
  const placeholder = document.createElement('i')
  element.append(placeholder)
  document.body.append(element)
  root.attach(element, placeholder)
  return element
}

function rootFactory(bundle: PreviewBundle, templates: Record<string, unknown>) {
  const space = new MiniProgramEnv()
  const code = space.createCodeSpace('', true)
  const backend = new glassEasel.CurrentWindowBackendContext()
  backend.onEvent((target, type, detail, options) => {
    const event = new glassEasel.Event(type, detail, options)
    glassEasel.Event.dispatchEvent(target, event)
    return event.defaultPrevented() ? 1 : 0
  })
  const associated = space.associateBackend(backend)
  const registered = new Set<string>()
  let load: (id: string) => unknown = () => undefined

  const register = (id: string) => {
    if (registered.has(id)) return
    registered.add(id)
    const config = bundle.json[id] ?? {}
    code.addComponentStaticConfig(id, config)
    code.addCompiledTemplate(id, { groupList: templates, content: templates[id] })
    for (const used of Object.values(config.usingComponents ?? {})) register(resolveFrom(id, used))
    code.globalComponentEnv(window, id, () => void load(id))
  }
  const createRoot = (route: string): Root => {
    if (!bundle.pages.includes(route)) throw new Error(`app.json lists no page ${route}`)
    register(route)
    return associated.createRoot('page', code, route)
  }
  createRoot.use = (loader: typeof load) => {
    load = loader
  }
  return createRoot
}
