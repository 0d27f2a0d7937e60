import { emptyCell, textCell } from '../cells'
import type { Cell } from '../cells'
import { cellCharacters } from '../limits'
import { WorkbookRefusal } from '../refusal'
import { isoFromSerial } from './dates'
import { unescapeText } from './shared-strings'

/** A cell as the file writes it. */
export type RawCell = {
  type: string
  style: number
  value: string
  inline: string
  formula: string | undefined
}

export type CellContext = {
  sharedStrings: readonly string[]
  dateStyles: readonly boolean[]
  countsFrom1904: boolean
}

const numeral = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/
const shownFormula = 200

/** `place` names the cell for a refusal; it is asked only then. */
export function finishCell(raw: RawCell, context: CellContext, place: () => string): Cell {
  if (raw.value.length > cellCharacters || raw.inline.length > cellCharacters) {
    throw new WorkbookRefusal('cell-too-long', { where: place() })
  }
  if (raw.formula !== undefined) {
    return {
      kind: 'formula',
      formula: raw.formula.slice(0, shownFormula),
      result: raw.value.trim(),
    }
  }
  switch (raw.type) {
    case 's':
      return sharedText(raw.value, context, place)
    case 'inlineStr':
      return textCell(unescapeText(raw.inline))
    case 'str':
      return textCell(unescapeText(raw.value))
    case 'b':
      return raw.value === '' ? emptyCell : { kind: 'boolean', value: raw.value.trim() === '1' }
    case 'e':
      return { kind: 'error', error: raw.value }
    case 'd':
      return isoDate(raw.value, place)
    case 'n':
      return number(raw, context, place)
    default:
      throw new WorkbookRefusal('broken-content', { where: place(), detail: `type ${raw.type}` })
  }
}

function sharedText(value: string, { sharedStrings }: CellContext, place: () => string): Cell {
  if (value === '') return emptyCell
  const text = /^\s*\d+\s*$/.test(value) ? sharedStrings[Number(value)] : undefined
  if (text === undefined) {
    throw new WorkbookRefusal('broken-content', { where: place(), detail: 'no such shared string' })
  }
  return textCell(text)
}

function number(raw: RawCell, context: CellContext, place: () => string): Cell {
  const value = raw.value.trim()
  if (value === '') return emptyCell
  if (!numeral.test(value) || !Number.isFinite(Number(value))) {
    throw new WorkbookRefusal('broken-content', { where: place(), detail: 'not a number' })
  }
  const iso = context.dateStyles[raw.style]
    ? isoFromSerial(Number(value), context.countsFrom1904)
    : undefined
  return iso ? { kind: 'date', iso } : { kind: 'number', raw: value }
}

function isoDate(value: string, place: () => string): Cell {
  if (value.trim() === '') return emptyCell
  const iso = /^\s*(\d{4}-\d{2}-\d{2})(T|\s*$)/.exec(value)?.[1]
  if (!iso || new Date(iso).toJSON()?.slice(0, 10) !== iso) {
    throw new WorkbookRefusal('broken-content', { where: place(), detail: 'not a date' })
  }
  return { kind: 'date', iso }
}
