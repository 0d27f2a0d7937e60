import { columnLetters, emptyCell } from '../cells'
import type { Cell } from '../cells'
import type { Container } from '../container/open-container'
import { lastColumn, lastRow } from '../limits'
import { WorkbookRefusal } from '../refusal'
import { finishCell } from './finish-cell'
import type { CellContext, RawCell } from './finish-cell'
import { readXml } from './read-xml'
import type { Attributes } from './read-xml'
import { isTrue } from './workbook'

/** A row with something in it; `cells` is sparse, by column number from 1. */
export type FilledRow = { number: number; isHidden: boolean; cells: Cell[] }
export type MergedRange = { range: string; top: number; left: number }

const broken = (where: string) => new WorkbookRefusal('broken-content', { where })

/**
 * Rows of a sheet that hold something, in order. `onMerged` hears of merged cells, which the file
 * lists after the rows. Empty rows and columns cost only the reading, however many are claimed.
 */
export async function* readSheetRows(
  container: Container,
  part: string,
  context: CellContext,
  onMerged: (range: MergedRange) => void = () => undefined,
): AsyncGenerator<FilledRow, void> {
  const reader = sheetReader(context, onMerged)
  for await (const _ of readXml(container, part, reader)) {
    yield* reader.rows.splice(0)
  }
}

function sheetReader(context: CellContext, onMerged: (range: MergedRange) => void) {
  const rows: FilledRow[] = []
  let row: FilledRow | undefined
  let rowNumber = 0
  let column = 0
  let cell: RawCell | undefined
  let into: 'value' | 'formula' | 'inline' | undefined
  let isPhonetic = false
  return { rows, open, text, close }

  function open(name: string, attributes: Attributes) {
    if (name === 'c') openCell(attributes)
    else if (name === 'row') openRow(attributes)
    else if (name === 'mergeCell') onMerged(mergedRange(attributes['ref'] ?? ''))
    else if (cell) openWithinCell(name, cell)
  }

  function openRow(attributes: Attributes) {
    const number = attributes['r'] === undefined ? rowNumber + 1 : Number(attributes['r'])
    if (!(Number.isInteger(number) && number > rowNumber && number <= lastRow)) {
      throw broken(`第 ${rowNumber + 1} 行的行号`)
    }
    rowNumber = number
    column = 0
    row = { number, isHidden: isTrue(attributes['hidden']), cells: [] }
  }

  function openCell({ r, t, s }: Attributes) {
    const next = r === undefined ? column + 1 : columnOf(r, rowNumber)
    if (!row || cell || next <= column || next > lastColumn)
      throw broken(`第 ${rowNumber} 行的单元格位置`)
    column = next
    cell = { type: t ?? 'n', style: Number(s ?? 0), value: '', inline: '', formula: undefined }
  }

  function openWithinCell(name: string, current: RawCell) {
    if (name === 'v') into = 'value'
    else if (name === 't') into = isPhonetic ? undefined : 'inline'
    else if (name === 'rPh') isPhonetic = true
    else if (name === 'f') {
      current.formula = ''
      into = 'formula'
    }
  }

  function text(piece: string) {
    if (cell && into) cell[into] = (cell[into] ?? '') + piece
  }

  function close(name: string) {
    if (name === 'c' && cell && row) {
      const finished = finishCell(cell, context, () => `${columnLetters(column)}${rowNumber}`)
      if (finished !== emptyCell) row.cells[column] = finished
      cell = undefined
    } else if (name === 'row' && row) {
      if (row.cells.length > 0) rows.push(row)
      row = undefined
    } else if (name === 'rPh') isPhonetic = false
    else if (name === 'v' || name === 't' || name === 'f') into = undefined
  }
}

/** The column of a reference such as `AB12`; 0 when it is none or names another row. */
function columnOf(reference: string, rowNumber: number): number {
  let column = 0
  let index = 0
  for (; index < 3; index += 1) {
    const letter = reference.charCodeAt(index) - 64
    if (!(letter >= 1 && letter <= 26)) break
    column = column * 26 + letter
  }
  return index > 0 && reference.slice(index) === String(rowNumber) ? column : 0
}

function mergedRange(range: string): MergedRange {
  const [, letters, digits] = /^\$?([A-Z]{1,3})\$?([0-9]{1,7}):/.exec(range) ?? []
  if (!letters || !digits) throw broken('合并单元格的范围')
  const top = Number(digits)
  return { range, top, left: columnOf(`${letters}${top}`, top) }
}
