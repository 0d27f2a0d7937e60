import { DomainError } from 'shared-types/errors'
import type { Report } from 'shared-types/reports/schemas'
import {
  batchRefusal,
  findTransition,
  type ReportAction,
  type ReportKindName,
  type Stage,
  type Transition,
} from 'shared-types/reports/workflow'
import { recordAudit, type AuditSubject } from '../audit/audit'
import { within, type Tx } from '../database/scope'
import type { StaffActor } from '../runtime/actor'
import { staffScope, type StaffContext } from '../runtime/context'
import { newId } from '../runtime/new-id'
import { afterTransitions } from './effects'
import { presentReport } from './present'
import * as queries from './queries'
import { insertHistory, moveReports, type ReportRecord } from './record'

type ReviewAction = 'approve' | 'reject' | 'reopen'

export interface ReviewInput {
  kind: ReportKindName
  id: string
  version: number
  action: ReviewAction
  opinion?: string | undefined
}

/** One review: lock, ask the workflow, write state, history, effects and audit in one transaction. */
export async function reviewReport(context: StaffContext, input: ReviewInput): Promise<Report> {
  const { services, actor } = context
  return within(services.db, staffScope(context), async (tx) => {
    const current = await queries.lockReport(tx, actor, input.kind, input.id)
    if (!current) throw new DomainError('not-found')
    if (current.version !== input.version) throw new DomainError('stale-version')
    const transition = findTransition(actor.level, current.stage as Stage, input.action)
    if (!transition)
      throw new DomainError(
        'action-not-allowed',
        {},
        { stage: current.stage, action: input.action },
      )
    await checkReviewer(tx, context, [current], transition, input.opinion)
    const [updated] = await applyReview(tx, context, [{ current, transition }], input)
    if (!updated) throw new DomainError('stale-version')
    return presentReport(tx, services, actor, updated, context.now)
  })
}

export interface BatchInput {
  kind: ReportKindName
  action: 'approve' | 'reject'
  opinion?: string | undefined
  selected: readonly { id: string; version: number }[]
}

/** All or nothing: the refusals are checked in the order of product.md §5.2 before anything changes. */
export async function reviewBatch(
  context: StaffContext,
  input: BatchInput,
): Promise<{ reviewed: number }> {
  const { services, actor } = context
  const versions = new Map(input.selected.map((it) => [it.id, it.version]))
  return within(services.db, staffScope(context), async (tx) => {
    const locked = await queries.lockReports(tx, actor, input.kind, [...versions.keys()])
    if (locked.length !== versions.size) throw new DomainError('not-found')
    const refusal = batchRefusal(
      actor.level,
      locked.map((it) => it.stage as Stage),
    )
    if (refusal) throw new DomainError(refusal)
    if (locked.some((it) => it.version !== versions.get(it.id)))
      throw new DomainError('stale-version')
    const steps = locked.map((current) => {
      const transition = findTransition(actor.level, current.stage as Stage, input.action)
      if (!transition) throw new DomainError('batch-not-reviewable')
      return { current, transition }
    })
    const [first] = steps
    if (first) await checkReviewer(tx, context, locked, first.transition, input.opinion)
    const updated = await applyReview(tx, context, steps, input)
    return { reviewed: updated.length }
  })
}

async function checkReviewer(
  tx: Tx,
  { actor }: StaffContext,
  reports: readonly ReportRecord[],
  transition: Transition,
  opinion: string | undefined,
): Promise<void> {
  if (transition.opinion === 'required' && !opinion) throw new DomainError('opinion-required')
  if ((await avoidedReports(tx, actor, reports)).length > 0)
    throw new DomainError('review-own-edit')
}

/** Of these, what the person themselves added or edited at this level, where the school avoids that 「审核回避」. */
export async function avoidedReports(
  tx: Tx,
  actor: StaffActor,
  reports: readonly ReportRecord[],
): Promise<ReportRecord[]> {
  const own = reports.filter(
    (it) => it.last_edited_by === actor.id && it.last_edited_level === actor.level,
  )
  if (own.length === 0) return []
  const avoiding = await queries.avoidsOwnEdits(tx, [...new Set(own.map((it) => it.school_id))])
  return own.filter((it) => avoiding.some(({ id }) => id === it.school_id))
}

export interface Step {
  current: ReportRecord
  transition: Transition
}

export async function applyReview(
  tx: Tx,
  context: StaffContext,
  steps: readonly Step[],
  { action, opinion }: { action: ReviewAction; opinion?: string | undefined },
): Promise<ReportRecord[]> {
  const { actor, now } = context
  const updated = await moveReports(
    tx,
    steps.map(({ current, transition }) => ({
      current,
      to: transition.to,
      opinion: transition.to === 'rejected' ? opinion || null : null,
    })),
    now,
  )
  if (updated.length !== steps.length) throw new DomainError('stale-version')
  await insertHistory(
    tx,
    steps.map(({ current, transition }) => ({
      id: newId(),
      report: current,
      action,
      from: current.stage as Stage,
      to: transition.to,
      opinion: opinion || null,
      at: now,
      actor: { kind: 'staff' as const, id: actor.id, name: actor.name, level: actor.level },
    })),
  )
  const subjects = steps.map((step) => auditOf(step, action))
  subjects.push(...(await afterTransitions(tx, context, updated, action)))
  await recordAudit(tx, context, subjects)
  return updated
}

function auditOf({ current, transition }: Step, action: ReportAction): AuditSubject {
  return {
    schoolId: current.school_id,
    operation: `reports.${action}`,
    kind: `${current.kind}-report`,
    id: current.id,
    before: { stage: current.stage, version: current.version },
    after: { stage: transition.to, version: current.version + 1 },
  }
}
