import { sql, type Insertable, type Selectable, type Updateable } from 'kysely'
import type { BatchOutcome } from 'shared-types/reports/batch-operations'
import type { ReportKindName, Stage } from 'shared-types/reports/workflow'
import type { Tx } from '../../database/scope'
import type { Tables } from '../../database/tables'
import type { Keys } from '../../platform/crypto/sealing'
import type { StaffActor } from '../../runtime/actor'
import { filtered, type FilterAt } from '../list-queries'
import { visibleTo } from '../visibility'

export type BatchRecord = Selectable<Tables['review_batch']>
type At = Pick<BatchRecord, 'school_id' | 'id'>

/** How many the filter lets through, by stage. */
export async function countByStage(tx: Tx, keys: Keys, actor: StaffActor, filter: FilterAt) {
  const rows = await filtered(tx, keys, actor, filter)
    .groupBy('report.stage')
    .select((eb) => ['report.stage', eb.fn.countAll<number>().as('count')])
    .execute()
  return rows.map((it) => ({ stage: it.stage as Stage, count: it.count }))
}

export const insertBatch = (tx: Tx, row: Insertable<Tables['review_batch']>) =>
  tx.insertInto('review_batch').values(row).returningAll().executeTakeFirstOrThrow()

/** Keeps which reports, in which version, the filter lets through at this moment. Returns how many. */
export async function insertItems(
  tx: Tx,
  keys: Keys,
  actor: StaffActor,
  batch: At,
  filter: FilterAt,
): Promise<number> {
  const seen = filtered(tx, keys, actor, filter).select([
    sql<string>`${batch.school_id}::uuid`.as('school_id'),
    sql<string>`${batch.id}::uuid`.as('batch_id'),
    'report.id as report_id',
    'report.version',
    sql<BatchOutcome>`'waiting'`.as('outcome'),
  ])
  const result = await tx
    .insertInto('review_batch_item')
    .columns(['school_id', 'batch_id', 'report_id', 'version', 'outcome'])
    .expression(seen)
    .executeTakeFirst()
  return Number(result.numInsertedOrUpdatedRows ?? 0)
}

/** A person's own batches only. */
export const ownBatches = (tx: Tx, actor: StaffActor, kind: ReportKindName) =>
  tx
    .selectFrom('review_batch')
    .selectAll()
    .where('school_id', '=', actor.schoolId)
    .where('started_by', '=', actor.id)
    .where('kind', '=', kind)

export const findBatch = (tx: Tx, { school_id, id }: At) =>
  tx
    .selectFrom('review_batch')
    .selectAll()
    .where('school_id', '=', school_id)
    .where('id', '=', id)
    .executeTakeFirst()

export const lockBatch = (tx: Tx, { school_id, id }: At) =>
  tx
    .selectFrom('review_batch')
    .selectAll()
    .where('school_id', '=', school_id)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

export const updateBatch = (tx: Tx, at: At, changes: Updateable<Tables['review_batch']>) =>
  tx
    .updateTable('review_batch')
    .set(changes)
    .where('school_id', '=', at.school_id)
    .where('id', '=', at.id)
    .returningAll()
    .executeTakeFirstOrThrow()

export const nextItems = (tx: Tx, at: At, limit: number) =>
  tx
    .selectFrom('review_batch_item')
    .select(['report_id', 'version'])
    .where('school_id', '=', at.school_id)
    .where('batch_id', '=', at.id)
    .where('outcome', '=', 'waiting')
    .orderBy('report_id')
    .limit(limit)
    .execute()

export async function setOutcomes(
  tx: Tx,
  at: At,
  outcomes: ReadonlyMap<string, BatchOutcome>,
): Promise<void> {
  await sql`update review_batch_item set outcome = found.outcome
    from unnest(${[...outcomes.keys()]}::uuid[], ${[...outcomes.values()]}::text[]) as found (report_id, outcome)
    where review_batch_item.school_id = ${at.school_id} and review_batch_item.batch_id = ${at.id}
      and review_batch_item.report_id = found.report_id`.execute(tx)
}

/** With the person each is about, as far as the reader may see them. */
export function listItems(
  tx: Tx,
  actor: StaffActor,
  at: At,
  page: { outcome?: BatchOutcome | undefined; after?: string | undefined; limit: number },
) {
  return tx
    .selectFrom('review_batch_item')
    .innerJoin('report', 'report.id', 'review_batch_item.report_id')
    .innerJoin('student', (join) =>
      join
        .onRef('student.school_id', '=', 'report.school_id')
        .onRef('student.id', '=', 'report.student_id'),
    )
    .innerJoin('major', (join) =>
      join
        .onRef('major.school_id', '=', 'report.school_id')
        .onRef('major.id', '=', 'report.major_id'),
    )
    .innerJoin('school', 'school.id', 'report.school_id')
    .where('review_batch_item.school_id', '=', at.school_id)
    .where('review_batch_item.batch_id', '=', at.id)
    .where(visibleTo(actor))
    .$if(!!page.outcome, (query) =>
      query.where('review_batch_item.outcome', '=', page.outcome ?? 'waiting'),
    )
    .$if(!!page.after, (query) => query.where('review_batch_item.report_id', '>', page.after ?? ''))
    .select([
      'review_batch_item.report_id',
      'review_batch_item.outcome',
      'student.name',
      'student.student_number',
      'school.name as school_name',
      'major.name as major_name',
    ])
    .orderBy('review_batch_item.report_id')
    .limit(page.limit)
    .execute()
}
