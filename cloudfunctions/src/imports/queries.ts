import type { Insertable } from 'kysely'
import type { ImportSubjectName } from 'shared-types/accounts/permissions'
import type { importStates } from 'shared-types/imports/operations'
import type { Tx } from '../database/scope'
import type { Tables } from '../database/tables'
import type { JobRun } from '../jobs/drain'
import { holdsJob } from '../jobs/hold'
import type { StaffActor } from '../runtime/actor'

export type ImportState = (typeof importStates)[number]

const withFile = (tx: Tx, schoolId: string) =>
  tx
    .selectFrom('import')
    .innerJoin('file', (join) =>
      join.onRef('file.school_id', '=', 'import.school_id').onRef('file.id', '=', 'import.file_id'),
    )
    .selectAll('import')
    .select(['file.name as file_name', 'file.path as file_path'])
    .where('import.school_id', '=', schoolId)
    .$narrowType<{ subject: ImportSubjectName }>()

/**
 * The imports a member of staff may know: those of the school, but of someone limited to some majors only their own,
 * because the rows of others may be about other majors.
 */
const visibleImports = (tx: Tx, actor: StaffActor) =>
  withFile(tx, actor.schoolId).$if(actor.majors !== 'all', (query) =>
    query.where('import.started_by', '=', actor.id),
  )

export function findImport(tx: Tx, actor: StaffActor, id: string) {
  return visibleImports(tx, actor).where('import.id', '=', id).executeTakeFirst()
}

/** For the worker, which answers to nobody but the job. */
export function findImportOfJob(tx: Tx, schoolId: string, id: string) {
  return withFile(tx, schoolId).where('import.id', '=', id).executeTakeFirst()
}

export type ImportRecord = NonNullable<Awaited<ReturnType<typeof findImportOfJob>>>

export function listImports(
  tx: Tx,
  actor: StaffActor,
  { subject, year }: { subject: ImportSubjectName; year: number },
) {
  return visibleImports(tx, actor)
    .where('import.subject', '=', subject)
    .where('import.year', '=', year)
    .orderBy('import.started_at', 'desc')
    .orderBy('import.id', 'desc')
    .limit(100)
    .execute()
}

export async function insertImport(tx: Tx, row: Insertable<Tables['import']>) {
  await tx.insertInto('import').values(row).execute()
}

/** Before the first row, and when nothing is kept. */
export const nothingDone = { rows_done: 0, accepted: 0, changed: 0, unchanged: 0, refused: 0 }

/** Moves on from one of these states; false when another had moved it already. */
export async function setState(
  tx: Tx,
  at: { school_id: string; id: string },
  from: readonly ImportState[],
  changes: Partial<Omit<Insertable<Tables['import']>, 'mapping'>> & { state: ImportState },
): Promise<boolean> {
  const result = await tx
    .updateTable('import')
    .set(changes)
    .where('school_id', '=', at.school_id)
    .where('id', '=', at.id)
    .where('state', 'in', from)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/**
 * Locks the import for a worker. False when it has left the state or another worker has taken the job: a worker that
 * was only slow must not add to what the other one writes.
 */
export async function lockForWork(
  tx: Tx,
  at: { school_id: string; id: string },
  job: JobRun['job'],
  state: ImportState,
): Promise<boolean> {
  const row = await tx
    .selectFrom('import')
    .select('state')
    .where('school_id', '=', at.school_id)
    .where('id', '=', at.id)
    .forUpdate()
    .executeTakeFirst()
  return row?.state === state && holdsJob(tx, job)
}

export async function setProgress(tx: Tx, at: { school_id: string; id: string }, rowsDone: number) {
  await tx
    .updateTable('import')
    .set({ rows_done: rowsDone })
    .where('school_id', '=', at.school_id)
    .where('id', '=', at.id)
    .execute()
}

/** Rows by verdict. */
export async function countRows(tx: Tx, at: { school_id: string; id: string }) {
  const rows = await tx
    .selectFrom('import_row')
    .select((eb) => ['verdict', eb.fn.countAll<number>().as('count')])
    .where('school_id', '=', at.school_id)
    .where('import_id', '=', at.id)
    .groupBy('verdict')
    .execute()
  const of = (verdict: string) => rows.find((it) => it.verdict === verdict)?.count ?? 0
  return {
    accepted: of('accepted'),
    changed: of('changed'),
    unchanged: of('unchanged'),
    refused: of('refused'),
  }
}
