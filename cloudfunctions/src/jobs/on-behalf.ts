import { findStaffActor } from '../accounts/identify-staff'
import { within } from '../database/scope'
import type { StaffActor } from '../runtime/actor'
import type { StaffContext } from '../runtime/context'
import type { JobRun } from './drain'

/** Whoever asked for the job, as they stand at this moment; undefined when they may no longer sign in. */
export const requesterOf = ({ services, job }: JobRun): Promise<StaffActor | undefined> =>
  within(services.db, { role: 'system' }, (tx) =>
    findStaffActor(tx, job.school_id, job.requested_by),
  )

/** For what a job does in somebody's name: no browser and no address are behind it. */
export const onBehalfOf = (actor: StaffActor, { services, job }: JobRun): StaffContext => ({
  services,
  actor,
  now: new Date(),
  requestId: job.id,
  address: '',
  browser: '',
  cookies: [],
})
