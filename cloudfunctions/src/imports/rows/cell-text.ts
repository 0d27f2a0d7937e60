import type { ImportField } from 'shared-types/imports/import-subjects'
import { wholeNumber, type Cell } from '../../spreadsheets/cells'
import type { Reason } from '../subject'

/** Column number → field. */
export type Columns = ReadonlyMap<number, string>

/** The mapped cells of a row as text, and what is wrong with a cell whatever it may mean. */
export function readTexts(
  cells: readonly Cell[],
  columns: Columns,
  fields: ReadonlyMap<string, ImportField>,
): { texts: Record<string, string>; reasons: Reason[] } {
  const texts: Record<string, string> = {}
  const reasons: Reason[] = []
  for (const [at, name] of columns) {
    const cell = cells[at]
    const field = fields.get(name)
    if (!cell || cell.kind === 'empty' || !field) continue
    texts[name] = textOf(cell)
    const message = cellProblem(cell, field)
    if (message) reasons.push({ field: name, message })
  }
  return { texts, reasons }
}

/** The cell as a person would write it again, without what cannot be written into a workbook. */
export function textOf(cell: Cell): string {
  switch (cell.kind) {
    case 'empty':
      return ''
    case 'text':
      return cell.text
    case 'hidden-characters':
      // The mark of a failed conversion stays, so that the text is refused again until it is corrected.
      return cell.text.replace(/(?![\t\n\r])[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, '').trim()
    case 'number':
      return wholeNumber(cell.raw) ?? cell.raw
    case 'date':
      return cell.iso
    case 'boolean':
      return cell.value ? 'TRUE' : 'FALSE'
    case 'formula':
      return cell.result
    case 'error':
      return cell.error
  }
}

function cellProblem(cell: Cell, field: ImportField): string | undefined {
  switch (cell.kind) {
    case 'empty':
    case 'text':
      return undefined
    case 'hidden-characters':
      return `${field.label}含有看不见的字符或乱码（${cell.characters.join('、')}），请重新填写`
    case 'formula':
      return `${field.label}是公式，请改为填写结果（复制后选择性粘贴为“值”）`
    case 'error':
      return `${field.label}是 Excel 的错误值，请重新填写`
    case 'boolean':
      return `${field.label}是逻辑值，请改为文字`
    case 'date':
      return field.type === 'date'
        ? undefined
        : `${field.label}被 Excel 当作日期保存，请把该列设为文本后重新填写`
    case 'number':
      return numberProblem(cell.raw, field)
  }
}

/** Excel keeps fifteen digits of a number; what it dropped cannot be known. */
function numberProblem(raw: string, field: ImportField): string | undefined {
  if (field.type === 'study-years' || wholeNumber(raw) !== undefined) return undefined
  const label = field.type === 'id-number' ? '身份证号' : field.label
  return `${label}被 Excel 当作数字保存，后几位已丢失，请把该列设为文本后重新填写`
}
