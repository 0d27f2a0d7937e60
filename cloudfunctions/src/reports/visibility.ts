import { sql, type ExpressionBuilder, type SqlBool } from 'kysely'
import type { Tables } from '../database/tables'
import type { StaffActor, StudentActor } from '../runtime/actor'

export type Reader = StaffActor | (StudentActor & { student: NonNullable<StudentActor['student']> })

/** The reports this person may know exist. Every read of `report` goes through it; the database checks again. */
export function visibleTo(reader: Reader) {
  return (eb: ExpressionBuilder<Tables, 'report'>) => {
    if (reader.kind === 'student') {
      return eb.and([
        eb('report.school_id', '=', reader.student.schoolId),
        eb('report.student_id', '=', reader.student.id),
      ])
    }
    if (reader.level === 'centre') return sql<SqlBool>`true`
    const ofSchool = eb('report.school_id', '=', reader.schoolId)
    if (reader.majors === 'all') return ofSchool
    return eb.and([ofSchool, eb('report.major_id', '=', eb.fn.any(eb.val([...reader.majors])))])
  }
}
