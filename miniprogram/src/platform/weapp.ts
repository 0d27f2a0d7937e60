import Taro from '@tarojs/taro'
import { PlatformRefused, type PickedFile, type Platform } from './contract'

/** From base library 3.8.12; neither the typings nor Taro know it, and it takes callbacks only. */
declare const wx: {
  requestFacialVerify?: (options: {
    verifyId: string
    success: () => void
    fail: (cause: unknown) => void
  }) => void
}

/** The app inside WeChat: identity, calls and files are WeChat's. */
export const weapp: Platform = {
  name: 'weapp',

  start() {
    if (CLOUD_ENV) Taro.cloud.init({ env: CLOUD_ENV })
    else Taro.cloud.init()
  },

  async callFunction(name, envelope) {
    const answer = await Taro.cloud.callFunction({ name, data: envelope })
    return answer.result
  },

  // The platform vouches for the caller of every function.
  signIn() {},
  startAnew() {},

  // There is no keyboard to hold, and WeChat's screen reader goes where the finger goes.
  holdFocus: () => () => undefined,

  checkFace(verifyId) {
    return new Promise((resolve, reject) => {
      if (!wx.requestFacialVerify)
        return reject(new PlatformRefused('请把微信更新到最新版本后重试'))
      const fail = (cause: unknown) =>
        reject(new PlatformRefused('人脸识别没有完成，请重试', { cause }))
      wx.requestFacialVerify({ verifyId, success: () => resolve(), fail })
    })
  },

  leaveFor: () => false,

  async pickFile(mediaTypes) {
    const sources = mediaTypes.some((it) => it.startsWith('image/'))
      ? (['album', 'camera', 'chat'] as const)
      : (['chat'] as const)
    const source = sources.length > 1 ? await askSource(sources) : 'chat'
    if (!source) return undefined
    return unlessCancelled(source === 'chat' ? pickFromChat() : pickPicture(source))
  },

  async uploadFile(ticket, file) {
    const answer = await Taro.uploadFile({
      url: ticket.url,
      filePath: file.content as string,
      name: ticket.fileField,
      formData: ticket.fields,
    })
    if (answer.statusCode >= 300) throw new PlatformRefused('文件没有上传成功，请重试')
  },

  async slice(file, from, to) {
    const files = Taro.getFileSystemManager()
    const bytes = await new Promise<string | ArrayBuffer>((resolve, reject) =>
      files.readFile({
        filePath: file.content as string,
        position: from,
        length: to - from,
        success: ({ data }) => resolve(data),
        fail: (cause) => reject(new PlatformRefused('文件读不出来，请重新选择', { cause })),
      }),
    )
    // One at a time: the next piece takes the place of the one before.
    const filePath = `${Taro.env.USER_DATA_PATH}/piece`
    files.writeFileSync(filePath, bytes)
    return { name: file.name, size: to - from, content: filePath }
  },

  sha1: ({ content }) =>
    new Promise((resolve) =>
      Taro.getFileSystemManager().getFileInfo({
        filePath: content as string,
        digestAlgorithm: 'sha1',
        success: (facts) => resolve(facts.digest),
        fail: () => resolve(undefined),
      }),
    ),

  async openFile({ url, name, mediaType }) {
    if (mediaType.startsWith('image/')) {
      await Taro.previewImage({ urls: [url] })
      return
    }
    // The name of the file on disk is the one under which it is shared or saved.
    const filePath = `${Taro.env.USER_DATA_PATH}/${name.replace(/[\\/]/g, '-')}`
    const answer = await Taro.downloadFile({ url, filePath })
    if (answer.statusCode !== 200) throw new PlatformRefused('文件没有打开，请重试')
    await Taro.openDocument({ filePath, fileType: 'pdf', showMenu: true })
  },

  async saveText(name, text) {
    const filePath = `${Taro.env.USER_DATA_PATH}/${name}`
    const files = Taro.getFileSystemManager()
    files.writeFileSync(filePath, text, 'utf8')
    try {
      await unlessCancelled(Taro.shareFileMessage({ filePath, fileName: name }))
    } finally {
      files.unlinkSync(filePath)
    }
  },

  onOnline(back) {
    const changed = ({ isConnected }: { isConnected: boolean }) => {
      if (isConnected) back()
    }
    Taro.onNetworkStatusChange(changed)
    return () => Taro.offNetworkStatusChange(changed)
  },

  async dial(phoneNumber) {
    await unlessCancelled(Taro.makePhoneCall({ phoneNumber }))
  },

  async copy(data) {
    await Taro.setClipboardData({ data })
  },
}

type Source = 'album' | 'camera' | 'chat'
const sourceLabels: Record<Source, string> = {
  album: '从相册选择',
  camera: '拍照',
  chat: '从聊天记录选择文件',
}

async function askSource(sources: readonly Source[]): Promise<Source | undefined> {
  const itemList = sources.map((it) => sourceLabels[it])
  const chosen = await unlessCancelled(Taro.showActionSheet({ itemList }))
  return chosen && sources[chosen.tapIndex]
}

async function pickPicture(source: 'album' | 'camera'): Promise<PickedFile | undefined> {
  const answer = await Taro.chooseMedia({
    count: 1,
    mediaType: ['image'],
    sourceType: [source],
    sizeType: ['compressed'],
  })
  const file = answer.tempFiles[0]
  if (!file) return undefined
  const extension = /\.\w+$/.exec(file.tempFilePath)?.[0] ?? '.jpg'
  return { name: `照片${extension}`, size: file.size, content: file.tempFilePath }
}

async function pickFromChat(): Promise<PickedFile | undefined> {
  const answer = await Taro.chooseMessageFile({ count: 1, type: 'all' })
  const file = answer.tempFiles[0]
  return file && { name: file.name, size: file.size, content: file.path }
}

/** WeChat rejects when a person closes a dialogue: `chooseMedia:fail cancel`. */
async function unlessCancelled<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked
  } catch (error) {
    if (/cancel/i.test((error as { errMsg?: string }).errMsg ?? '')) return undefined
    throw error
  }
}
