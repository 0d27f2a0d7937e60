import { DomainError } from 'shared-types/errors'
import { AboutPerson } from 'shared-types/partners/partner-operations'
import { normaliseIdNumber } from 'shared-types/students/id-number'
import { recordAudit } from '../audit/audit'
import { within, type Tx } from '../database/scope'
import { personIndex } from '../identity/verified-person'
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

/** The person refuses this partner; `schools` are those whose records would have been told. */
export class Withheld extends DomainError {
  constructor(readonly schools: readonly string[]) {
    super('consent-withdrawn')
  }
}

/** Writes down an answer; whoever gives it waits for this, so nothing leaves without being on record. */
export const recordAnswer = (
  tx: Tx,
  context: PartnerContext,
  operation: string,
  about: AboutPerson,
  told: readonly ToldRecord[],
): Promise<void> => {
  const schools = told.map((it) => it.schoolId)
  return record(tx, context, { operation, outcome: 'answered', about, told, schools })
}

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
          const schools = error instanceof Withheld ? error.schools : []
          const call = { operation: operation.name, outcome: error.code, about, told: [], schools }
          await within(context.services.db, { role: 'system' }, (tx) => record(tx, context, call))
        }
        throw error
      }
    },
  }
}

const isByPartner = (context: Context): context is PartnerContext =>
  context.actor.kind === 'partner'

interface Call {
  operation: string
  outcome: string
  about: AboutPerson | undefined
  told: readonly ToldRecord[]
  schools: readonly string[]
}

async function record(
  tx: Tx,
  context: PartnerContext,
  { operation, outcome, about, told, schools }: Call,
): Promise<void> {
  const { services, actor, now } = context
  const statement = {
    keyId: actor.keyId,
    outcome,
    authentication: about?.authentication.method ?? null,
    consentVersion: about?.consent.version ?? null,
    consentGivenAt: about?.consent.givenAt ?? null,
  }
  const callId = newId()
  await insertCall(tx, {
    id: callId,
    partner_id: actor.id,
    key_id: actor.keyId,
    at: now,
    operation,
    outcome,
    person_index: about ? numberIndexOf(context, about) : null,
    person: about ? personIndex(services, about.person.name, about.person.idNumber) : null,
    schools: [...new Set(schools)],
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
}

export const numberIndexOf = ({ services }: PartnerContext, { person }: AboutPerson): string =>
  services.keys.blindIndex('id-number', normaliseIdNumber(person.idNumber))
