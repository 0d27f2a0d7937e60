import type { Tx } from '../database/scope'

export function findAccount(tx: Tx, openidIndex: string) {
  return tx
    .selectFrom('wechat_account')
    .selectAll()
    .where('openid_index', '=', openidIndex)
    .executeTakeFirst()
}

export function lockAccount(tx: Tx, openidIndex: string) {
  return tx
    .selectFrom('wechat_account')
    .selectAll()
    .where('openid_index', '=', openidIndex)
    .forUpdate()
    .executeTakeFirst()
}

export async function insertAccount(tx: Tx, openidIndex: string, now: Date) {
  await tx
    .insertInto('wechat_account')
    .values({ openid_index: openidIndex, created_at: now })
    .onConflict((conflict) => conflict.column('openid_index').doNothing())
    .execute()
}

export async function setConsent(
  tx: Tx,
  openidIndex: string,
  consent: { version: string; at: Date } | null,
) {
  await tx
    .updateTable('wechat_account')
    .set({ consent_version: consent?.version ?? null, consented_at: consent?.at ?? null })
    .where('openid_index', '=', openidIndex)
    .execute()
}

export async function setFace(
  tx: Tx,
  openidIndex: string,
  face: { provider: string; personIndex: string; at: Date },
) {
  await tx
    .updateTable('wechat_account')
    .set({
      face_provider: face.provider,
      face_person_index: face.personIndex,
      face_verified_at: face.at,
    })
    .where('openid_index', '=', openidIndex)
    .execute()
}

export async function setStudent(
  tx: Tx,
  openidIndex: string,
  student: { schoolId: string; studentId: string; at: Date },
) {
  await tx
    .updateTable('wechat_account')
    .set({ school_id: student.schoolId, student_id: student.studentId, bound_at: student.at })
    .where('openid_index', '=', openidIndex)
    .execute()
}

/** Who is bound to a record. Locks the record first: of two who want it at once the second sees the first. */
export async function lockBinding(tx: Tx, schoolId: string, studentId: string) {
  await tx
    .selectFrom('student')
    .select('id')
    .where('school_id', '=', schoolId)
    .where('id', '=', studentId)
    .forUpdate()
    .execute()
  return tx
    .selectFrom('wechat_account')
    .select('openid_index')
    .where('school_id', '=', schoolId)
    .where('student_id', '=', studentId)
    .executeTakeFirst()
}

export async function insertFaceCheck(
  tx: Tx,
  check: {
    id: string
    openidIndex: string
    provider: string
    memorySealed: string
    personIndex: string
    at: Date
  },
) {
  await tx
    .insertInto('face_check')
    .values({
      id: check.id,
      openid_index: check.openidIndex,
      provider: check.provider,
      memory_sealed: check.memorySealed,
      person_index: check.personIndex,
      started_at: check.at,
    })
    .execute()
}

/** What the provider has to be asked with later. */
export async function setFaceMemory(tx: Tx, id: string, memorySealed: string) {
  await tx
    .updateTable('face_check')
    .set({ memory_sealed: memorySealed })
    .where('id', '=', id)
    .execute()
}

export async function deleteFaceCheck(tx: Tx, id: string) {
  await tx.deleteFrom('face_check').where('id', '=', id).execute()
}

/** Own checks only: another person's check does not exist. */
export function lockFaceCheck(tx: Tx, openidIndex: string, id: string) {
  return tx
    .selectFrom('face_check')
    .selectAll()
    .where('id', '=', id)
    .where('openid_index', '=', openidIndex)
    .forUpdate()
    .executeTakeFirst()
}

export async function countFaceChecksSince(
  tx: Tx,
  openidIndex: string,
  since: Date,
): Promise<number> {
  const row = await tx
    .selectFrom('face_check')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('openid_index', '=', openidIndex)
    .where('started_at', '>', since)
    .executeTakeFirstOrThrow()
  return row.count
}

export async function setFaceOutcome(tx: Tx, id: string, outcome: 'passed' | 'failed', at: Date) {
  await tx
    .updateTable('face_check')
    .set({ outcome, finished_at: at })
    .where('id', '=', id)
    .execute()
}

export async function setSandboxOutcome(tx: Tx, id: string, outcome: 'passed' | 'failed') {
  await tx
    .updateTable('face_check')
    .set({ sandbox_outcome: outcome })
    .where('id', '=', id)
    .execute()
}

export function findStudentSession(tx: Tx, tokenHash: Buffer, now: Date) {
  return tx
    .selectFrom('student_session')
    .select('openid_index')
    .where('token_hash', '=', tokenHash)
    .where('expires_at', '>', now)
    .executeTakeFirst()
}

export async function insertStudentSession(
  tx: Tx,
  session: { tokenHash: Buffer; openidIndex: string; now: Date; expiresAt: Date },
) {
  await tx
    .insertInto('student_session')
    .values({
      token_hash: session.tokenHash,
      openid_index: session.openidIndex,
      created_at: session.now,
      expires_at: session.expiresAt,
    })
    .execute()
}

export async function deleteStudentSession(tx: Tx, tokenHash: Buffer) {
  await tx.deleteFrom('student_session').where('token_hash', '=', tokenHash).execute()
}

export function lockAccountOfStudent(tx: Tx, schoolId: string, studentId: string) {
  return tx
    .selectFrom('wechat_account')
    .select(['openid_index', 'face_provider'])
    .where('school_id', '=', schoolId)
    .where('student_id', '=', studentId)
    .forUpdate()
    .executeTakeFirst()
}

export async function clearBinding(tx: Tx, openidIndex: string) {
  await tx
    .updateTable('wechat_account')
    .set({
      school_id: null,
      student_id: null,
      bound_at: null,
      face_provider: null,
      face_person_index: null,
      face_verified_at: null,
    })
    .where('openid_index', '=', openidIndex)
    .execute()
}

export async function deleteSessionsOf(tx: Tx, openidIndex: string): Promise<number> {
  const deleted = await tx
    .deleteFrom('student_session')
    .where('openid_index', '=', openidIndex)
    .executeTakeFirst()
  return Number(deleted.numDeletedRows)
}
