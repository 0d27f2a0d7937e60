import type { Entry, ZipFile } from 'yauzl'
import type { WorkbookLimits } from '../limits'
import { WorkbookRefusal } from '../refusal'

const ratioMattersAbove = 1024 * 1024
const localHeaderBytes = 30

const unsafe = (where: string, detail: string) =>
  new WorkbookRefusal('unsafe-container', { where, detail })

/** Reads the whole directory and refuses what an honest spreadsheet program never writes. */
export async function readDirectory(
  zip: ZipFile,
  limits: WorkbookLimits,
): Promise<Map<string, Entry>> {
  if (zip.entryCount > limits.parts) {
    throw new WorkbookRefusal('too-many-parts', { where: String(limits.parts) })
  }
  const entries = await allEntries(zip)
  const byName = new Map<string, Entry>()
  let unpackedBytes = 0
  for (const entry of entries) {
    assertHonest(entry, limits)
    unpackedBytes += entry.uncompressedSize
    // Part names are compared without case (ECMA-376 part 2, 6.2.2.3).
    const key = entry.fileName.toLowerCase()
    if (byName.has(key)) throw unsafe('部件重名', entry.fileName)
    byName.set(key, entry)
  }
  if (unpackedBytes > limits.unpackedBytes) {
    throw new WorkbookRefusal('unpacks-too-large', { detail: `${unpackedBytes} bytes` })
  }
  assertApart(entries, zip.fileSize)
  return byName
}

function allEntries(zip: ZipFile): Promise<Entry[]> {
  return new Promise((resolve, reject) => {
    const entries: Entry[] = []
    zip.on('entry', (entry: Entry) => {
      entries.push(entry)
      zip.readEntry()
    })
    zip.on('end', () => resolve(entries))
    zip.on('error', reject)
    zip.readEntry()
  })
}

function assertHonest(entry: Entry, limits: WorkbookLimits) {
  if (entry.isEncrypted()) throw new WorkbookRefusal('password-protected')
  if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8) {
    throw unsafe('压缩方式不支持', `method ${entry.compressionMethod}`)
  }
  if (entry.fileName.includes('\0')) throw unsafe('部件名称不合法', 'NUL in a name')
  const { uncompressedSize: unpacked, compressedSize: packed } = entry
  if (unpacked > ratioMattersAbove && unpacked > packed * limits.packingRatio) {
    throw new WorkbookRefusal('unpacks-too-large', { detail: `${packed} → ${unpacked} bytes` })
  }
}

/** Entries that share bytes let a small file unpack to any size (a bomb without nesting). */
function assertApart(entries: Entry[], fileBytes: number) {
  let free = 0
  for (const entry of [...entries].sort(byOffset)) {
    if (entry.relativeOffsetOfLocalHeader < free) throw unsafe('部件互相重叠', entry.fileName)
    free =
      entry.relativeOffsetOfLocalHeader +
      localHeaderBytes +
      entry.fileNameLength +
      entry.compressedSize
  }
  if (free > fileBytes) throw new WorkbookRefusal('damaged-file', { detail: 'entry past the end' })
}

const byOffset = (a: Entry, b: Entry) =>
  a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader
