import { crc32, deflateSync } from 'node:zlib'

interface SealOptions {
  height?: number
  /** Without an alpha channel, as a picture that was saved on white. */
  isOpaque?: boolean
  /** Carried along by whoever made it. */
  comment?: string
  /** Of the ring, 0 to 255. */
  blue?: number
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.length)
  frame.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}

/** A ring with a dot in the middle, as wide as it is told. */
export function sealPicture(
  width: number,
  { height = width, isOpaque = false, comment, blue = 63 }: SealOptions = {},
): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width)
  header.writeUInt32BE(height, 4)
  header.set([8, isOpaque ? 2 : 6], 8)
  const rows = Array.from({ length: height }, (_, y) => {
    const pixels = Array.from({ length: width }, (_, x) => {
      const from = Math.hypot((x / width) * 2 - 1, (y / height) * 2 - 1)
      const isInk = from < 0.3 || (from > 0.88 && from < 1)
      if (isOpaque) return isInk ? [214, 41, blue] : [255, 255, 255]
      return isInk ? [214, 41, blue, 200] : [0, 0, 0, 0]
    })
    return Buffer.from([0, ...pixels.flat()])
  })
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    ...(comment ? [chunk('tEXt', Buffer.from(`Comment\0${comment}`))] : []),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
