import type { ReportData } from 'shared-types/reports/fields/field'
import type { ReportKindName } from 'shared-types/reports/workflow'
import type { StudentRecord } from '../students/holder'

/** What the roll already knows, so that nobody types it again. */
export function initialData(kind: ReportKindName, student: StudentRecord): ReportData {
  if (kind !== 'origin') return {}
  const known = {
    department: student.department_id,
    major: student.major_id,
    class: student.class_id,
    politicalStatus: student.political_status,
    originRegion: student.origin_region,
  }
  return Object.fromEntries(
    Object.entries(known).filter((it): it is [string, string] => Boolean(it[1])),
  )
}
