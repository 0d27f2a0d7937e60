import type { Tx } from '../../src/database/scope'
import { personIndex } from '../../src/identity/verified-person'
import { STUDENT_SESSION_SECONDS } from '../../src/identity/identify-student'
import {
  insertAccount,
  insertStudentSession,
  setConsent,
  setFace,
  setStudent,
} from '../../src/identity/queries'
import type { Keys } from '../../src/platform/crypto/sealing'
import { CONSENT_VERSION } from '../../src/runtime/config'
import { hashToken, newSessionToken } from '../../src/runtime/random-token'
import { SeedError, type SeedStudent } from './seed-file'

/** A WeChat account that has agreed, passed the sandbox's face check and is bound; returns a session token. */
export async function bindWechat(
  tx: Tx,
  keys: Keys,
  person: SeedStudent & { openid: string },
  student: { schoolId: string; id: string; now: Date },
): Promise<string> {
  const openidIndex = keys.blindIndex('openid', person.openid)
  const { now } = student
  if (!(await isBound(tx, openidIndex, person, student))) {
    await insertAccount(tx, openidIndex, now)
    await setConsent(tx, openidIndex, { version: CONSENT_VERSION, at: now })
    const index = personIndex({ keys }, person.name ?? '', person.idNumber ?? '')
    await setFace(tx, openidIndex, { provider: 'sandbox', personIndex: index, at: now })
    const { schoolId, id: studentId } = student
    await setStudent(tx, openidIndex, { schoolId, studentId, at: now })
  }
  const token = newSessionToken()
  const expiresAt = new Date(now.getTime() + STUDENT_SESSION_SECONDS * 1000)
  await insertStudentSession(tx, { tokenHash: hashToken(token), openidIndex, now, expiresAt })
  return token
}

/** Whether these two are bound already. Refuses to part either from somebody else. */
async function isBound(
  tx: Tx,
  openidIndex: string,
  person: SeedStudent,
  student: { schoolId: string; id: string },
): Promise<boolean> {
  const accounts = await tx
    .selectFrom('wechat_account')
    .select(['openid_index', 'student_id'])
    .where((eb) =>
      eb.or([
        eb('openid_index', '=', openidIndex).and('student_id', 'is not', null),
        eb('school_id', '=', student.schoolId).and('student_id', '=', student.id),
      ]),
    )
    .execute()
  const others = accounts.filter(
    (it) => it.openid_index !== openidIndex || it.student_id !== student.id,
  )
  if (others.length > 0)
    throw new SeedError(`学号 ${person.studentNumber ?? ''}：该学生或该 openid 已与他人绑定`)
  return accounts.length > 0
}
