import { columnLetters, emptyCell, exampleMark, sideSheets } from '../cells'
import type { Cell, SheetRow } from '../cells'
import type { Container } from '../container/open-container'
import type { WorkbookLimits } from '../limits'
import { WorkbookRefusal } from '../refusal'
import { readDateStyles } from './dates'
import type { CellContext } from './finish-cell'
import { readHeader } from './header'
import { readSharedStrings } from './shared-strings'
import { readSheetRows } from './sheet-rows'
import type { FilledRow, MergedRange } from './sheet-rows'
import { readWorkbook } from './workbook'
import type { SheetEntry } from './workbook'

export type DataSheet = {
  sheetName: string
  header: string[]
  rows: AsyncGenerator<SheetRow>
  /** From 0 to 1, by bytes of the sheet. */
  progress: () => number
}

/** The one visible sheet with content that is neither instructions nor code lists. */
export async function openDataSheet(
  container: Container,
  limits: WorkbookLimits,
): Promise<DataSheet> {
  const workbook = await readWorkbook(container)
  const context: CellContext = {
    sharedStrings: await readSharedStrings(container, workbook.sharedStringsPart, limits),
    dateStyles: await readDateStyles(container, workbook.stylesPart),
    countsFrom1904: workbook.countsFrom1904,
  }
  const sheet = await chooseSheet(container, workbook.sheets, context)
  const counted = counting(container)
  const merged: MergedRange[] = []
  const filled = readSheetRows(counted, sheet.part, context, (range) => merged.push(range))
  const { header, headerRow, firstRow } = await readHeader(filled, limits)
  return {
    sheetName: sheet.name,
    header,
    rows: dataRows(),
    progress: () => Math.min(1, counted.bytesRead() / Math.max(1, container.size(sheet.part))),
  }

  async function* dataRows(): AsyncGenerator<SheetRow> {
    let count = 0
    let last = headerRow
    for await (const row of continued(firstRow, filled)) {
      last = row.number
      if (isExample(row)) continue
      count += 1
      yield dataRow(row, header, count, limits)
    }
    assertUnmerged(merged, header.length, headerRow, last)
    if (count === 0) throw new WorkbookRefusal('no-rows')
  }
}

async function chooseSheet(container: Container, sheets: SheetEntry[], context: CellContext) {
  const candidates = sheets.filter(
    ({ name, isVisible }) => isVisible && !sideSheets.some((side) => side === name.trim()),
  )
  if (candidates.length === 0) throw new WorkbookRefusal('no-visible-sheet')
  const filled: SheetEntry[] = []
  for (const sheet of candidates) {
    if (await hasContent(container, sheet, context)) filled.push(sheet)
  }
  const [first, second] = filled
  if (!first) throw new WorkbookRefusal('empty-sheet')
  if (second) {
    const where = filled
      .slice(0, 5)
      .map(({ name }) => `「${name}」`)
      .join('')
    throw new WorkbookRefusal('several-sheets', { where })
  }
  return first
}

async function hasContent(container: Container, sheet: SheetEntry, context: CellContext) {
  for await (const _ of readSheetRows(container, sheet.part, context)) return true
  return false
}

async function* continued(first: FilledRow | undefined, rest: AsyncGenerator<FilledRow, void>) {
  if (first) yield first
  yield* rest
}

function isExample({ cells }: FilledRow) {
  const first = cells.find((cell) => cell !== undefined)
  return first?.kind === 'text' && first.text.startsWith(exampleMark)
}

function dataRow(
  row: FilledRow,
  header: string[],
  count: number,
  limits: WorkbookLimits,
): SheetRow {
  if (row.isHidden) throw new WorkbookRefusal('hidden-rows', { where: String(row.number) })
  if (count > limits.rows)
    throw new WorkbookRefusal('too-many-rows', { where: String(limits.rows) })
  if (row.cells.length - 1 > limits.columns) {
    throw new WorkbookRefusal('too-many-columns', { where: String(limits.columns) })
  }
  const cells: Cell[] = header.map((_, index) => row.cells[index + 1] ?? emptyCell)
  const unnamed: string[] = []
  row.cells.forEach((_, column) => {
    if (!header[column - 1]) unnamed.push(columnLetters(column))
  })
  return { number: row.number, cells, unnamedColumns: unnamed }
}

function assertUnmerged(merged: MergedRange[], columns: number, first: number, last: number) {
  const within = merged.filter(({ top, left }) => top <= last && left <= columns)
  const [one] = within
  if (!one) return
  const more = within.length > 1 ? ` 等 ${within.length} 处` : ''
  throw new WorkbookRefusal('merged-cells', {
    where: `${one.range}${more}`,
    detail: `from ${first}`,
  })
}

function counting(container: Container) {
  let bytesRead = 0
  return {
    ...container,
    bytesRead: () => bytesRead,
    async *read(name: string) {
      for await (const bytes of container.read(name)) {
        bytesRead += bytes.length
        yield bytes
      }
    },
  }
}
