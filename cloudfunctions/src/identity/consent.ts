import { DomainError } from 'shared-types/errors'
import type { Visitor } from 'shared-types/identity/operations'
import { recordAudit } from '../audit/audit'
import { getCentreId } from '../organisation/centre'
import { within } from '../database/scope'
import type { StudentContext } from '../runtime/context'
import { sessionCookie, STUDENT_COOKIE } from '../runtime/session-cookie'
import * as queries from './queries'
import { whoAmI } from './visitor'

/** 「授权温馨提示」: only the version now in force can be agreed to. */
export async function giveConsent(
  context: StudentContext,
  { version }: { version: string },
): Promise<Visitor> {
  const { services, actor, now } = context
  if (version !== services.config.consentVersion) throw new DomainError('consent-outdated')
  await within(services.db, { role: 'system' }, async (tx) => {
    await queries.setConsent(tx, actor.openidIndex, version, now)
    await recordAudit(tx, context, [
      {
        schoolId: actor.student?.schoolId ?? (await getCentreId(tx)),
        operation: 'identity.give-consent',
        kind: 'wechat-account',
        id: null,
        after: { version },
      },
    ])
  })
  return whoAmI(context)
}

export async function leave(context: StudentContext): Promise<Record<string, never>> {
  const { services, actor } = context
  const { sessionHash } = actor
  if (sessionHash)
    await within(services.db, { role: 'system' }, async (tx) => {
      await queries.deleteStudentSession(tx, sessionHash)
      await recordAudit(tx, context, [
        {
          schoolId: actor.student?.schoolId ?? (await getCentreId(tx)),
          operation: 'identity.sign-out',
          kind: 'wechat-account',
          id: null,
        },
      ])
    })
  context.cookies.push(sessionCookie(STUDENT_COOKIE, '', 0, services.config.publicUrl))
  return {}
}
