/** Width and height as the file's own header says; undefined where there is none. */
export function pictureSize(bytes: Buffer, mediaType: string): [number, number] | undefined {
  return mediaType === 'image/png' ? sizeOfPng(bytes) : sizeOfJpeg(bytes)
}

function sizeOfPng(bytes: Buffer): [number, number] | undefined {
  if (bytes.length < 24) return undefined
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)]
}

/** Frame headers (SOF), but for the codes in between that mean tables. */
const isFrame = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

/** Walks from segment to segment up to the frame header. */
function sizeOfJpeg(bytes: Buffer): [number, number] | undefined {
  let at = 2
  while (at + 9 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) at += 1
    else if (isFrame(marker)) return [bytes.readUInt16BE(at + 7), bytes.readUInt16BE(at + 5)]
    else at += 2 + bytes.readUInt16BE(at + 2)
  }
  return undefined
}
