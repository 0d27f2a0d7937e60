import { PlatformRefused, type PickedFile } from './contract'
import { ask, unlessCancelled } from './wechat'

/** The app's own folder on the phone, which outlives the app. */
const pathOf = (name: string) => `${wx.env.USER_DATA_PATH}/${name.replace(/[\\/]/g, '-')}`

/** Removes whatever lies in the app's own folder: certificates, exports and pieces are personal. */
export function clearFiles(): void {
  const files = wx.getFileSystemManager()
  for (const name of namesIn(files)) removeFile(`${wx.env.USER_DATA_PATH}/${name}`)
}

function namesIn(files: WechatMiniprogram.FileSystemManager): string[] {
  try {
    return files.readdirSync(wx.env.USER_DATA_PATH)
  } catch {
    // Nothing was ever put there.
    return []
  }
}

function removeFile(filePath: string): void {
  try {
    wx.getFileSystemManager().unlinkSync(filePath)
  } catch {
    // Gone already, or a folder of WeChat's own.
  }
}

/** @returns its path: the name on disk is the one under which it is shared or saved. */
export async function download(url: string, name: string): Promise<string> {
  const filePath = pathOf(name)
  const { statusCode } = await ask('downloadFile', { url, filePath })
  if (statusCode !== 200) throw new PlatformRefused('文件没有打开，请重试')
  return filePath
}

export function writeText(name: string, text: string): string {
  const filePath = pathOf(name)
  wx.getFileSystemManager().writeFileSync(filePath, text, 'utf8')
  return filePath
}

/** Hands a file to a chat that the person picks; it does not stay. */
export async function shareAndRemove(filePath: string, fileName: string): Promise<void> {
  try {
    await unlessCancelled(ask('shareFileMessage', { filePath, fileName }))
  } finally {
    removeFile(filePath)
  }
}

export async function slice(file: PickedFile, from: number, to: number): Promise<PickedFile> {
  const files = wx.getFileSystemManager()
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
  const filePath = pathOf('piece')
  files.writeFileSync(filePath, bytes)
  return { name: file.name, size: to - from, content: filePath }
}

export const sha1 = ({ content }: PickedFile): Promise<string | undefined> =>
  new Promise((resolve) =>
    wx.getFileSystemManager().getFileInfo({
      filePath: content as string,
      digestAlgorithm: 'sha1',
      success: (facts) => resolve(facts.digest),
      fail: () => resolve(undefined),
    }),
  )

type Source = 'album' | 'camera' | 'chat'
const sourceLabels: Record<Source, string> = {
  album: '从相册选择',
  camera: '拍照',
  chat: '从聊天记录选择文件',
}

export async function pickFile(mediaTypes: readonly string[]): Promise<PickedFile | undefined> {
  const sources = mediaTypes.some((it) => it.startsWith('image/'))
    ? (['album', 'camera', 'chat'] as const)
    : (['chat'] as const)
  const source = sources.length > 1 ? await askSource(sources) : 'chat'
  if (!source) return undefined
  return unlessCancelled(source === 'chat' ? pickFromChat() : pickPicture(source))
}

async function askSource(sources: readonly Source[]): Promise<Source | undefined> {
  const itemList = sources.map((it) => sourceLabels[it])
  const chosen = await unlessCancelled(ask('showActionSheet', { itemList }))
  return chosen && sources[chosen.tapIndex]
}

async function pickPicture(source: 'album' | 'camera'): Promise<PickedFile | undefined> {
  const answer = await ask('chooseMedia', {
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
  const answer = await ask('chooseMessageFile', { count: 1, type: 'all' })
  const file = answer.tempFiles[0]
  return file && { name: file.name, size: file.size, content: file.path }
}
