import { crc32, deflateRawSync } from 'node:zlib'

/** An entry as it is to be written; what is set besides name and data is a lie on purpose. */
export type ZipEntry = {
  name: string
  data: Buffer | string
  isStored?: boolean
  /** Written to the directory and the local header instead of the true sizes and checksum. */
  claimed?: { unpacked?: number; packed?: number; checksum?: number }
  flags?: number
  method?: number
  /** Points the directory to another entry's bytes, by index. */
  sharesBytesOf?: number
}

const utf8Names = 0x800

/** A zip file written byte by byte, so that it can be wrong in any chosen way. */
export function zipFile(entries: readonly ZipEntry[]): Buffer {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  const offsets: number[] = []
  let offset = 0
  for (const entry of entries) {
    const data = Buffer.from(entry.data as string)
    const packed = entry.isStored ? data : deflateRawSync(data)
    const fields = commonFields(entry, data, packed)
    const name = Buffer.from(entry.name)
    const position = entry.sharesBytesOf === undefined ? offset : offsets[entry.sharesBytesOf]!
    offsets.push(position)
    directory.push(directoryRecord(fields, name, position))
    if (entry.sharesBytesOf !== undefined) continue
    const local = Buffer.concat([signature(0x04034b50), fields, name, packed])
    locals.push(local)
    offset += local.length
  }
  return Buffer.concat([...locals, ...directory, endRecord(entries.length, directory, offset)])
}

function commonFields(entry: ZipEntry, data: Buffer, packed: Buffer) {
  const fields = Buffer.alloc(26)
  fields.writeUInt16LE(20, 0)
  fields.writeUInt16LE(utf8Names | (entry.flags ?? 0), 2)
  fields.writeUInt16LE(entry.method ?? (entry.isStored ? 0 : 8), 4)
  fields.writeUInt32LE(entry.claimed?.checksum ?? crc32(data), 10)
  fields.writeUInt32LE(entry.claimed?.packed ?? packed.length, 14)
  fields.writeUInt32LE(entry.claimed?.unpacked ?? data.length, 18)
  fields.writeUInt16LE(Buffer.byteLength(entry.name), 22)
  return fields
}

function directoryRecord(fields: Buffer, name: Buffer, position: number) {
  const tail = Buffer.alloc(14)
  tail.writeUInt32LE(position, 10)
  return Buffer.concat([signature(0x02014b50), Buffer.from([20, 0]), fields, tail, name])
}

function endRecord(count: number, directory: Buffer[], start: number) {
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(Math.min(count, 0xffff), 8)
  end.writeUInt16LE(Math.min(count, 0xffff), 10)
  end.writeUInt32LE(Buffer.concat(directory).length, 12)
  end.writeUInt32LE(start, 16)
  return end
}

function signature(value: number) {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
