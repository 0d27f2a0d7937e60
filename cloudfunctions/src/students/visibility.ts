import { sql, type ExpressionBuilder, type SqlBool } from 'kysely'
import type { Tables } from '../database/tables'
import type { StaffActor } from '../runtime/actor'

/** The records of the roll this member of staff may know exist; the database checks again. */
export function studentVisibleTo(reader: StaffActor) {
  return (eb: ExpressionBuilder<Tables, 'student'>) => {
    if (reader.level === 'centre') return sql<SqlBool>`true`
    const ofSchool = eb('student.school_id', '=', reader.schoolId)
    if (reader.majors === 'all') return ofSchool
    return eb.and([ofSchool, eb('student.major_id', '=', eb.fn.any(eb.val([...reader.majors])))])
  }
}
