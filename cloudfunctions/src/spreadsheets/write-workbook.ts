import { setImmediate as turn } from 'node:timers/promises'
import type { Writable } from 'node:stream'
import ExcelJS from 'exceljs'
import { columnLetters, exampleMark } from './cells'
import { cellCharacters, lastRow } from './limits'
import type {
  DataSheetSpec,
  NoteSheetSpec,
  SheetColumn,
  SheetLine,
  WorkbookSpec,
} from './workbook-spec'

// The only file that may import exceljs: it is unmaintained, and only its writer is used.

export const reasonHeader = '错误原因'

const codeSheet = '代码表'
const colours = {
  header: 'FFE6F0FF',
  required: 'FFFFE7BA',
  problem: 'FFFFCCC7',
  line: 'FFBFBFBF',
  example: 'FF6B6B6B',
}
/** Excel calls a file damaged when the title of a message is longer. */
const longestTitle = 32
const reasonColumn: SheetColumn = { header: reasonHeader, width: 48 }

type Book = ExcelJS.stream.xlsx.WorkbookWriter
/** What exceljs 4.4.0 has but does not declare. */
type Sheet = ExcelJS.Worksheet & {
  dataValidations: { add: (range: string, rule: ExcelJS.DataValidation) => void }
}

/**
 * Writes an .xlsx row by row. Every cell is text (number format `@`), so that IDs keep all digits
 * and nothing that begins with = + - @ is ever computed.
 * @param target a file path, or a stream that is ended
 */
export async function writeWorkbook(target: string | Writable, spec: WorkbookSpec): Promise<void> {
  const to = typeof target === 'string' ? { filename: target } : { stream: target }
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ ...to, useStyles: true })
  const lists = new Map<string, string>()
  const codes = codeColumns(spec.sheets, lists)
  for (const sheet of spec.sheets) await writeDataSheet(book, sheet, lists)
  for (const note of spec.notes ?? []) writeNotes(book, note)
  if (codes.length > 0) writeCodes(book, codes)
  await book.commit()
}

async function writeDataSheet(book: Book, spec: DataSheetSpec, lists: Map<string, string>) {
  const columns = spec.hasReasons ? [reasonColumn, ...spec.columns] : spec.columns
  const sheet = book.addWorksheet(spec.name, {
    views: [{ state: 'frozen', ySplit: 1, xSplit: spec.hasReasons ? 1 : 0 }],
    ...(spec.watermark && { headerFooter: headerFooter(spec.watermark) }),
  }) as Sheet
  sheet.columns = columns.map(({ header, width }) => ({
    width: width ?? Math.max(12, header.length * 2 + 4),
    style: { numFmt: '@' },
  }))
  writeHeader(sheet, columns)
  addLists(sheet, columns, lists, spec.listRows ?? 20_000)
  if (spec.example) writeExample(sheet, spec.example, spec)
  let count = 0
  for await (const line of spec.rows) {
    writeLine(sheet, line, spec.hasReasons === true)
    count += 1
    // exceljs buffers without limit unless the stream gets a turn to drain.
    if (count % 200 === 0) await turn()
  }
  sheet.commit()
}

/** An ampersand begins an instruction there; Excel takes 255 characters. */
function headerFooter(watermark: string) {
  const text = watermark.replaceAll('&', '&&').slice(0, 200)
  return { oddHeader: `&C${text}`, oddFooter: `&L${text}&R&P / &N` }
}

function writeHeader(sheet: Sheet, columns: readonly SheetColumn[]) {
  const row = sheet.addRow(columns.map(({ header }) => safeText(header)))
  row.height = 24
  columns.forEach(({ isRequired }, index) => {
    const cell = row.getCell(index + 1)
    cell.font = { bold: true }
    cell.alignment = { vertical: 'middle', wrapText: true }
    cell.fill = solid(isRequired ? colours.required : colours.header)
    cell.border = { bottom: { style: 'thin', color: { argb: colours.line } } }
  })
  row.commit()
}

