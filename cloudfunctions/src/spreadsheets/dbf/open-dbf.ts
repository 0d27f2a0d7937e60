import { open as openFile, type FileHandle } from 'node:fs/promises'
import { emptyCell, textCell, type Cell, type SheetRow } from '../cells'
import type { WorkbookLimits } from '../limits'
import { WorkbookRefusal } from '../refusal'
import type { DataSheet } from '../parts/data-sheet'
import {
  damaged,
  looksLikeDbf,
  readDbfHeader,
  readExactly,
  type DbfField,
  type DbfHeader,
} from './header'
import { decodeText, isUtf8Chinese } from './text'

const BATCH_BYTES = 1024 * 1024
const DELETED = 0x2a
const KEPT = 0x20

/** undefined when the file is no DBF: then it is for others to say what it is. */
export async function openDbf(
  path: string,
  limits: WorkbookLimits,
): Promise<(DataSheet & { close: () => Promise<void> }) | undefined> {
  const file = await openFile(path, 'r')
  try {
    const { size } = await file.stat()
    const start = await file.read(Buffer.alloc(64), 0, 64, 0)
    if (!looksLikeDbf(start.buffer.subarray(0, start.bytesRead))) {
      await file.close()
      return undefined
    }
    if (size > limits.fileBytes) {
      const where = `${Math.floor(limits.fileBytes / 1024 / 1024)} MB`
      throw new WorkbookRefusal('too-large', { where })
    }
    const header = await readDbfHeader(file, size, limits)
    let read = 0
    return {
      sheetName: 'DBF',
      header: header.fields.map((it) => it.name),
      rows: readRows(file, header, (records) => (read = records)),
      progress: () => Math.min(1, read / Math.max(1, header.records)),
      close: () => file.close(),
    }
  } catch (error) {
    await file.close()
    throw error
  }
}

async function* readRows(
  file: FileHandle,
  header: DbfHeader,
  tell: (records: number) => void,
): AsyncGenerator<SheetRow> {
  const { records, recordLength, firstRecord, fields } = header
  const perBatch = Math.max(1, Math.floor(BATCH_BYTES / recordLength))
  let kept = 0
  for (let from = 0; from < records; from += perBatch) {
    const count = Math.min(perBatch, records - from)
    const batch = await readExactly(file, firstRecord + from * recordLength, count * recordLength)
    const rows = Array.from({ length: count }, (_, at) =>
      batch.subarray(at * recordLength, (at + 1) * recordLength),
    )
    if (from === 0) refuseUtf8(rows, fields)
    for (const [at, record] of rows.entries()) {
      const number = from + at + 1
      const mark = record[0]
      if (mark === DELETED) continue
      if (mark !== KEPT) throw damaged(`第 ${number} 行的开头不对`, `mark ${mark}`)
      const cells = fields.map((field) => cellOf(record, field, number))
      if (cells.every((it) => it.kind === 'empty')) continue
      kept += 1
      yield { number, cells, unnamedColumns: [] }
    }
    tell(from + count)
  }
  if (kept === 0) throw new WorkbookRefusal('no-rows')
}

function refuseUtf8(rows: readonly Buffer[], fields: readonly DbfField[]): void {
  const texts = fields.filter((it) => it.type === 'C')
  const values = rows.flatMap((row) =>
    texts.map(({ offset, length }) => row.subarray(offset, offset + length)),
  )
  if (isUtf8Chinese(values))
    throw new WorkbookRefusal('dbf-encoding', { where: '看起来是 UTF-8', detail: 'valid UTF-8' })
}

/** Numbers stand as their digits: unlike a spreadsheet's they have not been rounded. */
function cellOf(record: Buffer, { name, type, offset, length }: DbfField, number: number): Cell {
  const bytes = record.subarray(offset, offset + length)
  const where = `第 ${number} 行「${name}」`
  switch (type) {
    case 'C':
      return textCell(decodeText(bytes, where).replace(/\0+$/, ''))
    case 'D':
      return dateCell(ascii(bytes, where))
    case 'L':
      return logicalCell(ascii(bytes, where), where)
    default:
      return numberCell(ascii(bytes, where), where)
  }
}

function ascii(bytes: Buffer, where: string): string {
  if (bytes.some((byte) => byte > 0x7e)) throw damaged(`${where}不是数字`, 'not ASCII')
  return bytes.toString('latin1').replace(/\0/g, ' ').trim()
}

function dateCell(text: string): Cell {
  if (text === '' || /^0+$/.test(text)) return emptyCell
  const iso = `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6, 8)}`
  const isDay =
    /^\d{8}$/.test(text) &&
    !Number.isNaN(Date.parse(iso)) &&
    new Date(iso).toISOString().startsWith(iso)
  return isDay ? { kind: 'date', iso } : { kind: 'text', text }
}

function logicalCell(text: string, where: string): Cell {
  if (text === '' || text === '?') return emptyCell
  if (/^[YyTt]$/.test(text)) return { kind: 'boolean', value: true }
  if (/^[NnFf]$/.test(text)) return { kind: 'boolean', value: false }
  throw damaged(`${where}不是逻辑值`, text)
}

function numberCell(text: string, where: string): Cell {
  if (text === '') return emptyCell
  // Too wide for its column: what it was cannot be known.
  if (/^\*+$/.test(text)) return { kind: 'error', error: text }
  if (!/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(text)) throw damaged(`${where}不是数字`, text)
  return { kind: 'text', text: text.replace(/\.0*$/, '') }
}
