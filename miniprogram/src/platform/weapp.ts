import { PlatformRefused, type Platform } from './contract'
import { ask, unlessCancelled } from './wechat'
import * as files from './wechat-files'

/** From here on text in WeChat counts as large: two steps above the middle of its slider. */
const LARGE_SCALE = 1.2
const USUAL_TEXT_PX = 16

/** The app inside WeChat: identity, calls and files are WeChat's. */
export const weapp: Platform = {
  name: 'weapp',

  start() {
    if (CLOUD_ENV) wx.cloud.init({ env: CLOUD_ENV })
    else wx.cloud.init()
    files.clearFiles()
  },

  async callFunction(name, envelope) {
    const answer = await wx.cloud.callFunction({ name, data: envelope })
    return answer.result
  },

  // The platform vouches for the caller of every function.
  signIn() {},
  startAnew() {},

  clearFiles: files.clearFiles,

  prefersLargeText() {
    if (!wx.canIUse('getAppBaseInfo')) return false
    // Older clients tell the size of text only, or nothing.
    const told = wx.getAppBaseInfo() as Partial<WechatMiniprogram.AppBaseInfo>
    const { fontSizeScaleFactor, fontSizeSetting = USUAL_TEXT_PX } = told
    return (fontSizeScaleFactor ?? fontSizeSetting / USUAL_TEXT_PX) >= LARGE_SCALE
  },

  // There is no keyboard to hold, and WeChat's screen reader goes where the finger goes.
  holdFocus: () => () => undefined,

  keepBright() {
    const before = ask('getScreenBrightness', {}).then(
      ({ value }) => value,
      () => undefined,
    )
    // What cannot be put back is not changed.
    const raised = before.then(async (value) => {
      if (value !== undefined) await brighten(1, true)
      return value
    })
    return () =>
      void raised.then(async (value) => {
        if (value !== undefined) await brighten(value, false)
      })
  },

  checkFace(verifyId) {
    // From base library 3.8.12 on.
    if (!wx.canIUse('requestFacialVerify'))
      return Promise.reject(new PlatformRefused('请把微信更新到最新版本后重试'))
    return ask('requestFacialVerify', { verifyId }).then(
      () => undefined,
      (cause: unknown) => {
        throw new PlatformRefused('人脸识别没有完成，请重试', { cause })
      },
    )
  },

  leaveFor: () => false,

  pickFile: files.pickFile,

  async uploadFile(ticket, file) {
    const answer = await ask('uploadFile', {
      url: ticket.url,
      filePath: file.content as string,
      name: ticket.fileField,
      formData: ticket.fields,
    })
    if (answer.statusCode >= 300) throw new PlatformRefused('文件没有上传成功，请重试')
  },

  slice: files.slice,
  sha1: files.sha1,

  async openFile({ url, name, mediaType }) {
    if (mediaType.startsWith('image/')) {
      await ask('previewImage', { urls: [url] })
      return
    }
    // The menu of WeChat's reader saves, prints and forwards. The file goes when the app is opened the next time.
    const filePath = await files.download(url, name)
    await ask('openDocument', { filePath, fileType: 'pdf', showMenu: true })
  },

  canShareFiles: () => true,

  async shareFile({ url, name }) {
    await files.shareAndRemove(await files.download(url, name), name)
  },

  async saveText(name, text) {
    await files.shareAndRemove(files.writeText(name, text), name)
  },

  onOnline(back) {
    // The typings know what is told only where one begins to listen.
    const changed = (status: object) => {
      if ('isConnected' in status && status.isConnected) back()
    }
    wx.onNetworkStatusChange(changed)
    return () => wx.offNetworkStatusChange(changed)
  },

  async dial(phoneNumber) {
    await unlessCancelled(ask('makePhoneCall', { phoneNumber }))
  },

  async copy(data) {
    await ask('setClipboardData', { data })
  },
}

/** A phone that does not allow it shows the code as bright as it is. */
async function brighten(value: number, keepScreenOn: boolean): Promise<void> {
  await ask('setScreenBrightness', { value }).catch(() => undefined)
  await ask('setKeepScreenOn', { keepScreenOn }).catch(() => undefined)
}
