import { sql, type SqlBool } from 'kysely'
import type { CertificateBatchFilter } from 'shared-types/certificates/batch-operations'
import type { CertificateStanding } from 'shared-types/certificates/standings'
import type { Tx } from '../../database/scope'

/** state.ts asks the same of one graduate. */
const standing = sql<CertificateStanding>`case
  when dispatch.id is null then 'no-dispatch'
  when student.training_mode in ('2', '3') then 'directed'
  when dispatch.stage <> 'completed' then 'not-completed'
  when dispatch.data ->> 'dispatchNature' = 'outside-plan' then 'outside-plan'
  when exists (select from certificate c where c.school_id = student.school_id and c.student_id = student.id
    and c.state = 'in-force') then 'held'
  when exists (select from certificate c where c.school_id = student.school_id and c.student_id = student.id
    and c.state = 'revoked' and c.ended_at >= dispatch.updated_at) then 'revoked'
  else 'due' end`

/** The third digit of an education level says whether it is a postgraduate's (codes/education.ts). */
const isRed = sql<SqlBool>`substr(student.education_level, 3, 1) = '1'`

function graduates(tx: Tx, filter: CertificateBatchFilter) {
  return tx
    .selectFrom('student')
    .leftJoin('report as dispatch', (join) =>
      join
        .onRef('dispatch.school_id', '=', 'student.school_id')
        .onRef('dispatch.student_id', '=', 'student.id')
        .on('dispatch.kind', '=', 'dispatch'),
    )
    .where('student.year', '=', filter.year)
    .$if(!!filter.schoolId, (query) => query.where('student.school_id', '=', filter.schoolId ?? ''))
    .$if(!!filter.colour, (query) =>
      query.where(filter.colour === 'red' ? isRed : sql<SqlBool>`not ${isRed}`),
    )
}

export function countByStanding(tx: Tx, filter: CertificateBatchFilter) {
  return graduates(tx, filter)
    .select((eb) => [standing.as('standing'), eb.fn.countAll<number>().as('count')])
    .groupBy('standing')
    .execute()
}

/** Keeps who is due at this moment. Returns how many. */
export async function insertDue(
  tx: Tx,
  batch: { school_id: string; id: string },
  filter: CertificateBatchFilter,
): Promise<number> {
  const due = graduates(tx, filter)
    .where(sql<SqlBool>`${standing} = 'due'`)
    .select([
      sql<string>`${batch.school_id}::uuid`.as('school_id'),
      sql<string>`${batch.id}::uuid`.as('batch_id'),
      'student.id as student_id',
      'student.school_id as holder_school_id',
      sql<string>`'waiting'`.as('outcome'),
    ])
  const result = await tx
    .insertInto('certificate_batch_item')
    .columns(['school_id', 'batch_id', 'student_id', 'holder_school_id', 'outcome'])
    .expression(due)
    .executeTakeFirst()
  return Number(result.numInsertedOrUpdatedRows ?? 0)
}
