import type { Organisation } from 'shared-types/organisation/operations'
import type { Field, ReportData, UnitKind } from 'shared-types/reports/fields/field'
import type { Choice } from '../../components/choose/choice'

/** The school's own units for a field; majors of the chosen department, classes of the chosen major. */
export function unitChoices(
  field: Field,
  organisation: Organisation | null,
  data: ReportData,
): Choice[] {
  if (!organisation) return []
  const { department, major } = data
  const units: Record<UnitKind, { id: string; name: string }[]> = {
    campus: organisation.campuses,
    department: organisation.departments,
    major: organisation.majors.filter((it) => !department || it.departmentId === department),
    class: organisation.classes.filter((it) => !major || it.majorId === major),
  }
  return units[field.unit ?? 'campus'].map(({ id, name }) => ({ code: id, name }))
}

/** The data with a unit chosen: what no longer belongs to it is emptied. */
export function chooseUnit(
  field: Field,
  id: string,
  organisation: Organisation | null,
  data: ReportData,
): ReportData {
  const next: ReportData = { ...data, [field.name]: id }
  const major = organisation?.majors.find((it) => it.id === next['major'])
  if (next['department'] && major && major.departmentId !== next['department']) next['major'] = ''
  const inClass = organisation?.classes.find((it) => it.id === next['class'])
  if (inClass && inClass.majorId !== next['major']) next['class'] = ''
  return next
}
