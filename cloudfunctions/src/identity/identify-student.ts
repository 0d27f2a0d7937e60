import { within, type Tx } from '../database/scope'
import type { Actor, StudentActor } from '../runtime/actor'
import type { Incoming } from '../runtime/incoming'
import { hashToken, newSessionToken } from '../runtime/random-token'
import type { Services } from '../runtime/services'
import * as queries from './queries'

export const STUDENT_SESSION_SECONDS = 30 * 24 * 3600

/** Inside WeChat the platform vouches for the openid; in a browser a session opened by WeChat's web sign-in does. */
export async function identifyStudent(
  services: Services,
  incoming: Incoming,
  now: Date,
): Promise<Actor> {
  return within(services.db, { role: 'system' }, async (tx) => {
    if (incoming.openid) {
      const openidIndex = services.keys.blindIndex('openid', incoming.openid)
      await queries.insertAccount(tx, openidIndex, now)
      return { ...(await loadStudentActor(tx, openidIndex, null)), openid: incoming.openid }
    }
    if (!incoming.sessionToken) return { kind: 'public' }
    const tokenHash = hashToken(incoming.sessionToken)
    const session = await queries.findStudentSession(tx, tokenHash, now)
    return session ? loadStudentActor(tx, session.openid_index, tokenHash) : { kind: 'public' }
  })
}

export async function loadStudentActor(
  tx: Tx,
  openidIndex: string,
  sessionHash: Buffer | null,
): Promise<StudentActor> {
  const account = await queries.findAccount(tx, openidIndex)
  const bound =
    account?.school_id && account.student_id
      ? { schoolId: account.school_id, id: account.student_id }
      : null
  const student = bound
    ? await tx
        .selectFrom('student')
        .innerJoin('school', 'school.id', 'student.school_id')
        .select(['student.name', 'school.enabled'])
        .where('student.school_id', '=', bound.schoolId)
        .where('student.id', '=', bound.id)
        .executeTakeFirst()
    : undefined
  return {
    kind: 'student',
    openidIndex,
    openid: null,
    consentVersion: account?.consent_version ?? null,
    student: bound && student ? { ...bound, name: student.name } : null,
    isSchoolOff: student?.enabled === false,
    sessionHash,
  }
}

/** A browser session for an openid that WeChat's server has just confirmed; returns the cookie's token. */
export async function openStudentSession(
  services: Services,
  openid: string,
  now: Date,
): Promise<string> {
  const token = newSessionToken()
  const openidIndex = services.keys.blindIndex('openid', openid)
  await within(services.db, { role: 'system' }, async (tx) => {
    await queries.insertAccount(tx, openidIndex, now)
    await queries.insertStudentSession(tx, {
      tokenHash: hashToken(token),
      openidIndex,
      now,
      expiresAt: new Date(now.getTime() + STUDENT_SESSION_SECONDS * 1000),
    })
  })
  return token
}
