import { sql } from 'kysely'
import { archiveFields } from 'shared-types/archives/archive-fields'
import type { ArchiveState } from 'shared-types/archives/archive-states'
import type { ReportData } from 'shared-types/reports/fields/field'
import type { Tx } from '../../database/scope'
import type { Keys } from '../../platform/crypto/sealing'
import { sealFields } from '../../reports/sealed-data'
import type { StaffActor } from '../../runtime/actor'
import { newId } from '../../runtime/new-id'
import { onTheRoll, type ArchiveHolder } from '../holder'

const CHUNK = 500

/** What an import makes of an archive. */
export interface ArchiveContent {
  graduated: boolean
  state: ArchiveState
  stateOn: string | null
  data: ReportData
}

export interface NewArchive {
  holder: ArchiveHolder
  content: ArchiveContent
  /** The day of the first event. */
  on: string
}

export interface ChangedArchive {
  id: string
  version: number
  from: ArchiveState
  content: ArchiveContent
  on: string
  /** Somebody entered off the roll who is on it now. */
  studentId?: string
}

interface At {
  schoolId: string
  year: number
  now: Date
}

/** A person who has got an archive meanwhile breaks a key: the import judges again. */
export async function insertImported(
  tx: Tx,
  keys: Keys,
  actor: StaffActor,
  at: At,
  archives: readonly NewArchive[],
): Promise<void> {
  for (const part of chunks(archives)) {
    const rows = part.map(({ holder, content, on }) => {
      const data = JSON.stringify(sealFields(keys, archiveFields, content.data))
      return { id: newId(), holder, content, on, data }
    })
    await tx
      .insertInto('archive')
      .values(
        rows.map(({ id, holder, content, data }) => ({
          school_id: at.schoolId,
          id,
          year: at.year,
          ...holder,
          graduated: content.graduated,
          state: content.state,
          state_on: content.stateOn,
          data,
          created_at: at.now,
          updated_at: at.now,
        })),
      )
      .execute()
    await insertEvents(
      tx,
      actor,
      at,
      rows.map(({ id, content, on, data }) => ({
        id,
        version: 1,
        from: null,
        to: content.state,
        on,
        data,
      })),
    )
  }
}

/** How many were changed: fewer than given when one was not as it was read. */
export async function updateImported(
  tx: Tx,
  keys: Keys,
  actor: StaffActor,
  at: At,
  archives: readonly ChangedArchive[],
): Promise<number> {
  let changed = 0
  for (const part of chunks(archives)) {
    const rows = part.map((it) => ({
      ...it,
      data: sealFields(keys, archiveFields, it.content.data),
    }))
    // Only who is on the roll can have graduated: this comes first.
    for (const { id, studentId } of part) if (studentId) await link(tx, at, id, studentId)
    changed += await updateRows(tx, at, rows)
    await insertEvents(
      tx,
      actor,
      at,
      rows.map((it) => ({
        id: it.id,
        version: it.version + 1,
        from: it.from,
        to: it.content.state,
        on: it.on,
        data: JSON.stringify(it.data),
      })),
    )
  }
  return changed
}

async function updateRows(
  tx: Tx,
  at: At,
  rows: readonly (ChangedArchive & { data: ReportData })[],
): Promise<number> {
  const records = rows.map(({ id, version, content, data }) => ({
    id,
    version,
    graduated: content.graduated,
    state: content.state,
    state_on: content.stateOn,
    data,
  }))
  const result =
    await sql`update archive a set graduated = r.graduated, state = r.state, state_on = r.state_on,
      data = r.data, version = a.version + 1, updated_at = ${at.now}
    from jsonb_to_recordset(${JSON.stringify(records)}::jsonb)
      as r (id uuid, version int, graduated boolean, state text, state_on date, data jsonb)
    where a.school_id = ${at.schoolId} and a.id = r.id and a.version = r.version`.execute(tx)
  return Number(result.numAffectedRows)
}

const link = (tx: Tx, at: At, id: string, studentId: string) =>
  tx
    .updateTable('archive')
    .set(onTheRoll(studentId))
    .where('school_id', '=', at.schoolId)
    .where('id', '=', id)
    .execute()

interface ImportedStep {
  id: string
  version: number
  from: ArchiveState | null
  to: ArchiveState
  on: string
  data: string
}

async function insertEvents(tx: Tx, actor: StaffActor, at: At, steps: readonly ImportedStep[]) {
  await tx
    .insertInto('archive_event')
    .values(
      steps.map((it) => ({
        school_id: at.schoolId,
        id: newId(),
        archive_id: it.id,
        at: at.now,
        happened_on: it.on,
        action: it.from === null ? 'add' : it.from === it.to ? 'edit' : 'move',
        from_state: it.from,
        to_state: it.to,
        actor_id: actor.id,
        actor_name: actor.name,
        version: it.version,
        data: it.data,
      })),
    )
    .execute()
}

function* chunks<T>(all: readonly T[]): Generator<readonly T[]> {
  for (let from = 0; from < all.length; from += CHUNK) yield all.slice(from, from + CHUNK)
}
