import type { Tx } from '../database/scope'
import type { JobRecord } from './queries'

/** Whether this worker still has the job. Asked after a lock: it has to see what was committed while that one waited. */
export async function holdsJob(tx: Tx, job: JobRecord): Promise<boolean> {
  const held = await tx
    .selectFrom('job')
    .select('id')
    .where('school_id', '=', job.school_id)
    .where('id', '=', job.id)
    .where('lease_token', '=', job.lease_token)
    .where('state', '=', 'running')
    .executeTakeFirst()
  return held !== undefined
}

/** A job that gets on is not one that ends its process at every try: its tries are counted anew. */
export async function gotOn(tx: Tx, job: JobRecord): Promise<void> {
  await tx
    .updateTable('job')
    .set({ attempts: 1 })
    .where('school_id', '=', job.school_id)
    .where('id', '=', job.id)
    .where('lease_token', '=', job.lease_token)
    .execute()
  job.attempts = 1
}
