import { createWriteStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { DBFFile, type FieldDescriptor } from 'dbffile'
import type { ExportColumn } from 'shared-types/reports/exchange/export-columns'
import type { ExportFormat } from 'shared-types/reports/exchange/export-operations'
import { XLSX } from '../../files/hand-out-workbook'
import { writeWorkbook } from '../../spreadsheets/write-workbook'
import { dbfWidth, fitting } from './dbf-text'

export const mediaTypes: Record<ExportFormat, string> = {
  xlsx: XLSX,
  dbf: 'application/vnd.dbf',
  csv: 'text/csv; charset=utf-8',
}

interface Content {
  title: string
  columns: readonly ExportColumn[]
  rows: AsyncIterable<string[]>
  /** Who took it out, when and of what: a sheet of its own, where the format has sheets. */
  notes: readonly string[]
  /** The same in a line, at the head and foot of every page, where the format has pages. */
  watermark: string
}

export const writers: Record<ExportFormat, (path: string, content: Content) => Promise<void>> = {
  xlsx: (path, { title, columns, rows, notes, watermark }) =>
    writeWorkbook(path, {
      sheets: [
        {
          name: title,
          columns: columns.map((it) => ({ header: it.label })),
          rows: lines(rows),
          watermark,
        },
      ],
      notes: [{ name: '导出说明', lines: notes }],
    }),
  csv: (path, { columns, rows }) =>
    pipeline(
      Readable.from(
        csvLines(
          columns.map((it) => it.label),
          rows,
        ),
      ),
      createWriteStream(path),
    ),
  dbf: writeDbf,
}

async function* lines(rows: AsyncIterable<string[]>) {
  for await (const cells of rows) yield { cells }
}

/** RFC 4180, with the mark by which Excel knows UTF-8. */
async function* csvLines(header: readonly string[], rows: AsyncIterable<string[]>) {
  yield `\uFEFF${csvLine(header)}`
  for await (const cells of rows) yield csvLine(cells)
}

const csvLine = (cells: readonly string[]) => `${cells.map(csvCell).join(',')}\r\n`

/** What begins like a formula, or like a number that Excel would round, is told to be text. */
function csvCell(text: string): string {
  const shown = /^[=+\-@\t\r]/.test(text) || /^0?\d{12,}[\dXx]?$/.test(text) ? `\t${text}` : text
  return `"${shown.replaceAll('"', '""')}"`
}

const DBF_ENCODING = 'gb18030'
const DBF_CHUNK = 500

async function writeDbf(path: string, { columns, rows }: Content): Promise<void> {
  const fields = columns.map((it): FieldDescriptor => {
    return { name: it.dbfName, type: 'C', size: dbfWidth(it.field) }
  })
  const file = await DBFFile.create(path, fields, { encoding: DBF_ENCODING })
  let chunk: Record<string, string>[] = []
  for await (const cells of rows) {
    chunk.push(
      Object.fromEntries(
        fields.map(({ name, size }, at) => [name, fitting(cells[at] ?? '', size)] as const),
      ),
    )
    if (chunk.length < DBF_CHUNK) continue
    await file.appendRecords(chunk)
    chunk = []
  }
  if (chunk.length > 0) await file.appendRecords(chunk)
  await nameCodePage(path)
}

/** Byte 29 of the header, which the library leaves empty: code page 936, of which GB18030 is the successor. */
async function nameCodePage(path: string): Promise<void> {
  const file = await open(path, 'r+')
  await file.write(Buffer.from([0x4d]), 0, 1, 29).finally(() => file.close())
}
