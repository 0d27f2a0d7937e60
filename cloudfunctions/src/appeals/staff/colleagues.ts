import { sql, type SqlBool } from 'kysely'
import type { Tx } from '../../database/scope'

/** Those of a school who may answer at this moment, by name. */
function staffWhoAnswer(tx: Tx, schoolId: string) {
  return tx
    .selectFrom('staff')
    .innerJoin('role', (join) =>
      join.onRef('role.school_id', '=', 'staff.school_id').onRef('role.id', '=', 'staff.role_id'),
    )
    .select(['staff.id', 'staff.name', 'role.name as roleName'])
    .where('staff.school_id', '=', schoolId)
    .where('staff.enabled', '=', true)
    .where('role.enabled', '=', true)
    .where(sql<SqlBool>`role.functions @> array['appeals.view', 'appeals.answer']`)
    .orderBy('staff.name')
    .orderBy('staff.id')
}

export const listStaffWhoAnswer = (tx: Tx, schoolId: string) =>
  staffWhoAnswer(tx, schoolId).execute()

/** Those of them who may see this appeal. */
export function listStaffFor(tx: Tx, appeal: { school_id: string; student_id: string | null }) {
  return staffWhoAnswer(tx, appeal.school_id)
    .$if(appeal.student_id !== null, (query) =>
      query.where(
        sql<SqlBool>`(role.all_majors or exists (
          select from role_major rm
          join student s on s.school_id = rm.school_id and s.major_id = rm.major_id
          where rm.school_id = role.school_id and rm.role_id = role.id and s.id = ${appeal.student_id}))`,
      ),
    )
    .execute()
}
