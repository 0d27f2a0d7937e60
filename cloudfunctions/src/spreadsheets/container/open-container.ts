import { open as openFile } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { crc32 } from 'node:zlib'
import { fromFd } from 'yauzl'
import type { Entry, ZipFile } from 'yauzl'
import type { WorkbookLimits } from '../limits'
import { WorkbookRefusal } from '../refusal'
import { assertZip } from './sniff'
import { readDirectory } from './zip-directory'

/** The parts of a workbook by name; names are compared without case. */
export type Container = {
  has(name: string): boolean
  /** Unpacked size in bytes. */
  size(name: string): number
  /** Unpacks a part, checking its length and checksum. Refuses a part that is missing. */
  read(name: string): AsyncGenerator<Buffer>
  close(): Promise<void>
}

/** Checks the container before anything is unpacked. Throws WorkbookRefusal. */
export async function openContainer(path: string, limits: WorkbookLimits): Promise<Container> {
  const file = await openFile(path, 'r')
  try {
    const { size } = await file.stat()
    if (size > limits.fileBytes) {
      const where = `${Math.floor(limits.fileBytes / 1024 / 1024)} MB`
      throw new WorkbookRefusal('too-large', { where })
    }
    await assertZip(file, size)
    const zip = await openZip(file.fd)
    const entries = await readDirectory(zip, limits)
    return containerOf(zip, entries, () => file.close())
  } catch (error) {
    await file.close()
    throw asRefusal(error)
  }
}

function containerOf(
  zip: ZipFile,
  entries: Map<string, Entry>,
  close: () => Promise<void>,
): Container {
  const entryOf = (name: string) => {
    const entry = entries.get(name.toLowerCase())
    if (!entry) throw new WorkbookRefusal('missing-part', { where: name })
    return entry
  }
  return {
    has: (name) => entries.has(name.toLowerCase()),
    size: (name) => entryOf(name).uncompressedSize,
    read: (name) => readEntry(zip, entryOf(name)),
    close,
  }
}

async function* readEntry(zip: ZipFile, entry: Entry): AsyncGenerator<Buffer> {
  let checksum = 0
  try {
    for await (const chunk of await openStream(zip, entry)) {
      checksum = crc32(chunk as Buffer, checksum)
      yield chunk as Buffer
    }
  } catch (error) {
    throw asRefusal(error)
  }
  if (checksum !== entry.crc32) {
    throw new WorkbookRefusal('damaged-file', { detail: `checksum of ${entry.fileName}` })
  }
}

const openZip = (fd: number) =>
  new Promise<ZipFile>((resolve, reject) => {
    const options = { lazyEntries: true, autoClose: false, strictFileNames: true }
    fromFd(fd, options, (error, zip) => (error ? reject(error) : resolve(zip)))
  })

const openStream = (zip: ZipFile, entry: Entry) =>
  new Promise<Readable>((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(stream)))
  })

/**
 * yauzl and zlib speak in English messages only; anything they refuse is the file's fault.
 * Errors of the operating system are not.
 */
function asRefusal(error: unknown): unknown {
  if (error instanceof WorkbookRefusal) return error
  if (error instanceof Error && 'syscall' in error) return error
  const detail = error instanceof Error ? error.message : String(error)
  if (/encrypt/i.test(detail)) return new WorkbookRefusal('password-protected', { detail })
  if (/relative path|absolute path|invalid characters/.test(detail)) {
    return new WorkbookRefusal('unsafe-container', { where: '部件名称不合法', detail })
  }
  if (/too many bytes|not enough bytes|size mismatch/.test(detail)) {
    return new WorkbookRefusal('unsafe-container', { where: '声明的大小与实际不符', detail })
  }
  return new WorkbookRefusal('damaged-file', { detail })
}