function addLists(
  sheet: Sheet,
  columns: readonly SheetColumn[],
  lists: Map<string, string>,
  rows: number,
) {
  const last = Math.min(rows + 1, lastRow)
  columns.forEach(({ header, choices, isRequired }, index) => {
    const letters = columnLetters(index + 1)
    const title = header.slice(0, longestTitle)
    const formula = choices && lists.get(listKey(choices))
    if (formula) {
      sheet.dataValidations.add(`${letters}2:${letters}${last}`, {
        type: 'list',
        formulae: [formula],
        allowBlank: true,
        showErrorMessage: true,
        errorStyle: 'warning',
        errorTitle: title,
        error: '请从下拉列表中选择，或填写对应的代码。',
        ...(isRequired && { showInputMessage: true, promptTitle: title, prompt: '必填' }),
      })
    }
  })
}

/** Styled cell by cell: a style of the row would undo the text format of its empty cells. */
function writeExample(
  sheet: Sheet,
  example: readonly string[],
  { columns, hasReasons }: DataSheetSpec,
) {
  const [first = '', ...rest] = hasReasons ? ['', ...example] : example
  const row = sheet.addRow([`${exampleMark}${first}`, ...rest].map(safeText))
  const width = columns.length + (hasReasons ? 1 : 0)
  for (let column = 1; column <= width; column += 1) {
    row.getCell(column).font = { italic: true, color: { argb: colours.example } }
  }
  row.commit()
}

function writeLine(sheet: Sheet, { cells, reason, problems }: SheetLine, hasReasons: boolean) {
  const shift = hasReasons ? 1 : 0
  const texts = cells.map(safeText)
  const row = sheet.addRow(hasReasons ? [safeText(reason ?? ''), ...texts] : texts)
  if (hasReasons) row.getCell(1).alignment = { wrapText: true, vertical: 'top' }
  for (const problem of problems ?? []) {
    row.getCell(problem + 1 + shift).fill = solid(colours.problem)
  }
  row.commit()
}

function writeNotes(book: Book, { name, lines }: NoteSheetSpec) {
  const sheet = book.addWorksheet(name)
  sheet.columns = [{ width: 100, style: { numFmt: '@', alignment: { wrapText: true } } }]
  for (const line of lines) sheet.addRow([safeText(line)]).commit()
  sheet.commit()
}

/** Each different list becomes one column of the code sheet; `lists` receives its range. */
function codeColumns(sheets: readonly DataSheetSpec[], lists: Map<string, string>) {
  const codes: SheetColumn[] = []
  for (const column of sheets.flatMap(({ columns }) => columns)) {
    if (!column.choices?.length || lists.has(listKey(column.choices))) continue
    codes.push(column)
    const letters = `$${columnLetters(codes.length)}`
    const range = `${letters}$2:${letters}$${column.choices.length + 1}`
    lists.set(listKey(column.choices), `${codeSheet}!${range}`)
  }
  return codes
}

function writeCodes(book: Book, codes: readonly SheetColumn[]) {
  const sheet = book.addWorksheet(codeSheet, { state: 'hidden' })
  sheet.addRow(codes.map(({ header }) => safeText(header))).commit()
  const longest = Math.max(...codes.map(({ choices }) => choices?.length ?? 0))
  for (let index = 0; index < longest; index += 1) {
    sheet.addRow(codes.map(({ choices }) => safeText(choices?.[index] ?? ''))).commit()
  }
  sheet.commit()
}

const listKey = (choices: readonly string[]) => choices.join('\n')

const solid = (argb: string): ExcelJS.Fill => ({
  type: 'pattern',
  pattern: 'solid',
  fgColor: { argb },
})

/** Text as a file may carry it: no half characters, what looks like an escape escaped. */
function safeText(text: string): string | null {
  if (text.length > cellCharacters) throw new RangeError(`cell text of ${text.length} characters`)
  if (text === '') return null
  return text
    .replace(/[\p{Cs}\ufffe\uffff]/gu, '\ufffd')
    .replace(/_x(?=[0-9A-Fa-f]{4}_)/g, '_x005F_x')
}
