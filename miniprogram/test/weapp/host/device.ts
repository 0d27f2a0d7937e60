/**
 * What the phone and WeChat around the app do in a test: one function per `wx` method that leaves the app, given the
 * options of the call and answering what WeChat would hand to `success`. A throw becomes `fail`.
 * `callFunction` answers the function's result.
 */
export type Device = Partial<Record<DeviceMethod, (options: DeviceOptions) => unknown>>

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- each method has its own, and a test states what it needs
export type DeviceOptions = Record<string, any>

/** Methods of `wx` that a test may answer; what it does not answer fails as on a phone that cannot do it. */
export const deviceMethods = [
  'callFunction',
  'chooseMedia',
  'chooseMessageFile',
  'downloadFile',
  'getScreenBrightness',
  'hideLoading',
  'hideToast',
  'login',
  'makePhoneCall',
  'openDocument',
  'pageScrollTo',
  'previewImage',
  'requestFacialVerify',
  'requestSubscribeMessage',
  'saveImageToPhotosAlbum',
  'scanCode',
  'setClipboardData',
  'setKeepScreenOn',
  'setNavigationBarTitle',
  'setScreenBrightness',
  'shareFileMessage',
  'showActionSheet',
  'showLoading',
  'showModal',
  'showToast',
  'stopPullDownRefresh',
  'uploadFile',
] as const
export type DeviceMethod = (typeof deviceMethods)[number]

/** Only shown, never answered: succeed unless a test says otherwise. */
const silentMethods: ReadonlySet<DeviceMethod> = new Set([
  'hideLoading',
  'hideToast',
  'pageScrollTo',
  'setKeepScreenOn',
  'setNavigationBarTitle',
  'showLoading',
  'showToast',
  'stopPullDownRefresh',
])

/** Answers one call; rejects with WeChat's `errMsg`. */
// eslint-disable-next-line @typescript-eslint/require-await -- so that a throw of the device is a rejection
export async function answerCall(
  device: Device,
  method: DeviceMethod,
  options: DeviceOptions,
): Promise<unknown> {
  const answer = device[method]
  if (answer) return answer(options)
  if (silentMethods.has(method)) return {}
  throw new Error('not answered by this test')
}
