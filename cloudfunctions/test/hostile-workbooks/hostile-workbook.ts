import type { WorkbookRefusalCode } from 'shared-types/spreadsheets/refusals'
import type { Cell } from '../../src/spreadsheets/cells'

/**
 * A file that must not be taken at its word: either the whole is refused, or it is readable and
 * a cell of its first row says plainly what it is, so that the row can be refused.
 */
export type HostileWorkbook = { title: string; make: () => Buffer } & (
  { refused: WorkbookRefusalCode } | { column: number; cell: Cell }
)
