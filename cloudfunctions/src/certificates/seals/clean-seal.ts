import { inflateSync } from 'node:zlib'
import { PNG } from 'pngjs'

const MIN_PIXELS = 300
/** 41 mm at 600 dpi has about as many; more would make every certificate slow to draw. */
const MAX_PIXELS = 1000
const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex')
/** Of all pixels. A round seal leaves a fifth of its square free by its corners alone. */
const LEAST_CLEAR = 0.15
const LEAST_INK = 0.02
const CLEAR_BELOW = 32
const INK_FROM = 96

export type CleanSeal = { png: Buffer } | { problem: string }

/**
 * A seal as it will be printed, from whatever was uploaded: judged by its content, and written anew from its pixels
 * alone, so that nothing else which the file carried is kept. Otherwise why it cannot be a seal, for people.
 */
export function cleanSeal(bytes: Buffer): CleanSeal {
  const problem = headProblem(bytes)
  if (problem) return { problem }
  const picture = decode(bytes)
  if (!picture) return { problem: '印章图片已损坏或不完整，请重新导出后上传' }
  const shares = sharesOf(picture.data)
  if (shares.clear < LEAST_CLEAR)
    return { problem: '印章图片的背景不透明，请去掉白底，导出为透明背景的 PNG 后重新上传' }
  if (shares.ink < LEAST_INK) return { problem: '印章图片几乎是空白的，请检查后重新上传' }
  return { png: PNG.sync.write(picture, { colorType: 6, inputHasAlpha: true, filterType: 0 }) }
}

/** Before anything is unpacked: a few bytes may say that they are a picture of any size. */
function headProblem(bytes: Buffer): string | undefined {
  if (!bytes.subarray(0, 8).equals(SIGNATURE) || bytes.toString('latin1', 12, 16) !== 'IHDR')
    return '印章须为透明背景的 PNG 图片；JPG 没有透明背景，请导出为 PNG 后重新上传'
  if (bytes.length < 33) return '印章图片已损坏或不完整，请重新导出后上传'
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)]
  const isSized = [width, height].every((it) => it >= MIN_PIXELS && it <= MAX_PIXELS)
  if (!isSized)
    return `印章图片的宽和高须在 ${MIN_PIXELS} 至 ${MAX_PIXELS} 像素之间，这张是 ${width} × ${height}`
  return Math.abs(width - height) > width / 20
    ? `印章图片须为正方形，这张是 ${width} × ${height}`
    : undefined
}

/** What ends too early is refused: the decoder would fill the rest with whatever was there. */
function decode(bytes: Buffer) {
  try {
    inflateSync(pixelsIn(bytes), { maxOutputLength: MOST_UNPACKED })
    return PNG.sync.read(bytes)
  } catch {
    return undefined
  }
}

/** Sixteen bits a channel, with the filter byte of each row of each pass. */
const MOST_UNPACKED = MAX_PIXELS * (MAX_PIXELS * 8 + 16)

/** The packed pixels of all their chunks. Throws when the file has no end. */
function pixelsIn(bytes: Buffer): Buffer {
  const parts: Buffer[] = []
  let at = SIGNATURE.length
  for (;;) {
    const length = bytes.readUInt32BE(at)
    const type = bytes.toString('latin1', at + 4, at + 8)
    if (type === 'IEND') return Buffer.concat(parts)
    if (type === 'IDAT') parts.push(bytes.subarray(at + 8, at + 8 + length))
    at += 12 + length
  }
}

function sharesOf(data: Buffer): { clear: number; ink: number } {
  const pixels = data.length / 4
  let [clear, ink] = [0, 0]
  for (let at = 3; at < data.length; at += 4) {
    const alpha = data[at] ?? 0
    if (alpha < CLEAR_BELOW) clear += 1
    if (alpha >= INK_FROM) ink += 1
  }
  return { clear: clear / pixels, ink: ink / pixels }
}
