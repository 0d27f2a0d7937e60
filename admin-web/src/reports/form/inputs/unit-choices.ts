import type { Field, ReportData } from 'shared-types/reports/fields/field'
import type { Organisation } from '../../value-text'

/** A class belongs to its major and a major to its department: changing the one empties the others. */
export function withOrphansCleared(before: ReportData, changes: ReportData): ReportData {
  const isChanged = (name: string) => name in changes && changes[name] !== before[name]
  if (isChanged('department')) return { ...changes, major: '', class: '' }
  if (isChanged('major')) return { ...changes, class: '' }
  return changes
}

/** What a `unit` field offers, given the units already chosen above it. */
export function unitChoices(
  { unit }: Field,
  data: ReportData,
  organisation: Organisation | undefined,
): readonly { id: string; name: string }[] {
  if (!organisation) return []
  switch (unit ?? 'campus') {
    case 'department':
      return organisation.departments
    case 'major':
      return organisation.majors.filter(
        (it) => !data['department'] || it.departmentId === data['department'],
      )
    case 'class':
      return organisation.classes.filter((it) => it.majorId === data['major'])
    case 'campus':
      return organisation.campuses
  }
}
