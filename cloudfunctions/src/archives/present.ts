import { archiveFields, carrierName } from 'shared-types/archives/archive-fields'
import {
  archiveStateLabels,
  nextArchiveStates,
  type ArchiveState,
} from 'shared-types/archives/archive-states'
import type { Archive, ArchiveEvent, ArchiveRow, Whereabouts } from 'shared-types/archives/schemas'
import type { ReportData } from 'shared-types/reports/fields/field'
import type { Tx } from '../database/scope'
import type { Keys } from '../platform/crypto/sealing'
import { openFields } from '../reports/sealed-data'
import type { StaffActor } from '../runtime/actor'
import { listEvents, type ArchiveRecord, type EventRecord } from './queries'
import { effectiveSteps } from './timeline'

export function presentRow(row: ArchiveRecord): ArchiveRow {
  return { id: row.id, ...stateOf(row), ...holderOf(row), ...sendingOf(row.data) }
}

export async function presentArchive(
  tx: Tx,
  keys: Keys,
  actor: StaffActor,
  row: ArchiveRecord,
): Promise<Archive> {
  const events = await listEvents(tx, row.school_id, row.id)
  const mayEdit = actor.functions.has('archives.edit') && actor.schoolId === row.school_id
  return {
    id: row.id,
    ...stateOf(row),
    ...holderOf(row),
    data: openData(keys, row.data),
    updatedAt: row.updated_at.toISOString(),
    events: events.map(presentEvent),
    mayEdit,
    nextStates: mayEdit ? nextArchiveStates(row.state as ArchiveState) : [],
  }
}

/** For the person concerned, or a partner whom they allowed to ask. */
export async function presentWhereabouts(
  tx: Tx,
  keys: Keys,
  row: ArchiveRecord,
): Promise<Whereabouts> {
  const events = (await listEvents(tx, row.school_id, row.id)).filter((it) => it.action !== 'edit')
  const steps = effectiveSteps(events.map((it) => ({ ...it, ...statesOf(it) })))
  const data = openData(keys, row.data)
  const { state, stateOn } = stateOf(row)
  const { name, maskedIdNumber, studentNumber, schoolName, year, graduated } = holderOf(row)
  return {
    year,
    schoolName,
    name,
    studentNumber,
    maskedIdNumber,
    graduated,
    state,
    stateLabel: archiveStateLabels[state],
    stateOn,
    recipientUnit: data['recipientUnit'] ?? '',
    recipientContact: data['recipientContact'] ?? '',
    recipientPhone: data['recipientPhone'] ?? '',
    recipientAddress: data['recipientAddress'] ?? '',
    handler: data['handler'] ?? '',
    ...carriedBy(data),
    timeline: steps.map((it) => ({
      on: it.happened_on,
      state: it.to,
      stateLabel: archiveStateLabels[it.to],
      recipientUnit: (it.data as ReportData)['recipientUnit'] ?? '',
      ...carriedBy(it.data as ReportData),
      note: it.note,
    })),
  }
}

export const openData = (keys: Keys, stored: unknown): ReportData =>
  openFields(keys, archiveFields, stored)

function presentEvent(event: EventRecord): ArchiveEvent {
  return {
    action: event.action as ArchiveEvent['action'],
    at: event.at.toISOString(),
    on: event.happened_on,
    ...statesOf(event),
    note: event.note,
    actorName: event.actor_name,
    ...sendingOf(event.data),
  }
}

function stateOf(row: ArchiveRecord) {
  return { state: row.state as ArchiveState, stateOn: row.state_on, version: row.version }
}

function holderOf(row: ArchiveRecord) {
  return {
    name: row.name,
    maskedIdNumber: row.id_number_tail,
    studentNumber: row.student_number ?? '',
    schoolName: row.school_name,
    departmentName: row.department_name ?? '',
    majorName: row.major_name ?? '',
    year: row.year,
    onRoll: row.student_id !== null,
    graduated: row.graduated,
  }
}

const statesOf = (event: EventRecord) => ({
  from: event.from_state as ArchiveState | null,
  to: event.to_state as ArchiveState,
})

/** None of these fields is sealed. */
function sendingOf(stored: unknown) {
  const data = stored as ReportData
  return {
    recipientUnit: data['recipientUnit'] ?? '',
    carrier: data['carrier'] ?? '',
    trackingNumber: data['trackingNumber'] ?? '',
  }
}

const carriedBy = (data: ReportData) => ({
  carrierName: carrierName(data['carrier'] ?? ''),
  trackingNumber: data['trackingNumber'] ?? '',
})
