import type { FileHandle } from 'node:fs/promises'
import { WorkbookRefusal } from '../refusal'

const startsWith = (bytes: Buffer, signature: string) =>
  bytes.subarray(0, signature.length).equals(Buffer.from(signature, 'latin1'))

/** Refuses by content whatever is not a zip file, saying what it is when that can be told. */
export async function assertZip(file: FileHandle, size: number): Promise<void> {
  if (size === 0) throw new WorkbookRefusal('empty-file')
  const { buffer, bytesRead } = await file.read(Buffer.alloc(4096), 0, 4096, 0)
  const start = buffer.subarray(0, bytesRead)
  if (startsWith(start, 'PK\x03\x04')) return
  if (startsWith(start, 'PK\x05\x06'))
    throw new WorkbookRefusal('missing-part', { where: '空压缩包' })
  if (startsWith(start, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) throw await refusalOfOle(file, size)
  throw refusalOfOther(start)
}

/** Excel puts an encrypted .xlsx into the container of the old .xls. */
async function refusalOfOle(file: FileHandle, size: number): Promise<WorkbookRefusal> {
  const encrypted = Buffer.from('EncryptedPackage', 'utf16le')
  const blockBytes = 1024 * 1024
  const block = Buffer.alloc(blockBytes + encrypted.length)
  for (let position = 0; position < size; position += blockBytes) {
    const { bytesRead } = await file.read(block, 0, block.length, position)
    if (block.subarray(0, bytesRead).includes(encrypted)) {
      return new WorkbookRefusal('password-protected')
    }
  }
  return new WorkbookRefusal('legacy-xls')
}

function refusalOfOther(start: Buffer): WorkbookRefusal {
  const text = start
    .toString('latin1')
    .replace(/^(\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '')
    .replaceAll('\0', '')
  if (/^\s*<(!doctype|html|head|table|meta|\?xml|style|div)/i.test(text)) {
    return new WorkbookRefusal('web-page')
  }
  const isBinary = /[\x01-\x08\x0e-\x1a\x1c-\x1f]/.test(text) || text.startsWith('%PDF')
  const hasSeparators = /[,\t;|][^\n]*\n/.test(text)
  return new WorkbookRefusal(!isBinary && hasSeparators ? 'plain-text' : 'not-a-workbook')
}
