import type { Insertable, Selectable, Updateable } from 'kysely'
import type { AppealAction, AppealParty, AppealState } from 'shared-types/appeals/workflow'
import { unansweredStates } from 'shared-types/appeals/workflow'
import { DomainError } from 'shared-types/errors'
import { recordAudit } from '../audit/audit'
import type { Tx } from '../database/scope'
import type { Tables } from '../database/tables'
import type { Context } from '../runtime/context'
import { newId } from '../runtime/new-id'
import * as queries from './queries'
import { endOfWorkingDays } from './working-days'

export type AppealRecord = Selectable<Tables['appeal']>

/** What one person does to one appeal. */
export interface Step {
  /** Of the contract, for the audit. */
  operation: string
  action: AppealAction | 'open'
  by: AppealParty
  to: AppealState
  text?: string
  passedToName?: string
  assignTo?: string
  files?: readonly string[]
}

const isUnanswered = (state: string) => (unansweredStates as readonly string[]).includes(state)

/** When an answer is due by the school's settings of this moment. */
export async function dueAfter(tx: Tx, schoolId: string, now: Date): Promise<Date> {
  return endOfWorkingDays(now, await queries.findDeadlineDays(tx, schoolId))
}

/** State, thread, attachments and audit of the first step. */
export async function insertAppeal(
  tx: Tx,
  context: Context,
  row: Insertable<Tables['appeal']>,
  step: Step,
): Promise<AppealRecord> {
  const appeal = await tx.insertInto('appeal').values(row).returningAll().executeTakeFirstOrThrow()
  await addToThread(tx, context, appeal, step)
  await audit(tx, context, appeal, undefined, step)
  return appeal
}

/** State, thread, attachments and audit of one more step. `current` is locked. Throws `changed-elsewhere`. */
export async function takeStep(
  tx: Tx,
  context: Context,
  current: AppealRecord,
  step: Step,
): Promise<AppealRecord> {
  const { now } = context
  const changes: Updateable<Tables['appeal']> = {
    state: step.to,
    version: current.version + 1,
    due_at: isUnanswered(step.to)
      ? (current.due_at ?? (await dueAfter(tx, current.school_id, now)))
      : null,
    updated_at: now,
    ...(step.action === 'answer' && { answered_at: now }),
    ...(step.assignTo && { assigned_to: step.assignTo }),
  }
  const updated = await tx
    .updateTable('appeal')
    .set(changes)
    .where('school_id', '=', current.school_id)
    .where('id', '=', current.id)
    .where('version', '=', current.version)
    .returningAll()
    .executeTakeFirst()
  if (!updated) throw new DomainError('changed-elsewhere')
  await addToThread(tx, context, current, step)
  await audit(tx, context, updated, current, step)
  return updated
}

async function addToThread(tx: Tx, context: Context, appeal: AppealRecord, step: Step) {
  const { actor, services, now } = context
  const id = newId()
  await tx
    .insertInto('appeal_entry')
    .values({
      school_id: appeal.school_id,
      id,
      appeal_id: appeal.id,
      at: now,
      actor_kind: step.by,
      actor_id: actor.kind === 'staff' ? actor.id : null,
      actor_name: actor.kind === 'staff' ? actor.name : '',
      action: step.action,
      from_state: appeal.state,
      to_state: step.to,
      text_sealed: step.text === undefined ? null : services.keys.seal(step.text),
      passed_to_name: step.passedToName ?? null,
      version: appeal.version,
    })
    .execute()
  const files = step.files ?? []
  if (files.length === 0) return
  await tx
    .insertInto('appeal_attachment')
    .values(
      files.map((fileId) => ({
        school_id: appeal.school_id,
        appeal_id: appeal.id,
        entry_id: id,
        file_id: fileId,
      })),
    )
    .execute()
}

async function audit(
  tx: Tx,
  context: Context,
  appeal: AppealRecord,
  before: AppealRecord | undefined,
  step: Step,
) {
  await recordAudit(tx, context, [
    {
      schoolId: appeal.school_id,
      operation: step.operation,
      kind: 'appeal',
      id: appeal.id,
      ...(before && { before: factsOf(before) }),
      after: { ...factsOf(appeal), category: appeal.category },
    },
  ])
}

const factsOf = ({ state, version, assigned_to }: AppealRecord) => ({
  state,
  version,
  assignedTo: assigned_to,
})
