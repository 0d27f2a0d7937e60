import { DomainError } from 'shared-types/errors'
import { within, type Tx } from '../database/scope'
import type { Services } from '../runtime/services'
import type { JobKind } from './insert-job'
import * as queries from './queries'

const MAX_ATTEMPTS = 5
const RETRY_MS = 10_000

export interface JobRun {
  services: Services
  job: queries.JobRecord
  /** Aborted when the lease is lost or the process ends. */
  signal: AbortSignal
}

/** Does the whole job, or as much as is left of it; must be safe to start again from the beginning. */
export type JobHandler = (run: JobRun) => Promise<void>

/**
 * Thrown by a handler that leaves the rest for the next turn: because a drain fits into a cloud function's time, or
 * because something outside has to come back first, which is no try that failed.
 */
export class Unfinished extends Error {
  override name = 'Unfinished'
  constructor(readonly afterMs = 0) {
    super()
  }
}

/** With what has to be said when the job is given up, in the same transaction. */
export interface Job {
  work: JobHandler
  givenUp: (tx: Tx, job: queries.JobRecord) => Promise<void>
}
export type JobHandlers = Record<JobKind, JobHandler | Job>

const nobodyWaits = () => Promise.resolve()

function jobOf(handlers: JobHandlers, { kind }: queries.JobRecord): Job {
  const handler = handlers[kind as JobKind]
  return typeof handler === 'function' ? { work: handler, givenUp: nobodyWaits } : handler
}

/** Works on what is due until nothing is, the budget is spent, or the signal says stop. Returns how many were finished. */
export async function drainJobs(
  services: Services,
  handlers: JobHandlers,
  budgetMs: number,
  signal: AbortSignal,
): Promise<number> {
  const until = Date.now() + budgetMs
  let finished = 0
  while (Date.now() < until && !signal.aborted) {
    const job = await within(services.db, { role: 'system' }, (tx) =>
      queries.takeJob(tx, new Date(), services.config.jobLeaseMs),
    )
    if (!job) break
    if (await runJob(services, handlers, job, signal)) finished++
  }
  return finished
}

async function runJob(
  services: Services,
  handlers: JobHandlers,
  job: queries.JobRecord,
  signal: AbortSignal,
): Promise<boolean> {
  const { work, givenUp } = jobOf(handlers, job)
  if (job.attempts > MAX_ATTEMPTS) {
    await giveBack(
      services,
      job,
      givenUp,
      new Error('no try came to an end: the process ended first'),
    )
    return false
  }
  const lost = new AbortController()
  const renewal = setInterval(() => void renew(services, job, lost), services.config.jobLeaseMs / 4)
  const about = { jobId: job.id, kind: job.kind, attempt: job.attempts }
  try {
    services.log.info({ code: 'job-started', ...about })
    await work({
      services,
      job,
      signal: AbortSignal.any([signal, lost.signal]),
    })
    const kept = await within(services.db, { role: 'system' }, (tx) =>
      queries.finishJob(tx, job, new Date()),
    )
    services.log.info({ code: kept ? 'job-finished' : 'job-lost', ...about })
    return kept
  } catch (error) {
    if (signal.aborted || error instanceof Unfinished)
      await release(services, job, error instanceof Unfinished ? error.afterMs : 0)
    else await giveBack(services, job, givenUp, error)
    return false
  } finally {
    clearInterval(renewal)
  }
}

async function renew(
  services: Services,
  job: queries.JobRecord,
  lost: AbortController,
): Promise<void> {
  try {
    const kept = await within(services.db, { role: 'system' }, (tx) =>
      queries.extendLease(tx, job, new Date(Date.now() + services.config.jobLeaseMs)),
    )
    if (!kept) lost.abort()
  } catch (error) {
    services.log.warn({ code: 'job-lease-not-renewed', jobId: job.id, err: error })
  }
}

/** The process or the turn ends: another takes the job at once, and this was not a try that failed. */
async function release(services: Services, job: queries.JobRecord, afterMs: number): Promise<void> {
  services.log.info({ code: 'job-released', jobId: job.id, kind: job.kind })
  await within(services.db, { role: 'system' }, (tx) =>
    queries.releaseJob(tx, job, new Date(Date.now() + afterMs)),
  )
}

/** A refusal will be the same next time; anything else may be a passing fault and is tried again. */
async function giveBack(
  services: Services,
  job: queries.JobRecord,
  givenUp: Job['givenUp'],
  error: unknown,
): Promise<void> {
  const now = new Date()
  const final = error instanceof DomainError || job.attempts >= MAX_ATTEMPTS
  services.log.error({
    code: final ? 'job-failed' : 'job-postponed',
    jobId: job.id,
    kind: job.kind,
    err: error,
  })
  await within(services.db, { role: 'system' }, async (tx) => {
    if (!final)
      return queries.postponeJob(tx, job, new Date(now.getTime() + RETRY_MS * job.attempts))
    await givenUp(tx, job)
    await queries.failJob(tx, job, error instanceof DomainError ? error.code : 'unexpected', now)
  })
}
