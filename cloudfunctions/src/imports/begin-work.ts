import { DomainError } from 'shared-types/errors'
import * as z from 'zod'
import { within, type Tx } from '../database/scope'
import type { JobRun } from '../jobs/drain'
import { staffScope, type StaffContext } from '../runtime/context'
import * as queries from './queries'
import { deleteRows } from './row-queries'

const Payload = z.object({ importId: z.uuid() })

/** One run of a job on an import that is in the state it asks for. */
export interface Work {
  run: JobRun
  context: StaffContext
  record: queries.ImportRecord
}

/** The import was discarded, or another worker has taken over: nothing more to do here. */
export class WorkTaken extends Error {
  override name = 'WorkTaken'
}

export const permissionLost = '您已没有导入学籍的权限，本次导入已停止'

/** undefined when the import has left the state meanwhile. Refuses it when the requester may no longer import. */
export async function beginWork(
  run: JobRun,
  context: StaffContext | undefined,
  state: queries.ImportState,
): Promise<Work | undefined> {
  const { services, job } = run
  const { importId } = Payload.parse(job.payload)
  const record =
    context &&
    (await within(services.db, staffScope(context), (tx) =>
      queries.findImport(tx, context.actor, importId),
    ))
  if (!record) {
    await refuseImport(run, { school_id: job.school_id, id: importId }, state, permissionLost)
    throw new DomainError('permission-denied')
  }
  return record.state === state ? { run, context, record } : undefined
}

/** Ends an import as a whole, with the sentence for the person; nothing of it is kept. */
export async function refuseImport(
  { services, job }: JobRun,
  at: { school_id: string; id: string },
  state: queries.ImportState,
  sentence: string,
): Promise<void> {
  await within(services.db, { role: 'system' }, async (tx) => {
    if (!(await queries.lockForWork(tx, at, job, state))) return
    await deleteRows(tx, at, 'all')
    await queries.setState(tx, at, [state], {
      state: 'refused',
      refusal: sentence,
      finished_at: new Date(),
      rows_done: 0,
      accepted: 0,
      changed: 0,
      unchanged: 0,
      refused: 0,
    })
  })
}

/** A transaction of the requester that owns the import: throws WorkTaken when it is no longer ours. */
export function whileHeld<T>(
  { run, context, record }: Work,
  state: queries.ImportState,
  inside: (tx: Tx) => Promise<T>,
): Promise<T> {
  run.signal.throwIfAborted()
  return within(run.services.db, staffScope(context), async (tx) => {
    if (!(await queries.lockForWork(tx, record, run.job, state))) throw new WorkTaken()
    return inside(tx)
  })
}
