import { DomainError } from 'shared-types/errors'
import type { AskingPartners, OwnCall } from 'shared-types/partners/own-operations'
import { scopeOfOperation } from 'shared-types/partners/scopes'
import { readCursor, writeCursor } from '../database/cursor'
import { within, type Scope, type Tx } from '../database/scope'
import { recordOwn } from '../identity/record-own'
import { personIndex, verifiedPerson } from '../identity/verified-person'
import type { StudentContext } from '../runtime/context'
import * as queries from './consent-queries'

const OPERATIONS = { refuse: 'partners.refuse-mine', allow: 'partners.allow-mine' } as const

/** Which partners have asked about whoever holds the phone. */
export async function myPartners(context: StudentContext): Promise<AskingPartners> {
  const person = await whoIsAsking(context)
  if (!person) return { isVerified: false, partners: [] }
  return within(context.services.db, scopeOf(person), (tx) => presentAsking(tx, person))
}

export async function myPartnerCalls(
  context: StudentContext,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<{ calls: OwnCall[]; next: string | null }> {
  const person = await whoIsAsking(context)
  const { callOrder } = queries
  const from = after === undefined ? undefined : readCursor(callOrder, after)
  if (!person) return { calls: [], next: null }
  const rows = await within(context.services.db, scopeOf(person), (tx) =>
    queries.listCallsAbout(tx, person, { after: from, limit: limit + 1 }),
  )
  const calls = rows.slice(0, limit).flatMap(presentCall)
  const last = rows.length > limit ? rows.at(limit - 1) : undefined
  return { calls, next: last ? writeCursor(callOrder, [last.at.toISOString()], last.id) : null }
}

/** Every one of them, for the copy of one's own data. */
export async function allPartnerCalls(context: StudentContext): Promise<OwnCall[]> {
  const all: OwnCall[] = []
  for (let after: string | undefined; ;) {
    const { calls, next } = await myPartnerCalls(context, { after, limit: 100 })
    all.push(...calls)
    if (next === null) return all
    after = next
  }
}

export const refusePartner = (context: StudentContext, input: { id: string }) =>
  decide(context, input, 'refuse')

export const allowPartner = (context: StudentContext, input: { id: string }) =>
  decide(context, input, 'allow')

/** Said twice, it holds once: a repeated request changes nothing. A call under way is told before this or not at all. */
async function decide(
  context: StudentContext,
  { id }: { id: string },
  decision: 'refuse' | 'allow',
): Promise<AskingPartners> {
  const { services, now } = context
  const person = await whoIsAsking(context)
  if (!person) throw new DomainError('face-required')
  await within(services.db, { role: 'system' }, async (tx) => {
    await queries.lockPerson(tx, person.index)
    const partner = await queries.findAsking(tx, person, id)
    if (!partner) throw new DomainError('not-found')
    if (await queries[decision](tx, person, id, now))
      await recordOwn(tx, context, OPERATIONS[decision], { after: { partner: partner.name } })
  })
  return myPartners(context)
}

/**
 * Whom the face check confirmed. Whoever was bound on a school's word, or with a document that no face check takes, is
 * the person on that school's roll, and decides about that school's records only.
 */
async function whoIsAsking({
  services,
  actor,
}: StudentContext): Promise<queries.Person | undefined> {
  return within(services.db, { role: 'system' }, async (tx) => {
    const verified = await verifiedPerson(tx, actor.openidIndex)
    if (verified) return verified
    const onRoll = actor.student && (await queries.findOnRoll(tx, actor.student))
    if (!onRoll || !actor.student) return undefined
    const number = services.keys.open(onRoll.id_number_sealed)
    const index = personIndex(services, onRoll.name, number)
    return { index, vouchedBy: actor.student.schoolId }
  })
}

const scopeOf = ({ index, vouchedBy }: queries.Person): Scope => ({
  role: 'person',
  person: index,
  vouchedBy,
})

async function presentAsking(tx: Tx, person: queries.Person): Promise<AskingPartners> {
  const rows = await queries.listAsking(tx, person)
  return {
    isVerified: true,
    partners: rows.map((it) => ({
      id: it.id,
      name: it.name,
      purpose: it.purpose,
      calls: it.calls,
      lastAt: it.last_at.toISOString(),
      refusedAt: it.refused_at?.toISOString() ?? null,
    })),
  }
}

const outcomes: Readonly<Record<string, OwnCall['outcome']>> = {
  answered: 'told',
  'consent-withdrawn': 'withheld',
}

function presentCall(row: queries.OwnCallRecord): OwnCall[] {
  const scope = scopeOfOperation(row.operation)
  if (!scope || !row.consent_given_at) return []
  return [
    {
      id: row.id,
      partnerName: row.name,
      at: row.at.toISOString(),
      scope,
      outcome: outcomes[row.outcome] ?? 'nothing',
      authentication: row.authentication ?? '',
      consentVersion: row.consent_version ?? '',
      consentGivenAt: row.consent_given_at.toISOString(),
      requestId: row.request_id,
    },
  ]
}
