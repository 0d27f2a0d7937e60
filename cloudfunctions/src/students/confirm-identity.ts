import { randomInt } from 'node:crypto'
import { DomainError } from 'shared-types/errors'
import { recordAudit } from '../audit/audit'
import { within, type Tx } from '../database/scope'
import type { Keys } from '../platform/crypto/sealing'
import { staffScope, type StaffContext } from '../runtime/context'
import { insertRollHistory } from './history'
import { lockVisibleStudent } from './visibility'

const VALID_MS = 3 * 24 * 3600 * 1000
const DIGITS = 8

interface Input {
  id: string
  version: number
  reason: string
}

/** 「当面核验」: a code that only the person who stood at the counter holds; a new one replaces the old. */
export async function confirmIdentity(context: StaffContext, { id, version, reason }: Input) {
  const { services, actor, now } = context
  const code = String(randomInt(10 ** DIGITS)).padStart(DIGITS, '0')
  const expiresAt = new Date(now.getTime() + VALID_MS)
  await within(services.db, staffScope(context), async (tx) => {
    const student = await lockVisibleStudent(tx, actor, id)
    if (student.version !== version) throw new DomainError('changed-elsewhere')
    if (await isBound(tx, student.school_id, id)) throw new DomainError('student-bound')
    const confirmation = {
      code_index: codeIndex(services.keys, student.school_id, id, code),
      confirmed_by: actor.id,
      confirmed_at: now,
      expires_at: expiresAt,
    }
    await tx
      .insertInto('student_confirmation')
      .values({ school_id: student.school_id, student_id: id, ...confirmation })
      .onConflict((it) => it.columns(['school_id', 'student_id']).doUpdateSet(confirmation))
      .execute()
    await insertRollHistory(tx, context, { student, action: 'confirm-identity', reason })
    await recordAudit(tx, context, [
      {
        schoolId: student.school_id,
        operation: 'students.confirm-identity',
        kind: 'student',
        id,
        after: { expiresAt: expiresAt.toISOString() },
      },
    ])
  })
  return { code, expiresAt: expiresAt.toISOString() }
}

const codeIndex = (keys: Keys, schoolId: string, studentId: string, code: string) =>
  keys.blindIndex('school-confirmation', `${schoolId}/${studentId}/${code}`)

async function isBound(tx: Tx, schoolId: string, studentId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('wechat_account')
    .select('bound_at')
    .where('school_id', '=', schoolId)
    .where('student_id', '=', studentId)
    .executeTakeFirst()
  return !!row
}

export function findConfirmation(tx: Tx, schoolId: string, studentId: string, now: Date) {
  return tx
    .selectFrom('student_confirmation')
    .select('expires_at')
    .where('school_id', '=', schoolId)
    .where('student_id', '=', studentId)
    .where('expires_at', '>', now)
    .executeTakeFirst()
}

/** True once: the code is gone with the binding it allowed. Runs in the scope `system`, where binding does. */
export async function useConfirmation(
  tx: Tx,
  keys: Keys,
  student: { school_id: string; id: string },
  code: string,
  now: Date,
): Promise<boolean> {
  const used = await tx
    .deleteFrom('student_confirmation')
    .where('school_id', '=', student.school_id)
    .where('student_id', '=', student.id)
    .where('code_index', '=', codeIndex(keys, student.school_id, student.id, code))
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return Number(used.numDeletedRows) === 1
}
