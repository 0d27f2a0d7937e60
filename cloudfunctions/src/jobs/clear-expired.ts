import { within } from '../database/scope'
import { FORGET_AFTER_MS } from '../runtime/back-off'
import type { JobHandler } from './drain'

/** Deletes what only counts for a while: sessions that have run out, and failed tries that are forgotten. */
export const clearExpired: JobHandler = async ({ services }) => {
  const now = new Date()
  const forgotten = new Date(now.getTime() - FORGET_AFTER_MS)
  await within(services.db, { role: 'system' }, async (tx) => {
    await tx.deleteFrom('staff_session').where('expires_at', '<', now).execute()
    await tx.deleteFrom('student_session').where('expires_at', '<', now).execute()
    await tx
      .deleteFrom('attempt')
      .where('updated_at', '<', forgotten)
      .where((of) => of.or([of('locked_until', 'is', null), of('locked_until', '<', now)]))
      .execute()
  })
}
