import type { FileHandle } from 'node:fs/promises'
import type { WorkbookLimits } from '../limits'
import { WorkbookRefusal } from '../refusal'
import { decodeText } from './text'

const PROLOGUE_BYTES = 32
const DESCRIPTOR_BYTES = 32
const TERMINATOR = 0x0d
/** Between the terminator and the first record: nothing, a zero byte, or what Visual FoxPro puts there. */
const GAPS = new Set([0, 1, 263])
/** dBASE III and IV, without and with a memo file, and Visual FoxPro. */
const VERSIONS = new Set([0x03, 0x04, 0x83, 0x8b, 0x30, 0x31])
/** Code pages named by byte 29 that are GBK or say nothing; any other is another language. */
const OWN_CODE_PAGES = new Set([0x00, 0x01, 0x03, 0x4d, 0x57, 0x7a, 0xc8])
const TYPES = new Set(['C', 'N', 'F', 'D', 'L'])

export interface DbfField {
  name: string
  type: string
  /** From the start of the record, whose first byte says whether it is deleted. */
  offset: number
  length: number
}

export interface DbfHeader {
  fields: DbfField[]
  records: number
  recordLength: number
  firstRecord: number
}

/** Whether the beginning of a file is that of a DBF: version, a date, and room for at least one field. */
export function looksLikeDbf(start: Buffer): boolean {
  if (start.length < PROLOGUE_BYTES + 1 || !VERSIONS.has(start[0] ?? 0)) return false
  const month = start[2] ?? 0
  const day = start[3] ?? 0
  return month <= 12 && day <= 31 && start.readUInt16LE(8) > PROLOGUE_BYTES
}

/** Believes nothing that the size of the file does not bear out. */
export async function readDbfHeader(
  file: FileHandle,
  size: number,
  limits: WorkbookLimits,
): Promise<DbfHeader> {
  const prologue = await readExactly(file, 0, PROLOGUE_BYTES)
  const records = prologue.readUInt32LE(4)
  const firstRecord = prologue.readUInt16LE(8)
  const recordLength = prologue.readUInt16LE(10)
  // One byte more is the mark of the end, which not every program writes.
  const expected = firstRecord + records * recordLength
  if (size !== expected && size !== expected + 1)
    throw damaged(`文件头记有 ${records} 行，与文件大小不符`, `${size} bytes, not ${expected}`)
  if (records > limits.rows)
    throw new WorkbookRefusal('too-many-rows', { where: String(limits.rows) })
  if (!OWN_CODE_PAGES.has(prologue[29] ?? 0))
    throw new WorkbookRefusal('dbf-encoding', {
      where: '文件头',
      detail: `code page ${prologue[29]}`,
    })
  const descriptors = await readExactly(file, PROLOGUE_BYTES, firstRecord - PROLOGUE_BYTES)
  const count = countFields(descriptors)
  if (count > limits.columns)
    throw new WorkbookRefusal('too-many-columns', { where: String(limits.columns) })
  const fields = readFields(descriptors, count)
  const length = 1 + fields.reduce((sum, it) => sum + it.length, 0)
  if (length !== recordLength)
    throw damaged('各列宽度之和与每行长度不符', `${length}, not ${recordLength}`)
  assertDistinct(fields)
  return { fields, records, recordLength, firstRecord }
}

function countFields(descriptors: Buffer): number {
  let count = 0
  while (descriptors[count * DESCRIPTOR_BYTES] !== TERMINATOR) {
    count += 1
    if (count * DESCRIPTOR_BYTES >= descriptors.length)
      throw damaged('文件头没有正常结束', 'no terminator')
  }
  const gap = descriptors.length - count * DESCRIPTOR_BYTES - 1
  if (count === 0 || !GAPS.has(gap)) throw damaged('文件头长度不对', `gap of ${gap}`)
  return count
}

function readFields(descriptors: Buffer, count: number): DbfField[] {
  const fields: DbfField[] = []
  let offset = 1
  for (let at = 0; at < count; at++) {
    const bytes = descriptors.subarray(at * DESCRIPTOR_BYTES, (at + 1) * DESCRIPTOR_BYTES)
    const end = bytes.indexOf(0)
    const name = decodeText(
      bytes.subarray(0, end < 0 || end > 11 ? 11 : end),
      `第 ${at + 1} 列的列名`,
    )
    const type = String.fromCharCode(bytes[11] ?? 0)
    // Clipper stores the upper byte of a long text's width where numbers have their decimals.
    const length = type === 'C' ? bytes.readUInt16LE(16) : (bytes[16] ?? 0)
    if (!name) throw damaged(`第 ${at + 1} 列没有列名`, 'empty name')
    if (!TYPES.has(type))
      throw new WorkbookRefusal('dbf-field-type', { where: `「${name}」`, detail: `type ${type}` })
    if (length < 1 || (type === 'D' && length !== 8) || (type === 'L' && length !== 1))
      throw damaged(`「${name}」列的宽度不对`, `${type} of ${length}`)
    fields.push({ name, type, offset, length })
    offset += length
  }
  return fields
}

function assertDistinct(fields: readonly DbfField[]): void {
  const names = fields.map((it) => it.name)
  const repeated = [...new Set(names)].filter((it) => names.indexOf(it) !== names.lastIndexOf(it))
  if (repeated.length > 0)
    throw new WorkbookRefusal('duplicate-header', {
      where: repeated
        .slice(0, 3)
        .map((it) => `「${it}」`)
        .join(''),
    })
}

export async function readExactly(
  file: FileHandle,
  position: number,
  length: number,
): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position)
  if (bytesRead !== length) throw damaged('文件比文件头所说的短', `${bytesRead} of ${length}`)
  return buffer
}

export const damaged = (where: string, detail: string) =>
  new WorkbookRefusal('dbf-damaged', { where, detail })
