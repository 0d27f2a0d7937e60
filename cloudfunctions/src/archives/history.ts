import type { ArchiveState } from 'shared-types/archives/archive-states'
import { recordAudit, type AuditFacts } from '../audit/audit'
import type { Tx } from '../database/scope'
import type { StaffContext } from '../runtime/context'
import { newId } from '../runtime/new-id'
import { insertEvent } from './queries'

export interface ArchiveStep {
  id: string
  version: number
  action: 'add' | 'edit' | 'move'
  from: ArchiveState | null
  to: ArchiveState
  on: string
  note?: string | undefined
  stored: string
}

const operations = { add: 'archives.add', edit: 'archives.save', move: 'archives.set-state' }

/** History and audit, in the transaction of the change. */
export async function logStep(
  tx: Tx,
  context: StaffContext,
  step: ArchiveStep,
  fields?: string[],
): Promise<void> {
  const { actor, now } = context
  await insertEvent(tx, {
    school_id: actor.schoolId,
    id: newId(),
    archive_id: step.id,
    at: now,
    happened_on: step.on,
    action: step.action,
    from_state: step.from,
    to_state: step.to,
    note: step.note ?? null,
    actor_id: actor.id,
    actor_name: actor.name,
    version: step.version,
    data: step.stored,
  })
  const before: AuditFacts | undefined = step.from
    ? { state: step.from, version: step.version - 1 }
    : undefined
  await recordAudit(tx, context, [
    {
      schoolId: actor.schoolId,
      operation: operations[step.action],
      kind: 'archive',
      id: step.id,
      ...(before && { before }),
      after: { state: step.to, version: step.version, ...(fields && { fields }) },
    },
  ])
}
