import type { Insertable, Selectable, Updateable } from 'kysely'
import type { CertificateBatchOutcome } from 'shared-types/certificates/batch-operations'
import type { Tx } from '../../database/scope'
import type { Tables } from '../../database/tables'
import type { Owner } from '../issuing/queries'

export type BatchRecord = Selectable<Tables['certificate_batch']>
export type At = Pick<BatchRecord, 'school_id' | 'id'>

export const insertBatch = (tx: Tx, row: Insertable<Tables['certificate_batch']>) =>
  tx.insertInto('certificate_batch').values(row).returningAll().executeTakeFirstOrThrow()

export const findBatch = (tx: Tx, { school_id, id }: At) =>
  tx
    .selectFrom('certificate_batch')
    .selectAll()
    .where('school_id', '=', school_id)
    .where('id', '=', id)
    .executeTakeFirst()

export const lockBatch = (tx: Tx, { school_id, id }: At) =>
  tx
    .selectFrom('certificate_batch')
    .selectAll()
    .where('school_id', '=', school_id)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

/** With the name of the one school it is limited to. */
export const listBatches = (tx: Tx, schoolId: string) =>
  tx
    .selectFrom('certificate_batch')
    .leftJoin('school', 'school.id', 'certificate_batch.only_school_id')
    .selectAll('certificate_batch')
    .select('school.name as school_name')
    .where('certificate_batch.school_id', '=', schoolId)
    .orderBy('certificate_batch.started_at', 'desc')
    .orderBy('certificate_batch.id', 'desc')

export const updateBatch = (tx: Tx, at: At, changes: Updateable<Tables['certificate_batch']>) =>
  tx
    .updateTable('certificate_batch')
    .set(changes)
    .where('school_id', '=', at.school_id)
    .where('id', '=', at.id)
    .execute()

/** Since the first time that the services did not answer. */
export const markWaiting = (tx: Tx, at: At, since: Date) =>
  tx
    .updateTable('certificate_batch')
    .set({ waiting_since: since })
    .where('school_id', '=', at.school_id)
    .where('id', '=', at.id)
    .where('state', '=', 'running')
    .where('waiting_since', 'is', null)
    .execute()

/** In the order of schools and ids, which is also the order in which their dispatches are locked. */
export async function nextOwners(tx: Tx, at: At, limit: number): Promise<Owner[]> {
  const rows = await tx
    .selectFrom('certificate_batch_item')
    .select(['holder_school_id', 'student_id'])
    .where('school_id', '=', at.school_id)
    .where('batch_id', '=', at.id)
    .where('outcome', '=', 'waiting')
    .orderBy('holder_school_id')
    .orderBy('student_id')
    .limit(limit)
    .execute()
  return rows.map((it) => ({ schoolId: it.holder_school_id, studentId: it.student_id }))
}

export const setOutcome = (
  tx: Tx,
  at: At,
  { studentId }: Owner,
  result: { outcome: CertificateBatchOutcome; reason: string | null },
) =>
  tx
    .updateTable('certificate_batch_item')
    .set(result)
    .where('school_id', '=', at.school_id)
    .where('batch_id', '=', at.id)
    .where('student_id', '=', studentId)
    .execute()

export const listItems = (
  tx: Tx,
  at: At,
  page: {
    outcome?: CertificateBatchOutcome | undefined
    after?: string | undefined
    limit: number
  },
) =>
  tx
    .selectFrom('certificate_batch_item as item')
    .innerJoin('student', (join) =>
      join
        .onRef('student.school_id', '=', 'item.holder_school_id')
        .onRef('student.id', '=', 'item.student_id'),
    )
    .innerJoin('school', 'school.id', 'item.holder_school_id')
    .where('item.school_id', '=', at.school_id)
    .where('item.batch_id', '=', at.id)
    .$if(!!page.outcome, (query) => query.where('item.outcome', '=', page.outcome ?? 'waiting'))
    .$if(!!page.after, (query) => query.where('item.student_id', '>', page.after ?? ''))
    .select([
      'item.student_id',
      'item.outcome',
      'item.reason',
      'student.name',
      'student.student_number',
      'school.name as school_name',
    ])
    .orderBy('item.student_id')
    .limit(page.limit)
    .execute()
