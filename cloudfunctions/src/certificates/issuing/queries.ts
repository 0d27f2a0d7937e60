import { sql, type Insertable } from 'kysely'
import type { Tx } from '../../database/scope'
import type { Tables } from '../../database/tables'

export interface Owner {
  schoolId: string
  studentId: string
}

/** The next number of a school and year. The row stays locked until commit: no two alike, and no gap on a rollback. */
export async function nextNumber(tx: Tx, schoolId: string, year: number): Promise<number> {
  const row = await tx
    .insertInto('certificate_number')
    .values({ school_id: schoolId, year, last: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['school_id', 'year'])
        .doUpdateSet({ last: sql<number>`certificate_number.last + 1` }),
    )
    .returning('last')
    .executeTakeFirstOrThrow()
  return row.last
}

/** Of two issuances for the same person, the second waits here and finds what the first made. */
export async function lockDispatch(tx: Tx, owner: Owner): Promise<void> {
  await tx
    .selectFrom('report')
    .select('id')
    .where('school_id', '=', owner.schoolId)
    .where('student_id', '=', owner.studentId)
    .where('kind', '=', 'dispatch')
    .forUpdate()
    .execute()
}

export const findPlan = (tx: Tx, owner: Owner) =>
  tx
    .selectFrom('certificate_plan')
    .selectAll()
    .where('school_id', '=', owner.schoolId)
    .where('student_id', '=', owner.studentId)
    .executeTakeFirst()

export type PlanRecord = NonNullable<Awaited<ReturnType<typeof findPlan>>>

/** One plan a person: a later one keeps number, token and place of the file. */
export async function putPlan(tx: Tx, plan: Insertable<Tables['certificate_plan']>): Promise<void> {
  await tx
    .insertInto('certificate_plan')
    .values(plan)
    .onConflict((conflict) =>
      conflict.columns(['school_id', 'student_id']).doUpdateSet({
        report_id: plan.report_id,
        report_version: plan.report_version,
        content_sealed: plan.content_sealed,
        replaces_id: plan.replaces_id,
        replace_reason: plan.replace_reason,
        planned_at: plan.planned_at,
      }),
    )
    .execute()
}

export async function deletePlan(tx: Tx, owner: Owner): Promise<void> {
  await tx
    .deleteFrom('certificate_plan')
    .where('school_id', '=', owner.schoolId)
    .where('student_id', '=', owner.studentId)
    .execute()
}

export async function authorityName(tx: Tx): Promise<string> {
  const row = await tx
    .selectFrom('school')
    .select('name')
    .where('is_centre', '=', true)
    .executeTakeFirstOrThrow()
  return row.name
}
