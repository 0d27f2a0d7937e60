import { DomainError, errorTable } from 'shared-types/errors'
import {
  MOST_IN_BATCH,
  type BatchOutcome,
  type ReviewBatch,
} from 'shared-types/reports/batch-operations'
import type { ReportFilter } from 'shared-types/reports/schemas'
import { batchRefusal, type ReportKindName } from 'shared-types/reports/workflow'
import { recordAudit } from '../../audit/audit'
import { within, type Tx } from '../../database/scope'
import { staffScope, type StaffContext } from '../../runtime/context'
import * as queries from './queries'

const SHOWN_BATCHES = 20

interface Which {
  kind: ReportKindName
  id: string
}

export async function previewReviewBatch(context: StaffContext, filter: ReportFilter) {
  const { services, actor, now } = context
  const counts = await within(services.db, staffScope(context), (tx) =>
    queries.countByStage(tx, services.keys, actor, { ...filter, asOf: now }),
  )
  const total = counts.reduce((sum, it) => sum + it.count, 0)
  const refusal =
    total === 0
      ? 'batch-empty'
      : total > MOST_IN_BATCH
        ? 'batch-too-large'
        : batchRefusal(
            actor.level,
            counts.map((it) => it.stage),
          )
  return { total, refusal: refusal ? errorTable[refusal].message : null }
}

export const getReviewBatch = (context: StaffContext, which: Which): Promise<ReviewBatch> =>
  within(context.services.db, staffScope(context), async (tx) =>
    presentBatch(await getOwn(tx, context, which)),
  )

export const listReviewBatches = (
  context: StaffContext,
  { kind, year }: { kind: ReportKindName; year: number },
) =>
  within(context.services.db, staffScope(context), async (tx) => {
    const rows = await queries
      .ownBatches(tx, context.actor, kind)
      .where('year', '=', year)
      .orderBy('started_at', 'desc')
      .limit(SHOWN_BATCHES)
      .execute()
    return { batches: rows.map(presentBatch) }
  })

export const listReviewBatchItems = (
  context: StaffContext,
  {
    limit,
    outcome,
    after,
    ...which
  }: Which & { outcome?: BatchOutcome | undefined; after?: string | undefined; limit: number },
) =>
  within(context.services.db, staffScope(context), async (tx) => {
    const batch = await getOwn(tx, context, which)
    const page = { outcome, after, limit: limit + 1 }
    const rows = await queries.listItems(tx, context.actor, batch, page)
    const items = rows.slice(0, limit).map((row) => ({
      reportId: row.report_id,
      name: row.name,
      studentNumber: row.student_number,
      schoolName: row.school_name,
      majorName: row.major_name,
      outcome: row.outcome as BatchOutcome,
    }))
    return { items, next: rows.length > limit ? (items.at(-1)?.reportId ?? null) : null }
  })

export const stopReviewBatch = (context: StaffContext, which: Which): Promise<ReviewBatch> =>
  within(context.services.db, staffScope(context), async (tx) => {
    const found = await getOwn(tx, context, which)
    // Waits for the reports that the job has in hand.
    const batch = await queries.lockBatch(tx, found)
    if (batch?.state !== 'running') throw new DomainError('action-not-allowed')
    const stopped = await queries.updateBatch(tx, batch, {
      state: 'stopped',
      stop_reason: '您停止了本次批量审核',
      finished_at: context.now,
    })
    await recordAudit(tx, context, [
      {
        schoolId: batch.school_id,
        operation: 'reports.stop-batch',
        kind: 'review-batch',
        id: batch.id,
        before: { state: 'running' },
        after: { state: 'stopped', reviewed: batch.reviewed, skipped: batch.skipped },
      },
    ])
    return presentBatch(stopped)
  })

async function getOwn(tx: Tx, { actor }: StaffContext, { kind, id }: Which) {
  const batch = await queries.ownBatches(tx, actor, kind).where('id', '=', id).executeTakeFirst()
  if (!batch) throw new DomainError('not-found')
  return batch
}

export const presentBatch = (row: queries.BatchRecord): ReviewBatch => ({
  id: row.id,
  kind: row.kind as ReportKindName,
  year: row.year,
  action: row.action as ReviewBatch['action'],
  opinion: row.opinion,
  state: row.state as ReviewBatch['state'],
  stopReason: row.stop_reason,
  total: row.total,
  reviewed: row.reviewed,
  skipped: row.skipped,
  startedAt: row.started_at.toISOString(),
  finishedAt: row.finished_at?.toISOString() ?? null,
})
