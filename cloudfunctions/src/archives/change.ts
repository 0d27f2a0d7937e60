import {
  archiveStateLabels,
  findArchiveTransition,
  type ArchiveState,
} from 'shared-types/archives/archive-states'
import { archiveFields } from 'shared-types/archives/archive-fields'
import { checkArchive, tidyArchive } from 'shared-types/archives/check-archive'
import type { ArchivePerson } from 'shared-types/archives/operations'
import type { Archive } from 'shared-types/archives/schemas'
import { DomainError } from 'shared-types/errors'
import type { ReportData } from 'shared-types/reports/fields/field'
import { within, type Tx } from '../database/scope'
import { dayInShanghai } from '../reports/reporting-window'
import { sealFields } from '../reports/sealed-data'
import { staffScope, type StaffContext } from '../runtime/context'
import { newId } from '../runtime/new-id'
import { logStep } from './history'
import { linkToRoll, refused, resolvePerson } from './person'
import { openData, presentArchive } from './present'
import * as queries from './queries'
import { effectiveSteps } from './timeline'

interface AddInput {
  year: number
  person: ArchivePerson
  graduated: boolean
  state: ArchiveState
  on: string
  data: ReportData
}

export async function addArchive(context: StaffContext, input: AddInput): Promise<Archive> {
  const { services, actor, now } = context
  const { year, state, graduated, on } = input
  // An archive lies with a school; the centre has none of its own.
  if (actor.level === 'centre') throw new DomainError('permission-denied')
  checkDay(now, on)
  const data = checked(input.data, state)
  const holder = await resolvePerson(context, year, input.person, graduated)
  return within(services.db, staffScope(context), async (tx) => {
    const id = newId()
    const stored = JSON.stringify(sealFields(services.keys, archiveFields, data))
    const isNew = await queries.insertArchive(tx, {
      school_id: actor.schoolId,
      id,
      year,
      graduated,
      ...holder,
      state,
      state_on: on,
      data: stored,
      created_at: now,
      updated_at: now,
    })
    if (!isNew) throw new DomainError('archive-exists')
    await logStep(tx, context, { id, version: 1, action: 'add', from: null, to: state, on, stored })
    return present(tx, context, id)
  })
}

export async function saveArchive(
  context: StaffContext,
  input: { id: string; version: number; graduated: boolean; data: ReportData },
): Promise<Archive> {
  const { services, now } = context
  return within(services.db, staffScope(context), async (tx) => {
    const current = await lock(tx, context, input)
    const state = current.state as ArchiveState
    const link = current.student_id ? undefined : await linkToRoll(context, current)
    if (input.graduated && !current.student_id && !link)
      throw refused('graduated', '学籍中没有此人，不能改为“已毕业”')
    const data = checked(input.data, state)
    const stored = JSON.stringify(sealFields(services.keys, archiveFields, data))
    const changes = { graduated: input.graduated, data: stored, ...link }
    if (!(await queries.updateArchive(tx, current, changes, now)))
      throw new DomainError('changed-elsewhere')
    const fields = changedFields(openData(services.keys, current.data), data)
    await logStep(
      tx,
      context,
      {
        id: current.id,
        version: current.version + 1,
        action: 'edit',
        from: state,
        to: state,
        on: dayInShanghai(now),
        stored,
      },
      current.graduated === input.graduated ? fields : [...fields, 'graduated'],
    )
    return present(tx, context, current.id)
  })
}

interface MoveInput {
  id: string
  version: number
  to: ArchiveState
  on: string
  note?: string | undefined
  data?: ReportData | undefined
}

/** A step of the way, with its date; or a correction, after which the former date holds again. */
export async function setArchiveState(context: StaffContext, input: MoveInput): Promise<Archive> {
  const { services, now } = context
  const { to, note } = input
  return within(services.db, staffScope(context), async (tx) => {
    const current = await lock(tx, context, input)
    const from = current.state as ArchiveState
    const transition = findArchiveTransition(from, to)
    if (!transition) throw new DomainError('action-not-allowed', {}, { from, to })
    if (transition.corrects && !note) throw refused('note', '请填写撤销的原因')
    if (!transition.corrects) checkDay(now, input.on, current)
    const on = transition.corrects ? dayInShanghai(now) : input.on
    const data = checked(moved(openData(services.keys, current.data), input, transition), to)
    const stored = JSON.stringify(sealFields(services.keys, archiveFields, data))
    const stateOn = transition.corrects ? await restoredDay(tx, current, to) : on
    const changes = { state: to, state_on: stateOn, data: stored }
    if (!(await queries.updateArchive(tx, current, changes, now)))
      throw new DomainError('changed-elsewhere')
    const version = current.version + 1
    const event = { id: current.id, version, action: 'move', from, to, on, note, stored } as const
    await logStep(tx, context, event)
    return present(tx, context, current.id)
  })
}

/** A new sending has a number of its own; the former one stays in the history. */
function moved(
  before: ReportData,
  { to, data = {} }: MoveInput,
  { corrects }: { corrects?: true },
) {
  const { trackingNumber, ...rest } = before
  const isNewSending = to === 'sent' && !corrects
  return { ...rest, ...(trackingNumber && !isNewSending && { trackingNumber }), ...data }
}

/** The day on which the restored state began; null when it was never entered. */
async function restoredDay(tx: Tx, current: queries.ArchiveRecord, to: ArchiveState) {
  const events = await queries.listEvents(tx, current.school_id, current.id)
  const steps = events
    .filter((it) => it.action !== 'edit')
    .map((it) => ({
      from: it.from_state as ArchiveState | null,
      to: it.to_state as ArchiveState,
      on: it.happened_on,
    }))
  const correction = { from: current.state as ArchiveState, to, on: '' }
  return effectiveSteps([...steps, correction]).at(-1)?.on ?? null
}

async function lock(tx: Tx, { actor }: StaffContext, seen: { id: string; version: number }) {
  const current = await queries.lockOwnArchive(tx, actor, seen.id)
  if (!current) throw new DomainError('not-found')
  if (current.version !== seen.version) throw new DomainError('changed-elsewhere')
  return current
}

function checked(data: ReportData, state: ArchiveState): ReportData {
  const problems = checkArchive(data, state)
  if (problems.length > 0) throw new DomainError('fields-invalid', { problems })
  return tidyArchive(data, state)
}

function checkDay(now: Date, on: string, current?: queries.ArchiveRecord): void {
  if (on > dayInShanghai(now)) throw refused('on', '日期不能晚于今天')
  if (current?.state_on && on < current.state_on) {
    const label = archiveStateLabels[current.state as ArchiveState]
    throw refused('on', `日期不能早于“${label}”的日期 ${current.state_on}`)
  }
}

function changedFields(before: ReportData, after: ReportData): string[] {
  return archiveFields.map((it) => it.name).filter((name) => before[name] !== after[name])
}

async function present(tx: Tx, { services, actor }: StaffContext, id: string): Promise<Archive> {
  const row = await queries.findArchive(tx, actor, id)
  if (!row) throw new DomainError('not-found')
  return presentArchive(tx, services.keys, actor, row)
}
