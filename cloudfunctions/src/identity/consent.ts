import { DomainError } from 'shared-types/errors'
import type { Visitor } from 'shared-types/identity/operations'
import { within } from '../database/scope'
import type { StudentContext } from '../runtime/context'
import { sessionCookie, STUDENT_COOKIE } from '../runtime/session-cookie'
import * as queries from './queries'
import { recordOwn } from './record-own'
import { whoAmI } from './visitor'

/** 「授权温馨提示」: only the version now in force can be agreed to. */
export async function giveConsent(
  context: StudentContext,
  { version }: { version: string },
): Promise<Visitor> {
  const { services, actor, now } = context
  if (version !== services.config.consentVersion) throw new DomainError('consent-outdated')
  await within(services.db, { role: 'system' }, async (tx) => {
    await queries.setConsent(tx, actor.openidIndex, { version, at: now })
    await recordOwn(tx, context, 'identity.give-consent', { after: { version } })
  })
  return whoAmI(context)
}

/** The binding stays, so that nobody else can take the record; what the school has keeps its own legal ground. */
export async function withdrawConsent(context: StudentContext): Promise<Visitor> {
  const { services, actor } = context
  await within(services.db, { role: 'system' }, async (tx) => {
    const account = await queries.lockAccount(tx, actor.openidIndex)
    await queries.setConsent(tx, actor.openidIndex, null)
    await recordOwn(tx, context, 'identity.withdraw-consent', {
      before: { version: account?.consent_version ?? null },
    })
  })
  return whoAmI(context)
}

export async function leave(context: StudentContext): Promise<Record<string, never>> {
  const { services, actor } = context
  const { sessionHash } = actor
  if (sessionHash)
    await within(services.db, { role: 'system' }, async (tx) => {
      await queries.deleteStudentSession(tx, sessionHash)
      await recordOwn(tx, context, 'identity.sign-out')
    })
  forgetCookie(context)
  return {}
}

/** For whoever lost a phone or used a borrowed computer. */
export async function leaveEverywhere(context: StudentContext): Promise<{ ended: number }> {
  const { services, actor } = context
  const ended = await within(services.db, { role: 'system' }, async (tx) => {
    const count = await queries.deleteSessionsOf(tx, actor.openidIndex)
    await recordOwn(tx, context, 'identity.sign-out-everywhere', { after: { sessions: count } })
    return count
  })
  forgetCookie(context)
  return { ended }
}

function forgetCookie({ cookies, services }: StudentContext): void {
  cookies.push(sessionCookie(STUDENT_COOKIE, '', 0, services.config.publicUrl))
}
