import { sql } from 'kysely'
import type { Tx } from '../database/scope'
import { newId } from '../runtime/new-id'

/**
 * Takes the job that has waited longest, or one whose worker has let its lease run out. `skip locked` keeps two workers
 * from the same row; the lease token keeps a worker that was only slow from finishing what another took over.
 */
export async function takeJob(tx: Tx, now: Date, leaseMs: number) {
  const leaseToken = newId()
  const due = tx
    .selectFrom('job')
    .select(['school_id', 'id'])
    .where('run_at', '<=', now)
    .where((eb) =>
      eb.or([
        eb('state', '=', 'waiting'),
        eb.and([eb('state', '=', 'running'), eb('lease_until', '<', now)]),
      ]),
    )
    .orderBy('run_at')
    .limit(1)
    .forUpdate()
    .skipLocked()
  return tx
    .with('due', () => due)
    .updateTable('job')
    .from('due')
    .set({
      state: 'running',
      lease_until: new Date(now.getTime() + leaseMs),
      lease_token: leaseToken,
      attempts: sql<number>`job.attempts + 1`,
    })
    .whereRef('job.school_id', '=', 'due.school_id')
    .whereRef('job.id', '=', 'due.id')
    .returningAll('job')
    .executeTakeFirst()
}

export type JobRecord = NonNullable<Awaited<ReturnType<typeof takeJob>>>

const held = (tx: Tx, job: JobRecord) =>
  tx
    .updateTable('job')
    .where('school_id', '=', job.school_id)
    .where('id', '=', job.id)
    .where('lease_token', '=', job.lease_token)

/** False when another worker has taken the job over meanwhile: stop at once. */
export async function extendLease(tx: Tx, job: JobRecord, until: Date): Promise<boolean> {
  const result = await held(tx, job)
    .where('state', '=', 'running')
    .set({ lease_until: until })
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

export async function finishJob(tx: Tx, job: JobRecord, now: Date): Promise<boolean> {
  const result = await held(tx, job)
    .set({ state: 'done', finished_at: now, lease_until: null })
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

export async function postponeJob(tx: Tx, job: JobRecord, runAt: Date) {
  await held(tx, job).set({ state: 'waiting', run_at: runAt, lease_until: null }).execute()
}

export async function releaseJob(tx: Tx, job: JobRecord, runAt: Date) {
  const attempts = job.attempts - 1
  await held(tx, job)
    .set({ state: 'waiting', run_at: runAt, lease_until: null, attempts })
    .execute()
}

export async function failJob(tx: Tx, job: JobRecord, errorCode: string, now: Date) {
  await held(tx, job)
    .set({ state: 'failed', error_code: errorCode, finished_at: now, lease_until: null })
    .execute()
}
