import { sql, type SqlBool } from 'kysely'
import type { StaffActor } from '../../runtime/actor'

/** Staff of the appeal's school who may answer and may see it, as `s`. */
const ableStaff = sql`staff s
  join role r on r.school_id = s.school_id and r.id = s.role_id
  where s.school_id = appeal.school_id and s.enabled and r.enabled
    and r.functions @> array['appeals.view', 'appeals.answer']
    and (appeal.student_id is null or r.all_majors or exists (
      select from role_major rm
      join student p on p.school_id = rm.school_id and p.major_id = rm.major_id
      where rm.school_id = r.school_id and rm.role_id = r.id and p.id = appeal.student_id))`

/**
 * Whose turn it is: whoever has it in hand; while nobody has, those whom the category is assigned to; when none of them
 * can act, everyone of the school who may answer. What was left with somebody who can no longer act falls back likewise.
 */
export function fallsTo({ id, schoolId, functions }: StaffActor) {
  if (!functions.has('appeals.answer')) return sql<SqlBool>`false`
  const inHand = sql`exists (select from ${ableStaff} and s.id = appeal.assigned_to)`
  const assigned = sql`exists (select from ${ableStaff} and exists (
    select from appeal_assignee a
    where a.school_id = s.school_id and a.category = appeal.category and a.staff_id = s.id))`
  const mine = sql`exists (select from appeal_assignee a
    where a.school_id = appeal.school_id and a.category = appeal.category and a.staff_id = ${id})`
  return sql<SqlBool>`(appeal.school_id = ${schoolId} and case when ${inHand} then appeal.assigned_to = ${id}
    when ${assigned} then ${mine} else true end)`
}
