import { compressPicture } from './compress-picture'
import { holdFocus } from './hold-focus'
import { PlatformRefused, type PickedFile, type Platform } from './contract'

const CALL_TIMEOUT_MS = 20_000

/** Text in a browser whose settings nobody has touched; on Apple's phones, where it is another. */
const USUAL_TEXT_PX = 16
const USUAL_APPLE_TEXT_PX = 17
const LARGE_SCALE = 1.2

/** The same app in a browser: calls go to the gateway that served it, identity is its http-only cookie. */
export const h5: Platform = {
  name: 'h5',

  start() {},

  async callFunction(name, envelope) {
    const timeout = new AbortController()
    const timer = setTimeout(() => timeout.abort(), CALL_TIMEOUT_MS)
    try {
      const response = await fetch(`/call/${name}`, {
        method: 'POST',
        credentials: 'same-origin',
        // A header that another site cannot set: the gateway refuses calls without it.
        headers: { 'content-type': 'application/json', 'x-requested-with': 'biyetong' },
        body: JSON.stringify(envelope),
        signal: timeout.signal,
      })
      return (await response.json()) as unknown
    } finally {
      clearTimeout(timer)
    }
  },

  signIn() {
    const { pathname, search, hash } = window.location
    const back = encodeURIComponent(`${pathname}${search}${hash}`)
    window.location.assign(`/wechat/authorize?return=${back}`)
  },

  startAnew() {
    window.location.replace(window.location.pathname)
  },

  // What a browser has saved is where the person put it.
  clearFiles() {},

  prefersLargeText() {
    const usual = textSizeOf('-apple-system-body') ? USUAL_APPLE_TEXT_PX : USUAL_TEXT_PX
    const size = textSizeOf('-apple-system-body') ?? textSizeOf('medium serif') ?? usual
    return size >= usual * LARGE_SCALE
  },

  holdFocus,

  keepBright() {
    // Browsers leave the brightness to the person, and know how to stay awake over https only.
    if (!('wakeLock' in navigator)) return () => undefined
    const lock = navigator.wakeLock.request('screen').catch(() => undefined)
    return () => void lock.then((it) => it?.release())
  },

  checkFace() {
    return Promise.reject(new PlatformRefused('请在微信小程序中完成人脸识别'))
  },

  leaveFor(url) {
    window.location.assign(url)
    return true
  },

  pickFile(mediaTypes) {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = mediaTypes.join(',')
    return new Promise<PickedFile | undefined>((resolve) => {
      input.addEventListener('cancel', () => resolve(undefined))
      input.addEventListener('change', () => {
        const file = input.files?.[0]
        if (!file) return resolve(undefined)
        void compressPicture(file).then((content) =>
          resolve({ name: file.name, size: content.size, content }),
        )
      })
      input.click()
    })
  },

  async uploadFile(ticket, file) {
    const form = new FormData()
    for (const [name, value] of Object.entries(ticket.fields)) form.append(name, value)
    // Last: storage reads the fields while the file is still on its way.
    form.append(ticket.fileField, file.content as Blob, file.name)
    const response = await fetch(ticket.url, { method: ticket.method, body: form })
    if (!response.ok) throw new PlatformRefused('文件没有上传成功，请重试')
  },

  slice: (file, from, to) =>
    Promise.resolve({
      name: file.name,
      size: to - from,
      content: (file.content as Blob).slice(from, to),
    }),

  async sha1({ content }) {
    // Browsers make sums for pages over https only.
    if (!window.isSecureContext) return undefined
    const sum = await crypto.subtle.digest('SHA-1', await (content as Blob).arrayBuffer())
    return Array.from(new Uint8Array(sum), (it) => it.toString(16).padStart(2, '0')).join('')
  },

  openFile({ url, name }) {
    saveFrom(url, name)
    return Promise.resolve()
  },

  canShareFiles: () =>
    'canShare' in navigator &&
    navigator.canShare({ files: [new File([''], '证书.pdf', { type: 'application/pdf' })] }),

  async shareFile({ url, name, mediaType }) {
    const response = await fetch(url)
    if (!response.ok) throw new PlatformRefused('文件没有打开，请重试')
    const file = new File([await response.blob()], name, { type: mediaType })
    await navigator.share({ files: [file] }).catch((cause: unknown) => {
      const { name: why } = cause as DOMException
      if (why === 'AbortError') return
      // Browsers forget the tap when the file was long on its way.
      if (why === 'NotAllowedError') return saveFrom(url, name)
      throw new PlatformRefused('没有分享成功，请下载后再分享', { cause })
    })
  },

  saveText(name, text) {
    const url = URL.createObjectURL(new Blob(['\ufeff', text], { type: 'text/plain' }))
    saveFrom(url, name)
    setTimeout(() => URL.revokeObjectURL(url), 1000)
    return Promise.resolve()
  },

  onOnline(back) {
    window.addEventListener('online', back)
    return () => window.removeEventListener('online', back)
  },

  dial(phone) {
    window.location.assign(`tel:${phone.replace(/[^\d+]/g, '')}`)
    return Promise.resolve()
  },

  async copy(text) {
    // Browsers give the clipboard to pages over https only; a selection can be copied anywhere.
    if (window.isSecureContext) return navigator.clipboard.writeText(text)
    const box = document.createElement('textarea')
    box.value = text
    document.body.append(box)
    box.select()
    const isCopied = document.execCommand('copy')
    box.remove()
    if (!isCopied) throw new PlatformRefused('没有复制成功，请长按单号复制')
  },
}

/** A link, not window.open: phones block windows that open after a wait. */
function saveFrom(url: string, name: string): void {
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
}

/** How large the browser draws this font where the page says nothing; undefined where it does not know the font. */
function textSizeOf(font: string): number | undefined {
  if (!CSS.supports('font', font)) return undefined
  const probe = document.createElement('span')
  probe.style.font = font
  document.body.append(probe)
  const size = parseFloat(getComputedStyle(probe).fontSize)
  probe.remove()
  return size
}
