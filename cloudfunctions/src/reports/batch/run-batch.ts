import type { BatchOutcome } from 'shared-types/reports/batch-operations'
import { findTransition, type ReportKindName, type Stage } from 'shared-types/reports/workflow'
import * as z from 'zod'
import { findStaffActor } from '../../accounts/identify-staff'
import { recordAudit } from '../../audit/audit'
import { within, type Tx } from '../../database/scope'
import type { JobHandler, JobRun } from '../../jobs/drain'
import { gotOn, holdsJob } from '../../jobs/hold'
import type { StaffActor } from '../../runtime/actor'
import { staffScope, type StaffContext } from '../../runtime/context'
import { lockReports } from '../queries'
import type { ReportRecord } from '../record'
import { applyReview, avoidedReports, type Step } from '../review'
import * as queries from './queries'

const Payload = z.object({ batchId: z.uuid() })

/** Few enough that a reviewer who meets a locked report waits less than a second. */
const AT_ONCE = 200

/**
 * Reviews what waits, some at a time: state, history, effects, audit and the outcome of each in one transaction, so
 * that a killed job goes on where it was. Each time with the permissions of that moment.
 */
export const runReviewBatch: JobHandler = async (run) => {
  const { batchId } = Payload.parse(run.job.payload)
  const at = { school_id: run.job.school_id, id: batchId }
  while (!run.signal.aborted) if (!(await reviewSome(run, at))) return
  run.signal.throwIfAborted()
}

async function reviewSome(run: JobRun, at: { school_id: string; id: string }): Promise<boolean> {
  const { services, job } = run
  const now = new Date()
  const { batch, actor } = await within(services.db, { role: 'system' }, async (tx) => ({
    batch: await queries.findBatch(tx, at),
    actor: await findStaffActor(tx, job.school_id, job.requested_by),
  }))
  if (batch?.state !== 'running') return false
  const kind = batch.kind as ReportKindName
  if (!actor?.functions.has(`${kind}.review`)) {
    await stop(run, at, now)
    return false
  }
  const context = contextOf(run, actor, now)
  return within(services.db, staffScope(context), async (tx) => {
    const held = await queries.lockBatch(tx, at)
    if (held?.state !== 'running' || !(await holdsJob(tx, job))) return false
    const items = await queries.nextItems(tx, at, AT_ONCE)
    const outcomes = await reviewItems(tx, context, held, items)
    if (items.length > 0) await queries.setOutcomes(tx, at, outcomes)
    const reviewed = held.reviewed + [...outcomes.values()].filter((it) => it === 'reviewed').length
    const skipped = held.reviewed + held.skipped + items.length - reviewed
    const isLast = items.length < AT_ONCE
    await queries.updateBatch(tx, at, {
      reviewed,
      skipped,
      ...(isLast && { state: 'done', finished_at: now }),
    })
    await gotOn(tx, job)
    if (isLast) await auditEnd(tx, context, held, { state: 'done', reviewed, skipped })
    return !isLast
  })
}

async function reviewItems(
  tx: Tx,
  context: StaffContext,
  batch: queries.BatchRecord,
  items: readonly { report_id: string; version: number }[],
): Promise<Map<string, BatchOutcome>> {
  if (items.length === 0) return new Map()
  const { actor } = context
  const ids = items.map((it) => it.report_id)
  const locked = await lockReports(tx, actor, batch.kind as ReportKindName, ids)
  const found = new Map(locked.map((it) => [it.id, it]))
  const avoided = new Set((await avoidedReports(tx, actor, locked)).map((it) => it.id))
  const action = batch.action as 'approve' | 'reject'
  const steps: Step[] = []
  const judge = (current: ReportRecord | undefined, version: number): BatchOutcome => {
    if (!current) return 'gone'
    if (current.version !== version) return 'changed'
    if (avoided.has(current.id)) return 'own-edit'
    const transition = findTransition(actor.level, current.stage as Stage, action)
    if (!transition) return 'not-reviewable'
    steps.push({ current, transition })
    return 'reviewed'
  }
  const outcomes = new Map(
    items.map((it) => [it.report_id, judge(found.get(it.report_id), it.version)] as const),
  )
  if (steps.length > 0)
    await applyReview(tx, context, steps, { action, opinion: batch.opinion ?? undefined })
  return outcomes
}

/** The person may no longer review: what was done stays, the rest is left. */
const stop = (run: JobRun, at: { school_id: string; id: string }, now: Date) =>
  within(run.services.db, { role: 'system' }, async (tx) => {
    const held = await queries.lockBatch(tx, at)
    if (held?.state !== 'running' || !(await holdsJob(tx, run.job))) return
    await queries.updateBatch(tx, at, {
      state: 'stopped',
      stop_reason: '您已没有审核权限，本次批量审核已停止',
      finished_at: now,
    })
  })

const contextOf = ({ services, job }: JobRun, actor: StaffActor, now: Date): StaffContext => ({
  services,
  actor,
  now,
  requestId: job.id,
  address: '',
  browser: '',
  cookies: [],
})

const auditEnd = (tx: Tx, context: StaffContext, batch: queries.BatchRecord, after: object) =>
  recordAudit(tx, context, [
    {
      schoolId: batch.school_id,
      operation: 'reports.finish-batch',
      kind: 'review-batch',
      id: batch.id,
      before: { state: 'running' },
      after: { ...after },
    },
  ])
