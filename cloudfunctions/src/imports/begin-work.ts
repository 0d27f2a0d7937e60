import { importPermissions } from 'shared-types/accounts/permissions'
import { DomainError } from 'shared-types/errors'
import { importSubjects } from 'shared-types/imports/import-subjects'
import * as z from 'zod'
import { findStaffActor } from '../accounts/identify-staff'
import { within, type Tx } from '../database/scope'
import type { JobRun } from '../jobs/drain'
import { onBehalfOf, requesterOf } from '../jobs/on-behalf'
import type { StaffActor } from '../runtime/actor'
import { staffScope, type StaffContext } from '../runtime/context'
import * as queries from './queries'
import { deleteRows } from './row-queries'
import type { Subject } from './subject'
import { subjectOf } from './subjects'

const Payload = z.object({ importId: z.uuid() })

export const importIdOf = ({ payload }: JobRun['job']): string => Payload.parse(payload).importId

/** One run of a job on an import that is in the state it asks for. */
export interface Work {
  run: JobRun
  context: StaffContext
  record: queries.ImportRecord
  subject: Subject<unknown>
}

/** The import was discarded, or another worker has taken over: nothing more to do here. */
export class WorkTaken extends Error {
  override name = 'WorkTaken'
}

/** The person who asked for it may no longer import this. */
export class PermissionLost extends Error {
  override name = 'PermissionLost'
}

const permissionLost = (subject: keyof typeof importSubjects) =>
  `您已没有导入${importSubjects[subject].label}的权限，本次导入已停止`

/**
 * undefined when the import has left the state meanwhile. A job may start long after it was asked for, and again after
 * a fault: it is refused when whoever asked may no longer import at this moment.
 */
export async function beginWork(
  run: JobRun,
  state: queries.ImportState,
): Promise<Work | undefined> {
  const { services, job } = run
  const importId = importIdOf(job)
  const record = await within(services.db, { role: 'system' }, (tx) =>
    queries.findImportOfJob(tx, job.school_id, importId),
  )
  if (record?.state !== state) return undefined
  const actor = await requesterOf(run)
  if (!actor || !mayImport(actor, record.subject)) {
    await refuseImport(run, record, state, permissionLost(record.subject))
    throw new DomainError('permission-denied')
  }
  return { run, context: onBehalfOf(actor, run), record, subject: subjectOf(record.subject) }
}

const mayImport = (actor: StaffActor, subject: queries.ImportRecord['subject']) =>
  actor.functions.has(importPermissions[subject]) &&
  (actor.level === 'centre') === subjectOf(subject).isOfCentre

export const refuseImport = (
  { services, job }: JobRun,
  at: { school_id: string; id: string },
  from: queries.ImportState,
  refusal: string,
): Promise<void> =>
  within(services.db, { role: 'system' }, (tx) =>
    endImport(tx, job, at, from, { state: 'refused', refusal }),
  )

/** Ends an import as a whole, with the sentence for the person; nothing of it is kept. */
export async function endImport(
  tx: Tx,
  job: JobRun['job'],
  at: { school_id: string; id: string },
  from: queries.ImportState,
  end: { state: 'refused' | 'failed'; refusal: string },
): Promise<void> {
  if (!(await queries.lockForWork(tx, at, job, from))) return
  await deleteRows(tx, at, 'all')
  await queries.setState(tx, at, [from], {
    ...end,
    finished_at: new Date(),
    ...queries.nothingDone,
  })
}

/**
 * A transaction of the requester that owns the import. Throws WorkTaken when it is no longer ours, PermissionLost when
 * the permission, or one of the majors, was taken away while the job runs.
 */
export function whileHeld<T>(
  { run, context, record }: Work,
  state: queries.ImportState,
  inside: (tx: Tx) => Promise<T>,
): Promise<T> {
  run.signal.throwIfAborted()
  return within(run.services.db, staffScope(context), async (tx) => {
    if (!(await queries.lockForWork(tx, record, run.job, state))) throw new WorkTaken()
    const actor = await findStaffActor(tx, record.school_id, context.actor.id)
    if (!actor || !mayImport(actor, record.subject) || !sees(actor, context.actor))
      throw new PermissionLost(permissionLost(record.subject))
    return inside(tx)
  })
}

/** Still everything that the rows were judged by. */
const sees = ({ majors: now }: StaffActor, { majors: then }: StaffActor): boolean =>
  now === 'all' || (then !== 'all' && then.every((it) => now.includes(it)))
