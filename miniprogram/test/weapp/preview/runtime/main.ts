import { answerCall, type DeviceMethod, type DeviceOptions } from '../../host/device'
import { moduleLoader } from '../../host/load-module'
import { createWx } from '../../host/wx'
import type { PreviewBundle } from '../build'
import { defineElements, trigger } from './elements'
import { createViews } from './views'

declare global {
  interface Window {
    weappBundle: PreviewBundle
    weappTemplates: Record<string, unknown>
    /** Put there by the test: the phone around the app. `undefined` where the test does not answer. */
    weappDevice?: (
      method: string,
      options: DeviceOptions,
    ) => Promise<{ answer: unknown } | undefined>
    /** For tests: what a person can do that has no place on the screen. */
    weapp: {
      open: (url: string) => void
      back: () => void
      /** Fires an event of a native widget that is not drawn, such as a picker's `change`. */
      trigger: (element: Element, type: string, detail: object) => void
    }
  }
}

// The bundle is made for a place without a document; seeing a browser's, core-js would wait for its mutations.
Reflect.deleteProperty(window, 'MutationObserver')
Reflect.deleteProperty(window, 'WebKitMutationObserver')

const { weappBundle: bundle, weappTemplates: templates } = window
const firstPage = bundle.pages[0] ?? ''

type App = Record<string, ((options: object) => void) | undefined>
let app: App = {}

defineElements()
const views = createViews(bundle, templates)
const { wx } = createWx({
  firstPage,
  width: window.innerWidth,
  height: window.innerHeight,
  navigation: views,
  answer: askTest,
})
const load = moduleLoader(
  (id) => bundle.js[id] ?? '',
  (names, code, id) =>
    // eslint-disable-next-line @typescript-eslint/no-implied-eval -- running a bundle is what this is for
    new Function(...names, `${code}\n//# sourceURL=weapp/${id}.js`) as () => void,
  {
    wx,
    App: (it: App) => (app = it),
    getApp: () => app,
    getCurrentPages: views.pages,
  },
)
views.use(load)
load('app')
const entry = { path: firstPage, query: {}, scene: 1001 }
app['onLaunch']?.(entry)
app['onShow']?.(entry)
window.weapp = { open: views.open, back: () => views.back(1), trigger }
views.open(firstPage)

async function askTest(method: DeviceMethod, options: DeviceOptions): Promise<unknown> {
  const answered = await window.weappDevice?.(method, options)
  return answerCall(answered ? { [method]: () => answered.answer } : {}, method, options)
}
