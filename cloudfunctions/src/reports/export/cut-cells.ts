import type { ExportColumn } from 'shared-types/reports/exchange/export-columns'
import {
  MOST_CUTS_NAMED,
  type CutColumn,
  type ExportFormat,
} from 'shared-types/reports/exchange/export-operations'
import { dbfWidth, fitting } from './dbf-text'

/** Keeps account of what a file of this format cannot hold in full, column by column. */
export function cutCells(format: ExportFormat, columns: readonly ExportColumn[]) {
  const found = new Map<string, CutColumn>()
  return {
    note(studentNumber: string, cells: readonly string[]) {
      if (format !== 'dbf') return
      columns.forEach(({ label, field }, at) => {
        const text = cells[at] ?? ''
        if (fitting(text, dbfWidth(field)) === text) return
        const cut = found.get(label) ?? { label, cells: 0, studentNumbers: [] }
        cut.cells += 1
        if (cut.studentNumbers.length < MOST_CUTS_NAMED) cut.studentNumbers.push(studentNumber)
        found.set(label, cut)
      })
    },
    all: (): CutColumn[] => [...found.values()],
  }
}
