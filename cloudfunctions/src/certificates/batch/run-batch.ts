import type { CertificateBatchOutcome } from 'shared-types/certificates/batch-operations'
import { DomainError } from 'shared-types/errors'
import * as z from 'zod'
import { recordAudit } from '../../audit/audit'
import { within, type Tx } from '../../database/scope'
import { Unfinished, type Job, type JobRun } from '../../jobs/drain'
import { gotOn, holdsJob } from '../../jobs/hold'
import { onBehalfOf, requesterOf } from '../../jobs/on-behalf'
import { staffScope, type StaffContext } from '../../runtime/context'
import { planCertificate, type Planned } from '../issuing/plan'
import { signAndLog, type Signed } from '../issuing/sign-and-log'
import { unprintableReason } from '../issuing/unprintable-reason'
import * as queries from './queries'

const Payload = z.object({ batchId: z.uuid() })

/** About a second of drawing: as long as somebody who wants to stop the batch waits. */
const AT_ONCE = 20

/** How often is tried whether a service that signs or stamps answers again. */
const WAIT_MS = 60_000

/** Leaves a drain of 45 seconds within a minute. */
const TURN_MS = 10_000
const GIVEN_UP = '系统多次尝试后仍未能继续，已签发的证书有效，其余可重新预览后再签发'
const NOT_ALLOWED = '发起人已没有签发权限，本次批量签发已停止'

interface Result {
  outcome: CertificateBatchOutcome
  reason: string | null
}

/**
 * Issues what waits, some at a time: planned in one transaction, signed and put on record with its outcome in a second.
 * A killed job goes on where it was; what was planned is carried out under its number. Each time with the permissions
 * of that moment.
 */
async function work(run: JobRun): Promise<void> {
  const { batchId } = Payload.parse(run.job.payload)
  const at = { school_id: run.job.school_id, id: batchId }
  const until = Date.now() + TURN_MS
  while (Date.now() < until) {
    run.signal.throwIfAborted()
    if (!(await issueSome(run, at).catch((error: unknown) => waitFor(run, at, error)))) return
  }
  throw new Unfinished()
}

/**
 * A signing or time-stamp service that is down is waited for, however long: what is in hand is rolled back, keeps its
 * numbers, and nothing leaves unsigned. Whoever does not want to wait stops the batch.
 */
async function waitFor({ services, job }: JobRun, at: queries.At, error: unknown): Promise<never> {
  if (!(error instanceof DomainError) || error.code !== 'signing-unavailable') throw error
  services.log.warn({ code: 'signing-unavailable', jobId: job.id, err: error })
  await within(services.db, { role: 'system' }, (tx) => queries.markWaiting(tx, at, new Date()))
  throw new Unfinished(WAIT_MS)
}

export const certificateBatch: Job = {
  work,
  givenUp: (tx, job) => {
    const { batchId } = Payload.parse(job.payload)
    return stop(tx, { school_id: job.school_id, id: batchId }, GIVEN_UP)
  },
}

async function issueSome(run: JobRun, at: queries.At): Promise<boolean> {
  const context = await contextOf(run)
  if (!context) {
    await within(run.services.db, { role: 'system' }, (tx) => stop(tx, at, NOT_ALLOWED))
    return false
  }
  const planned = await whileHeld(run, at, context, async (tx) => {
    const owners = await queries.nextOwners(tx, at, AT_ONCE)
    const plans = []
    for (const owner of owners) plans.push(await planCertificate(tx, context, owner))
    return { owners, plans }
  })
  if (!planned) return false
  const { owners, plans } = planned
  return (
    (await whileHeld(run, at, context, async (tx, batch) => {
      const due = owners.filter((_, index) => plans[index]?.state === 'planned')
      const signed = await signAndLog(tx, context, due)
      for (const [index, owner] of owners.entries()) {
        const result = resultOf(plans[index], signed[due.indexOf(owner)])
        await queries.setOutcome(tx, at, owner, result)
      }
      await gotOn(tx, run.job)
      const isLast = owners.length < AT_ONCE
      await count(tx, context, batch, { owners: owners.length, signed, isLast })
      return !isLast
    })) ?? false
  )
}

function resultOf(planned: Planned | undefined, signed: Signed | undefined): Result {
  if (planned?.state === 'held') return { outcome: 'held', reason: null }
  if (planned?.state === 'refused') return { outcome: 'refused', reason: planned.reason }
  if (signed?.state === 'issued' || signed?.state === 'held')
    return { outcome: signed.state, reason: null }
  if (signed?.state === 'unprintable')
    return { outcome: 'unprintable', reason: unprintableReason(signed.characters) }
  return { outcome: 'refused', reason: '签发时派遣方案有变动，请重新预览后签发' }
}

async function count(
  tx: Tx,
  context: StaffContext,
  batch: queries.BatchRecord,
  done: { owners: number; signed: readonly Signed[]; isLast: boolean },
): Promise<void> {
  const now = done.signed.filter((it) => it.state === 'issued').length
  const issued = batch.issued + now
  const skipped = batch.skipped + done.owners - now
  await queries.updateBatch(tx, batch, {
    issued,
    skipped,
    waiting_since: null,
    ...(done.isLast && { state: 'done', finished_at: new Date() }),
  })
  if (!done.isLast) return
  await recordAudit(tx, context, [
    {
      schoolId: batch.school_id,
      operation: 'certificates.finish-batch',
      kind: 'certificate-batch',
      id: batch.id,
      before: { state: 'running' },
      after: { state: 'done', issued, skipped },
    },
  ])
}

/** A transaction that owns the batch; undefined when it was stopped or another worker has taken over. */
const whileHeld = <T>(
  { services, job }: JobRun,
  at: queries.At,
  context: StaffContext,
  work: (tx: Tx, batch: queries.BatchRecord) => Promise<T>,
): Promise<T | undefined> =>
  within(services.db, staffScope(context), async (tx) => {
    const batch = await queries.lockBatch(tx, at)
    if (batch?.state !== 'running' || !(await holdsJob(tx, job))) return undefined
    return work(tx, batch)
  })

/** Undefined when whoever asked may no longer issue. */
async function contextOf(run: JobRun): Promise<StaffContext | undefined> {
  const actor = await requesterOf(run)
  const mayIssue = actor?.level === 'centre' && actor.functions.has('certificates.issue')
  return mayIssue ? onBehalfOf(actor, run) : undefined
}

/** What was issued stays, the rest is left. */
async function stop(tx: Tx, at: queries.At, reason: string): Promise<void> {
  const held = await queries.lockBatch(tx, at)
  if (held?.state !== 'running') return
  await queries.updateBatch(tx, at, {
    state: 'stopped',
    stop_reason: reason,
    finished_at: new Date(),
  })
}
