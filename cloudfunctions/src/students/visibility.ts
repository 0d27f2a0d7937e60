import { sql, type ExpressionBuilder, type SqlBool } from 'kysely'
import { DomainError } from 'shared-types/errors'
import type { Tx } from '../database/scope'
import type { Tables } from '../database/tables'
import type { StaffActor } from '../runtime/actor'
import { getStudent, type StudentRecord } from './holder'

/** The records of the roll this member of staff may know exist; the database checks again. */
export function studentVisibleTo(reader: StaffActor) {
  return (eb: ExpressionBuilder<Tables, 'student'>) => {
    if (reader.level === 'centre') return sql<SqlBool>`true`
    const ofSchool = eb('student.school_id', '=', reader.schoolId)
    if (reader.majors === 'all') return ofSchool
    return eb.and([ofSchool, eb('student.major_id', '=', eb.fn.any(eb.val([...reader.majors])))])
  }
}

/** Throws `not-found` for a record that this member of staff may not know of. */
export async function getVisibleStudent(
  tx: Tx,
  actor: StaffActor,
  id: string,
): Promise<StudentRecord> {
  const row = await tx
    .selectFrom('student')
    .select('student.school_id')
    .where('student.id', '=', id)
    .where(studentVisibleTo(actor))
    .executeTakeFirst()
  if (!row) throw new DomainError('not-found')
  return getStudent(tx, row.school_id, id)
}

export async function lockVisibleStudent(tx: Tx, actor: StaffActor, id: string) {
  const row = await tx
    .selectFrom('student')
    .select(['student.school_id', 'student.id', 'student.version'])
    .where('student.id', '=', id)
    .where(studentVisibleTo(actor))
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new DomainError('not-found')
  return row
}
