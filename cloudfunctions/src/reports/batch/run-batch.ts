import type { BatchOutcome } from 'shared-types/reports/batch-operations'
import { findTransition, type ReportKindName, type Stage } from 'shared-types/reports/workflow'
import * as z from 'zod'
import { recordAudit } from '../../audit/audit'
import { within, type Tx } from '../../database/scope'
import { Unfinished, type Job, type JobRun } from '../../jobs/drain'
import { gotOn, holdsJob } from '../../jobs/hold'
import { onBehalfOf, requesterOf } from '../../jobs/on-behalf'
import { staffScope, type StaffContext } from '../../runtime/context'
import { lockReports } from '../queries'
import type { ReportRecord } from '../record'
import { applyReview, avoidedReports, type Step } from '../review'
import * as queries from './queries'

const Payload = z.object({ batchId: z.uuid() })

/** Few enough that a reviewer who meets a locked report waits less than a second. */
const AT_ONCE = 200

/** Leaves a drain of 45 seconds within a minute. */
const TURN_MS = 10_000
const GIVEN_UP = '系统多次尝试后仍未能继续，已审核的记录不变，其余可重新筛选后再审核'
const NOT_ALLOWED = '您已没有审核权限，本次批量审核已停止'

type At = Pick<queries.BatchRecord, 'school_id' | 'id'>

const batchOf = (job: JobRun['job']): At => ({
  school_id: job.school_id,
  id: Payload.parse(job.payload).batchId,
})

/**
 * Reviews what waits, some at a time: state, history, effects, audit and the outcome of each in one transaction, so
 * that a killed job goes on where it was. Each time with the permissions of that moment.
 */
async function work(run: JobRun): Promise<void> {
  const until = Date.now() + TURN_MS
  while (Date.now() < until) {
    run.signal.throwIfAborted()
    if (!(await reviewSome(run, batchOf(run.job)))) return
  }
  throw new Unfinished()
}

export const reviewBatchJob: Job = {
  work,
  givenUp: (tx, job) => stop(tx, job, GIVEN_UP),
}

async function reviewSome(run: JobRun, at: At): Promise<boolean> {
  const { services, job } = run
  const system = { role: 'system' } as const
  const batch = await within(services.db, system, (tx) => queries.findBatch(tx, at))
  if (batch?.state !== 'running') return false
  const actor = await requesterOf(run)
  if (!actor?.functions.has(`${batch.kind as ReportKindName}.review`)) {
    await within(services.db, system, (tx) => stop(tx, job, NOT_ALLOWED))
    return false
  }
  const context = onBehalfOf(actor, run)
  return within(services.db, staffScope(context), async (tx) => {
    const held = await queries.lockBatch(tx, at)
    if (held?.state !== 'running' || !(await holdsJob(tx, job))) return false
    const items = await queries.nextItems(tx, at, AT_ONCE)
    const outcomes = await reviewItems(tx, context, held, items)
    if (items.length > 0) await queries.setOutcomes(tx, at, outcomes)
    await gotOn(tx, job)
    return count(tx, context, held, [...outcomes.values()])
  })
}

/** Whether anything is left. */
async function count(
  tx: Tx,
  context: StaffContext,
  batch: queries.BatchRecord,
  outcomes: readonly BatchOutcome[],
): Promise<boolean> {
  const now = outcomes.filter((it) => it === 'reviewed').length
  const reviewed = batch.reviewed + now
  const skipped = batch.skipped + outcomes.length - now
  const isLast = outcomes.length < AT_ONCE
  await queries.updateBatch(tx, batch, {
    reviewed,
    skipped,
    ...(isLast && { state: 'done', finished_at: context.now }),
  })
  if (isLast) await auditEnd(tx, context, batch, { state: 'done', reviewed, skipped })
  return !isLast
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

/** What was done stays, the rest is left. */
async function stop(tx: Tx, job: JobRun['job'], reason: string): Promise<void> {
  const held = await queries.lockBatch(tx, batchOf(job))
  if (held?.state !== 'running' || !(await holdsJob(tx, job))) return
  await queries.updateBatch(tx, held, {
    state: 'stopped',
    stop_reason: reason,
    finished_at: new Date(),
  })
}

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
