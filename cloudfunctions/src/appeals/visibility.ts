import { sql, type ExpressionBuilder, type SqlBool } from 'kysely'
import type { Tables } from '../database/tables'
import type { StaffActor } from '../runtime/actor'

/**
 * The appeals this member of staff may know exist: of the school, and of a bound appellant only within the staff's
 * majors. Every read by staff goes through it; the database checks again.
 */
export function appealVisibleTo(reader: StaffActor) {
  return (eb: ExpressionBuilder<Tables, 'appeal'>) => {
    if (reader.level === 'centre') return sql<SqlBool>`true`
    const ofSchool = eb('appeal.school_id', '=', reader.schoolId)
    if (reader.majors === 'all') return ofSchool
    const inMajors = eb.exists(
      eb
        .selectFrom('student')
        .select(sql`1`.as('one'))
        .whereRef('student.school_id', '=', 'appeal.school_id')
        .whereRef('student.id', '=', 'appeal.student_id')
        .where('student.major_id', '=', eb.fn.any(eb.val([...reader.majors]))),
    )
    return eb.and([ofSchool, eb.or([eb('appeal.student_id', 'is', null), inMajors])])
  }
}
