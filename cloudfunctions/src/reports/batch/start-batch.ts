import { DomainError } from 'shared-types/errors'
import { MOST_IN_BATCH, type ReviewBatch } from 'shared-types/reports/batch-operations'
import type { ReportFilter } from 'shared-types/reports/schemas'
import { batchRefusal, findTransition } from 'shared-types/reports/workflow'
import { recordAudit } from '../../audit/audit'
import { within } from '../../database/scope'
import { insertJob } from '../../jobs/insert-job'
import { staffScope, type StaffContext } from '../../runtime/context'
import { newId } from '../../runtime/new-id'
import { presentBatch } from './batches'
import * as queries from './queries'

export interface StartInput extends ReportFilter {
  action: 'approve' | 'reject'
  opinion?: string | undefined
  expected: number
}

/** Checks the refusals over everything, keeps which versions were meant, and leaves the work to a job. */
export async function startReviewBatch(
  context: StaffContext,
  input: StartInput,
): Promise<ReviewBatch> {
  const { services, actor, now } = context
  const { action, opinion, expected, ...rest } = input
  const filter = { ...rest, asOf: now }
  return within(services.db, staffScope(context), async (tx) => {
    const counts = await queries.countByStage(tx, services.keys, actor, filter)
    const stages = counts.map((it) => it.stage)
    const refusal = batchRefusal(actor.level, stages)
    if (refusal) throw new DomainError(refusal)
    const [stage] = stages
    const found = counts.reduce((sum, it) => sum + it.count, 0)
    if (found > MOST_IN_BATCH) throw new DomainError('batch-too-large')
    if (!stage) throw new DomainError('batch-empty')
    if (findTransition(actor.level, stage, action)?.opinion === 'required' && !opinion)
      throw new DomainError('opinion-required')
    const batch = await queries.insertBatch(tx, {
      school_id: actor.schoolId,
      id: newId(),
      kind: filter.kind,
      year: filter.year,
      action,
      opinion: opinion || null,
      state: 'running',
      total: expected,
      started_by: actor.id,
      started_at: now,
    })
    const total = await queries.insertItems(tx, services.keys, actor, batch, filter)
    if (total !== expected) throw new DomainError('batch-changed')
    await insertJob(tx, {
      schoolId: actor.schoolId,
      kind: 'review-batch',
      payload: { batchId: batch.id },
      requestedBy: actor.id,
      now,
    })
    await recordAudit(tx, context, [
      {
        schoolId: actor.schoolId,
        operation: 'reports.review-filtered',
        kind: 'review-batch',
        id: batch.id,
        after: { kind: filter.kind, year: filter.year, action, total },
      },
    ])
    return presentBatch(batch)
  })
}
