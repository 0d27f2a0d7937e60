import { findStaffActor } from '../accounts/identify-staff'
import { within } from '../database/scope'
import type { JobRun } from '../jobs/drain'
import type { StaffContext } from '../runtime/context'

/**
 * Who asked for the job, with the permissions of this moment; undefined when the person may no longer import. A job
 * may start long after it was asked for, and again after a fault.
 */
export async function findRequester({ services, job }: JobRun): Promise<StaffContext | undefined> {
  const actor = await within(services.db, { role: 'system' }, (tx) =>
    findStaffActor(tx, job.school_id, job.requested_by),
  )
  if (!actor?.functions.has('roll.import') || actor.level === 'centre') return undefined
  return {
    services,
    actor,
    now: new Date(),
    requestId: job.id,
    address: '',
    browser: '',
    cookies: [],
  }
}
