import { WorkbookRefusal } from '../refusal'

const gb18030 = new TextDecoder('gb18030', { fatal: true })
const utf8 = new TextDecoder('utf-8', { fatal: true })

/** GBK is GB18030's older part. Bytes that are no characters of it end the reading: better none than a wrong name. */
export function decodeText(bytes: Uint8Array, where: string): string {
  try {
    return gb18030.decode(bytes)
  } catch {
    throw new WorkbookRefusal('dbf-encoding', { where, detail: 'not GB18030' })
  }
}

/** Values that are all well-formed UTF-8 with Chinese in it: decoded as GB18030 they would be other characters. */
export function isUtf8Chinese(values: readonly Uint8Array[]): boolean {
  const foreign = values.filter((it) => it.some((byte) => byte > 0x7f))
  if (foreign.length === 0) return false
  try {
    return foreign.some((it) => /\p{Script=Han}/u.test(utf8.decode(it))) && foreign.every(isUtf8)
  } catch {
    return false
  }
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    utf8.decode(bytes)
    return true
  } catch {
    return false
  }
}
