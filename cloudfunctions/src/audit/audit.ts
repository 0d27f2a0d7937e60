import { createHash } from 'node:crypto'
import type { Tx } from '../database/scope'
import type { Context } from '../runtime/context'
import { canonicalJson } from './canonical-json'

/** States, versions and field names only: never a name, number or address of a person. */
export type AuditFacts = Record<string, string | number | boolean | null | string[]>

export interface AuditSubject {
  /** The school whose chain it belongs to. */
  schoolId: string
  operation: string
  kind: string
  id: string | null
  before?: AuditFacts
  after?: AuditFacts
}

const GENESIS = '0'.repeat(64)

/**
 * Adds to the school's chain, in the transaction of the change itself: neither can exist without the other. Locks the
 * end of the chain until commit, so call it last.
 */
export async function recordAudit(
  tx: Tx,
  context: Context,
  subjects: readonly AuditSubject[],
): Promise<void> {
  const schools = [...new Set(subjects.map((it) => it.schoolId))].sort()
  for (const schoolId of schools) {
    await extendChain(
      tx,
      context,
      schoolId,
      subjects.filter((it) => it.schoolId === schoolId),
    )
  }
}

async function extendChain(
  tx: Tx,
  context: Context,
  schoolId: string,
  subjects: readonly AuditSubject[],
): Promise<void> {
  const head = await lockHead(tx, schoolId)
  let { sequence, hash } = head
  const who = actorFacts(context)
  const rows = subjects.map((subject) => {
    const row = {
      school_id: schoolId,
      sequence: ++sequence,
      at: context.now,
      ...who,
      address: context.address,
      request_id: context.requestId,
      operation: subject.operation,
      subject_kind: subject.kind,
      subject_id: subject.id,
      before: subject.before ? JSON.stringify(subject.before) : null,
      after: subject.after ? JSON.stringify(subject.after) : null,
      previous_hash: hash,
    }
    hash = auditHash({ ...row, before: subject.before ?? null, after: subject.after ?? null })
    return { ...row, hash }
  })
  for (let at = 0; at < rows.length; at += 1000) {
    await tx
      .insertInto('audit_entry')
      .values(rows.slice(at, at + 1000))
      .execute()
  }
  await tx
    .updateTable('audit_head')
    .set({ sequence, hash })
    .where('school_id', '=', schoolId)
    .execute()
}

async function lockHead(tx: Tx, schoolId: string) {
  const lock = () =>
    tx
      .selectFrom('audit_head')
      .selectAll()
      .where('school_id', '=', schoolId)
      .forUpdate()
      .executeTakeFirst()
  const head = await lock()
  if (head) return head
  await tx
    .insertInto('audit_head')
    .values({ school_id: schoolId, sequence: 0, hash: GENESIS })
    .onConflict((conflict) => conflict.column('school_id').doNothing())
    .execute()
  const first = await lock()
  if (!first) throw new Error('the audit chain has no end')
  return first
}

function actorFacts({ actor }: Context) {
  switch (actor.kind) {
    case 'staff':
      return { actor_kind: 'staff', actor_id: actor.id, actor_name: actor.name }
    case 'student':
      return {
        actor_kind: 'student',
        actor_id: actor.student?.id ?? null,
        actor_name: actor.student?.name ?? '',
      }
    case 'partner':
      return { actor_kind: 'partner', actor_id: actor.id, actor_name: actor.name }
    case 'public':
    case 'timer':
      return { actor_kind: actor.kind, actor_id: null, actor_name: '' }
  }
}

export interface AuditRow {
  school_id: string
  sequence: number
  at: Date
  actor_kind: string
  actor_id: string | null
  actor_name: string
  address: string
  request_id: string
  operation: string
  subject_kind: string
  subject_id: string | null
  before: unknown
  after: unknown
  previous_hash: string
}

/** SHA-256 over every column and the previous row's hash; any later change of either breaks the chain. */
export function auditHash(row: AuditRow): string {
  const facts = [
    row.school_id,
    row.sequence,
    row.at.toISOString(),
    row.actor_kind,
    row.actor_id,
    row.actor_name,
    row.address,
    row.request_id,
    row.operation,
    row.subject_kind,
    row.subject_id,
    row.before,
    row.after,
    row.previous_hash,
  ]
  return createHash('sha256').update(canonicalJson(facts)).digest('hex')
}
