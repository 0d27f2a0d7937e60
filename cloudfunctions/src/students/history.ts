import type { RollAction } from 'shared-types/students/roll-record'
import type { Tx } from '../database/scope'
import type { Context } from '../runtime/context'
import { newId } from '../runtime/new-id'

export interface HistoryStep {
  student: { school_id: string; id: string; version: number }
  action: RollAction
  reason?: string
  /** Former and new values of the fields that changed. */
  before?: Record<string, string>
  after?: Record<string, string>
}

/** One row per correction or binding by hand, in the transaction of the change itself. */
export async function insertRollHistory(tx: Tx, context: Context, step: HistoryStep) {
  const { actor, now, services } = context
  const who =
    actor.kind === 'staff'
      ? { actor_kind: 'staff', actor_id: actor.id, actor_name: actor.name }
      : { actor_kind: 'student', actor_id: step.student.id, actor_name: '' }
  const seal = (values: Record<string, string> | undefined) =>
    values ? services.keys.seal(JSON.stringify(values)) : null
  await tx
    .insertInto('student_history')
    .values({
      school_id: step.student.school_id,
      id: newId(),
      student_id: step.student.id,
      at: now,
      ...who,
      action: step.action,
      fields: Object.keys(step.after ?? {}),
      before_sealed: seal(step.before),
      after_sealed: seal(step.after),
      reason: step.reason ?? '',
      version: step.student.version,
    })
    .execute()
}

const MOST_SHOWN = 50

/** Latest first. */
export async function listRollHistory(tx: Tx, schoolId: string, studentId: string) {
  const rows = await tx
    .selectFrom('student_history')
    .select(['at', 'actor_name', 'action', 'fields', 'reason'])
    .where('school_id', '=', schoolId)
    .where('student_id', '=', studentId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(MOST_SHOWN)
    .execute()
  return rows.map((row) => ({
    at: row.at.toISOString(),
    actorName: row.actor_name,
    action: row.action as RollAction,
    fields: row.fields,
    reason: row.reason,
  }))
}
