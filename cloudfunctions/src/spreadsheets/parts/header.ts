import { columnLetters } from '../cells'
import type { Cell } from '../cells'
import type { WorkbookLimits } from '../limits'
import { WorkbookRefusal } from '../refusal'
import type { FilledRow } from './sheet-rows'

type Header = {
  /** Names by column, from A; '' where a column has none. */
  header: string[]
  headerRow: number
  /** The first row below; it was read to tell a title from a header. */
  firstRow: FilledRow | undefined
}

/** Takes the first row with content as the header and refuses it when it is ambiguous. */
export async function readHeader(
  rows: AsyncGenerator<FilledRow, void>,
  limits: WorkbookLimits,
): Promise<Header> {
  const top = await nextRow(rows)
  if (!top) throw new WorkbookRefusal('empty-sheet')
  const below = await nextRow(rows)
  if (count(top) === 1 && below && count(below) > 1) {
    throw new WorkbookRefusal('title-row', { where: String(top.number) })
  }
  if (top.isHidden) throw new WorkbookRefusal('hidden-rows', { where: String(top.number) })
  if (top.cells.length - 1 > limits.columns) {
    throw new WorkbookRefusal('too-many-columns', { where: String(limits.columns) })
  }
  const header = Array.from(top.cells.slice(1), (cell, index) => headerText(cell, index + 1))
  assertDistinct(header)
  return { header, headerRow: top.number, firstRow: below }
}

const count = ({ cells }: FilledRow) => cells.filter((cell) => cell !== undefined).length

async function nextRow(rows: AsyncGenerator<FilledRow, void>): Promise<FilledRow | undefined> {
  const next = await rows.next()
  return next.done ? undefined : next.value
}

/** Line breaks within a name are how people make it fit; they do not count. */
function headerText(cell: Cell | undefined, column: number): string {
  if (!cell) return ''
  if (cell.kind === 'text') return cell.text.replace(/\s*[\r\n]\s*/g, '')
  if (cell.kind === 'number') return cell.raw
  throw new WorkbookRefusal('unclear-header', { where: `${columnLetters(column)} 列` })
}

function assertDistinct(header: string[]) {
  const repeated = [...new Set(header)].filter(
    (name) => name !== '' && header.indexOf(name) !== header.lastIndexOf(name),
  )
  if (repeated.length === 0) return
  const where = repeated
    .slice(0, 3)
    .map((name) => `「${name.slice(0, 20)}」（${columnsOf(name)} 列）`)
  throw new WorkbookRefusal('duplicate-header', { where: where.join('') })

  function columnsOf(name: string) {
    const columns = header.flatMap((one, index) => (one === name ? [columnLetters(index + 1)] : []))
    return columns.slice(0, 5).join('、')
  }
}
