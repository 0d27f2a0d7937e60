import { DomainError } from 'shared-types/errors'
import { AboutPerson } from 'shared-types/partners/partner-operations'
import { normaliseIdNumber } from 'shared-types/students/id-number'
import { recordAudit } from '../audit/audit'
import { within } from '../database/scope'
import { getCentreId } from '../organisation/centre'
import type { Context, PartnerContext } from '../runtime/context'
import type { Implementation } from '../runtime/implement'
import { newId } from '../runtime/new-id'
import { insertCall } from './queries'

/** A record that an answer told about: it goes into the audit of its school. */
export interface ToldRecord {
  schoolId: string
  kind: 'archive' | 'certificate'
  id: string
}

/** Writes down an answer; whoever gives it waits for this, so nothing leaves without being on record. */
export const recordAnswer = (
  context: PartnerContext,
  operation: string,
  about: AboutPerson,
  told: readonly ToldRecord[],
): Promise<void> => record(context, operation, 'answered', about, told)

/** The same implementation, with its refusals on record too. */
export function recorded(implementation: Implementation): Implementation {
  const { operation } = implementation
  return {
    operation,
    async run(context, rawInput) {
      try {
        return await implementation.run(context, rawInput)
      } catch (error) {
        if (isByPartner(context) && error instanceof DomainError) {
          const about = AboutPerson.safeParse(rawInput).data
          await record(context, operation.name, error.code, about, [])
        }
        throw error
      }
    },
  }
}

const isByPartner = (context: Context): context is PartnerContext =>
  context.actor.kind === 'partner'

async function record(
  context: PartnerContext,
  operation: string,
  outcome: string,
  about: AboutPerson | undefined,
  told: readonly ToldRecord[],
): Promise<void> {
  const { services, actor, now } = context
  const statement = {
    keyId: actor.keyId,
    outcome,
    authentication: about?.authentication.method ?? null,
    consentVersion: about?.consent.version ?? null,
    consentGivenAt: about?.consent.givenAt ?? null,
  }
  await within(services.db, { role: 'system' }, async (tx) => {
    const callId = newId()
    await insertCall(tx, {
      id: callId,
      partner_id: actor.id,
      key_id: actor.keyId,
      at: now,
      operation,
      outcome,
      person_index: about ? personIndexOf(context, about) : null,
      authentication: statement.authentication,
      authenticated_at: about ? new Date(about.authentication.at) : null,
      consent_version: statement.consentVersion,
      consent_given_at: about ? new Date(about.consent.givenAt) : null,
      address: context.address,
      request_id: context.requestId,
    })
    const centre = { schoolId: await getCentreId(tx), kind: 'partner-call', id: callId }
    await recordAudit(
      tx,
      context,
      [centre, ...told].map((it) => ({ ...it, operation, after: statement })),
    )
  })
}

export const personIndexOf = ({ services }: PartnerContext, { person }: AboutPerson): string =>
  services.keys.blindIndex('id-number', normaliseIdNumber(person.idNumber))
