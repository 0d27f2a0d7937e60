import { exportColumns } from 'shared-types/reports/export-columns'
import type { ReportKindName } from 'shared-types/reports/workflow'
import type { ColumnSettings } from 'shared-types/preferences/operations'

/** What of a file says the same as a column of the list. */
const inFile: Readonly<Record<string, readonly string[]>> = {
  name: ['studentName', 'idNumber'],
  number: ['studentNumber', 'educationLevel'],
  school: ['schoolName', 'majorName'],
  major: ['majorName', 'className'],
  department: ['departmentName'],
  class: ['className'],
  origin: ['originRegion'],
  stage: ['stage'],
  source: ['source'],
  submission: ['source'],
}

export const namesOf = (kind: ReportKindName): string[] => exportColumns(kind).map((it) => it.name)

/** The columns of a file that the list shows, in the order of the file. */
export function shownColumns(kind: ReportKindName, shown: readonly string[]): string[] {
  const names = shown.flatMap((key) => inFile[key] ?? [])
  return namesOf(kind).filter((it) => names.includes(it))
}

/** What this person chose the last time; everything at first, also what has come since. */
export const chosenColumns = (
  kind: ReportKindName,
  settings: ColumnSettings | null | undefined,
): string[] => namesOf(kind).filter((it) => !settings?.hidden.includes(it))

export const settingsOf = (kind: ReportKindName, chosen: readonly string[]): ColumnSettings => ({
  order: namesOf(kind),
  hidden: namesOf(kind).filter((it) => !chosen.includes(it)),
})
