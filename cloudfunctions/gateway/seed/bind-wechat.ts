import type { Tx } from '../../src/database/scope'
import { personIndex } from '../../src/identity/face-checks'
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
import type { SeedStudent } from './seed-file'

/** A WeChat account that has agreed, passed the sandbox's face check and is bound; returns a session token. */
export async function bindWechat(
  tx: Tx,
  keys: Keys,
  person: SeedStudent & { openid: string },
  student: { schoolId: string; id: string; now: Date },
): Promise<string> {
  const openidIndex = keys.blindIndex('openid', person.openid)
  const { now } = student
  await insertAccount(tx, openidIndex, now)
  await setConsent(tx, openidIndex, CONSENT_VERSION, now)
  const index = personIndex({ keys }, person.name ?? '', person.idNumber ?? '')
  await setFace(tx, openidIndex, { provider: 'sandbox', personIndex: index, at: now })
  await setStudent(tx, openidIndex, { schoolId: student.schoolId, studentId: student.id, at: now })
  const token = newSessionToken()
  const expiresAt = new Date(now.getTime() + STUDENT_SESSION_SECONDS * 1000)
  await insertStudentSession(tx, { tokenHash: hashToken(token), openidIndex, now, expiresAt })
  return token
}
