import type { WorkbookRefusalCode } from 'shared-types/spreadsheets/refusals'
import { emptyCell } from './cells'
import type { Cell, SheetRow } from './cells'
import type { WorkbookLimits } from './limits'

export type WorkerInput = { path: string; limits: WorkbookLimits }

/** The worker answers each message from outside with exactly one of these. */
export type WorkerAnswer =
  | { kind: 'opened'; sheetName: string; header: string[] }
  | { kind: 'rows'; rows: PackedRow[]; progress: number }
  | { kind: 'done' }
  | {
      kind: 'refused'
      code: WorkbookRefusalCode
      where: string | undefined
      detail: string | undefined
    }

/** Text as a bare string and nothing as null: copying objects between threads is what costs. */
type PackedCell = string | null | Cell
export type PackedRow = Omit<SheetRow, 'cells'> & { cells: PackedCell[] }

export const packRow = (row: SheetRow): PackedRow => ({ ...row, cells: row.cells.map(packCell) })
export const unpackRow = (row: PackedRow): SheetRow => ({
  ...row,
  cells: row.cells.map(unpackCell),
})

const packCell = (cell: Cell): PackedCell =>
  cell.kind === 'text' ? cell.text : cell.kind === 'empty' ? null : cell

function unpackCell(cell: PackedCell): Cell {
  if (cell === null) return emptyCell
  return typeof cell === 'string' ? { kind: 'text', text: cell } : cell
}
