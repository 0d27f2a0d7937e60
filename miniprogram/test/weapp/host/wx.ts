import { deviceMethods, type DeviceMethod, type DeviceOptions } from './device'

export interface Call {
  method: DeviceMethod
  options: DeviceOptions
}

export interface Navigation {
  open: (url: string) => void
  back: (pages: number) => void
  /** Opens this one in place of the page in front. */
  replace: (url: string) => void
  /** Closes every page, then opens this one. */
  reLaunch: (url: string) => void
}

interface Settings {
  firstPage: string
  /** How much larger than usual this person has WeChat write. */
  textScale?: number
  width: number
  height: number
  navigation: Navigation
  /** Rejects where WeChat would call `fail`. */
  answer: (method: DeviceMethod, options: DeviceOptions) => Promise<unknown>
}

/**
 * The global `wx` of a test. Methods are its own properties, because Taro copies `Object.keys(wx)`; what is not here
 * is undefined, so that an app that needs more fails loudly.
 */
export function createWx(settings: Settings) {
  const { navigation, answer } = settings
  const calls: Call[] = []
  const kept = new Map<string, string>()
  const files = new Set<string>()
  const device = Object.fromEntries(
    deviceMethods.map((method) => [
      method,
      withCallbacks(method, (options) => {
        calls.push({ method, options })
        const { filePath } = options
        if (method === 'downloadFile' && typeof filePath === 'string') files.add(filePath)
        return answer(method, options)
      }),
    ]),
  )
  const callFunction = withCallbacks('callFunction', async (options) => {
    calls.push({ method: 'callFunction', options })
    return { result: await answer('callFunction', options), errMsg: 'cloud.callFunction:ok' }
  })
  const networkListeners = new Set<(status: { isConnected: boolean }) => void>()
  const wx = {
    ...device,
    onNetworkStatusChange: (it: (status: { isConnected: boolean }) => void) =>
      void networkListeners.add(it),
    offNetworkStatusChange: (it: (status: { isConnected: boolean }) => void) =>
      void networkListeners.delete(it),
    ...facts(settings),
    ...storage(kept),
    getFileSystemManager: () => fileSystem(files),
    ...navigator(navigation),
    cloud: { init() {}, callFunction },
  }
  const comeOnline = () => networkListeners.forEach((tell) => tell({ isConnected: true }))
  return {
    wx,
    calls,
    comeOnline,
    keptOnDevice: () => new Map(kept),
    filesOnDevice: () => [...files],
  }
}

function facts({ firstPage, width, height, textScale = 1 }: Settings) {
  const screen = { windowWidth: width, windowHeight: height, pixelRatio: 2 }
  const base = { SDKVersion: '3.8.0', language: 'zh_CN', fontSizeScaleFactor: textScale }
  const entry = () => ({ path: firstPage, query: {}, scene: 1001 })
  return {
    env: { USER_DATA_PATH },
    canIUse: () => true,
    nextTick: (run: () => void) => setTimeout(run, 0),
    getSystemInfoSync: () => ({ platform: 'devtools', ...screen, ...base }),
    getWindowInfo: () => screen,
    getAppBaseInfo: () => base,
    getDeviceInfo: () => ({ platform: 'devtools' }),
    getEnterOptionsSync: entry,
    getLaunchOptionsSync: entry,
  }
}

const USER_DATA_PATH = 'wxfile://usr'

/** The app's own folder: which files lie in it, not what is in them. */
function fileSystem(files: Set<string>) {
  return {
    writeFileSync: (filePath: string) => void files.add(filePath),
    unlinkSync(filePath: string) {
      if (!files.delete(filePath)) throw new Error(`unlink:fail no such file ${filePath}`)
    },
    readdirSync: (folder: string) => [...files].map((it) => it.slice(folder.length + 1)),
  }
}

function storage(kept: Map<string, string>) {
  return {
    getStorageSync: (key: string): unknown => JSON.parse(kept.get(key) ?? '""'),
    setStorageSync: (key: string, value: unknown) => void kept.set(key, JSON.stringify(value)),
    removeStorageSync: (key: string) => void kept.delete(key),
  }
}

function navigator({ open, back, replace, reLaunch }: Navigation) {
  const doing = (name: string, run: (options: DeviceOptions) => void) =>
    withCallbacks(name, (options) => {
      run(options)
      return Promise.resolve({ errMsg: `${name}:ok` })
    })
  return {
    navigateTo: doing('navigateTo', ({ url }) => open(String(url))),
    navigateBack: doing('navigateBack', ({ delta }) => back(Number(delta ?? 1))),
    redirectTo: doing('redirectTo', ({ url }) => replace(String(url))),
    reLaunch: doing('reLaunch', ({ url }) => reLaunch(String(url))),
  }
}

/** WeChat's convention: `success`, `fail` and `complete` if the caller gave any, a promise otherwise. */
function withCallbacks(name: string, run: (options: DeviceOptions) => Promise<unknown>) {
  return (given: DeviceOptions = {}): Promise<unknown> | undefined => {
    const { success, fail, complete, ...options } = given
    const done = run(options).catch((error: unknown) => {
      const errMsg = `${name}:fail ${(error as Error).message}`
      throw Object.assign(new Error(errMsg), { errMsg })
    })
    if (!success && !fail && !complete) return done
    const tell = (callback: unknown, value: unknown) => {
      if (typeof callback === 'function') (callback as (value: unknown) => void)(value)
    }
    done.then(
      (value) => (tell(success, value), tell(complete, value)),
      (error: unknown) => (tell(fail, error), tell(complete, error)),
    )
    return undefined
  }
}
