import type { AppealEntry, MyAppeal } from 'shared-types/appeals/schemas'
import {
  allowedAppealActions,
  type AppealAction,
  type AppealCategory,
  type AppealParty,
  type AppealState,
} from 'shared-types/appeals/workflow'
import { idTypes } from 'shared-types/students/id-number'
import type { Tx } from '../database/scope'
import type { StaffActor } from '../runtime/actor'
import type { Context } from '../runtime/context'
import * as queries from './queries'
import type { AppealRecord } from './record'

export type Reader = 'appellant' | StaffActor

export const partyOf = (reader: Reader): AppealParty => {
  if (reader === 'appellant') return 'appellant'
  return reader.level === 'centre' ? 'centre' : 'school'
}

/** What every list and page shows of an appeal. */
export function presentFacts(row: AppealRecord & { school_name: string }, now: Date) {
  return {
    id: row.id,
    category: row.category as AppealCategory,
    state: row.state as AppealState,
    schoolName: row.school_name,
    submittedAt: row.submitted_at.toISOString(),
    dueAt: row.due_at?.toISOString() ?? null,
    overdue: row.due_at !== null && row.due_at < now,
  }
}

/** The appeal with its thread, and what this reader may do to it. */
export async function presentAppeal(
  tx: Tx,
  { services, now }: Pick<Context, 'services' | 'now'>,
  row: AppealRecord,
  reader: Reader,
): Promise<MyAppeal> {
  const school_name = await queries.getSchoolName(tx, row.school_id)
  const entries = await queries.listEntries(tx, row.school_id, row.id)
  const files = await queries.listAttachments(tx, row.school_id, row.id)
  return {
    ...presentFacts({ ...row, school_name }, now),
    version: row.version,
    person: {
      name: services.keys.open(row.name_sealed),
      idType: idTypes.find((it) => it.code === row.id_type)?.name ?? row.id_type,
      maskedIdNumber: row.id_number_tail,
      studentNumber: row.student_number,
      majorName: row.major_name,
      bound: row.student_id !== null,
    },
    entries: entries.map((entry) => presentEntry(entry, files, reader, services.keys.open)),
    allowedActions: actionsOf(row, reader),
  }
}

type EntryRecord = Awaited<ReturnType<typeof queries.listEntries>>[number]
type FileRecord = Awaited<ReturnType<typeof queries.listAttachments>>[number]

function presentEntry(
  entry: EntryRecord,
  files: readonly FileRecord[],
  reader: Reader,
  open: (sealed: string) => string,
): AppealEntry {
  const isForStaff = reader !== 'appellant'
  const isInternal = entry.action === 'pass-on'
  return {
    id: entry.id,
    at: entry.at.toISOString(),
    by: entry.actor_kind as AppealParty,
    // The appellant learns which office acted, not which person, and not why it was passed on.
    actorName: isForStaff ? entry.actor_name : '',
    action: entry.action as AppealEntry['action'],
    text: entry.text_sealed && (isForStaff || !isInternal) ? open(entry.text_sealed) : null,
    passedTo: isForStaff ? (entry.passed_to_name ?? '') : '',
    attachments: files
      .filter((it) => it.entry_id === entry.id)
      .map((it) => ({
        id: it.id,
        name: it.name,
        size: it.size ?? 0,
        mediaType: it.media_type ?? '',
      })),
  }
}

/** The workflow's answer, narrowed by the permissions of staff; nobody takes what they already have in hand. */
export function actionsOf(row: AppealRecord, reader: Reader): AppealAction[] {
  const actions = allowedAppealActions(partyOf(reader), row.state as AppealState)
  if (reader === 'appellant') return actions
  if (!reader.functions.has('appeals.answer')) return []
  const isInHand = row.state === 'in-progress' && row.assigned_to === reader.id
  return actions.filter((action) => action !== 'take' || !isInHand)
}
