/**
 * What a cell holds, before anyone decides what it means. A caller has to say for each kind
 * whether it accepts it: Excel has already rounded an ID typed as a number, and a formula's
 * stored result may be stale.
 */
export type Cell =
  | { kind: 'empty' }
  /** Trimmed, never empty, free of control and invisible characters other than line breaks. */
  | { kind: 'text'; text: string }
  /** Text with control, invisible or direction-changing characters, named like `U+202E`. */
  | { kind: 'hidden-characters'; text: string; characters: string[] }
  /** As written in the file, such as `20230001` or `4.40101199001011E+17`. */
  | { kind: 'number'; raw: string }
  /** `YYYY-MM-DD`; a time of day is dropped. */
  | { kind: 'date'; iso: string }
  | { kind: 'boolean'; value: boolean }
  /** `result` is what the program that saved the file had computed. */
  | { kind: 'formula'; formula: string; result: string }
  /** Such as `#N/A`. */
  | { kind: 'error'; error: string }

export type SheetRow = {
  /** As Excel numbers it, from 1. */
  number: number
  /** Exactly as many as the header has columns. */
  cells: Cell[]
  /** Letters of columns that hold something but have no name in the header. */
  unnamedColumns: readonly string[]
}

export const emptyCell: Cell = { kind: 'empty' }

/** The first cell of a template's example row begins with this; such rows are not read. */
export const exampleMark = '示例：'

/** Sheets beside the data that are never read: instructions, code lists, export notes. */
export const sideSheets = ['填写说明', '代码表', '导出说明'] as const

// Cc control, Cf invisible and direction marks, Cs half a character, line separators, fillers,
// and the sign that a converter leaves where it could not read.
const hidden = /(?![\t\n\r])[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029\u115f\u1160\u3164\uffa0\ufffd-\uffff]/gu

/** A cell from the text of a file. */
export function textCell(raw: string): Cell {
  const text = raw.trim()
  if (text === '') return emptyCell
  const found = text.match(hidden)
  return found
    ? { kind: 'hidden-characters', text, characters: named(found) }
    : { kind: 'text', text }
}

const named = (characters: string[]) =>
  [...new Set(characters)].map(
    (character) => `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`,
  )

/**
 * The digits of a number cell when they are certain: a whole number of at most 15 digits, which
 * is as far as Excel keeps them. Undefined for anything else.
 */
export function wholeNumber(raw: string): string | undefined {
  const value = Number(raw)
  return Number.isInteger(value) && Math.abs(value) < 1e15 ? String(value) : undefined
}

/** 1 → A, 27 → AA. */
export function columnLetters(column: number): string {
  let letters = ''
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  }
  return letters
}
