import type { ColumnSettings } from 'shared-types/preferences/operations'
import type { OutputOf } from '../../api/call'

/** What a file can have: the server says, because a school decides about its fields. */
export type FileColumns = OutputOf<'reports.preview-export'>['columns']

/** What of a file says the same as a column of the list; the rest goes by the name of its field. */
const inFile: Readonly<Record<string, readonly string[]>> = {
  name: ['studentName', 'idNumber'],
  number: ['studentNumber', 'educationLevel'],
  school: ['schoolName', 'majorName'],
  major: ['majorName', 'className'],
  department: ['departmentName'],
  class: ['className'],
  origin: ['originRegion'],
  submission: ['source'],
}

export const namesOf = (columns: FileColumns): string[] => columns.map((it) => it.name)

/** The columns of a file that the list shows, in the order of the file. */
export function shownColumns(columns: FileColumns, shown: readonly string[]): string[] {
  const names = shown.flatMap((key) => inFile[key] ?? [key])
  return namesOf(columns).filter((it) => names.includes(it))
}

/** What this person chose the last time; everything at first, also what has come since. */
export const chosenColumns = (
  columns: FileColumns,
  settings: ColumnSettings | null | undefined,
): string[] => namesOf(columns).filter((it) => !settings?.hidden.includes(it))

export const settingsOf = (columns: FileColumns, chosen: readonly string[]): ColumnSettings => ({
  order: namesOf(columns),
  hidden: namesOf(columns).filter((it) => !chosen.includes(it)),
})
