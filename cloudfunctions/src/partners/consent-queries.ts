import { sql, type SqlBool } from 'kysely'
import { inOrder, isAfter, type ListOrder } from '../database/cursor'
import type { Tx } from '../database/scope'
import { newId } from '../runtime/new-id'

/** Whom a call was about, as far as the platform knows who is asking. */
export interface Person {
  /** Blind index of name and ID number. */
  index: string
  /** The school whose word stands in place of a face check; it reaches no further than its own records. */
  vouchedBy: string | null
}

/** Until the transaction ends, nothing is told about this person and nobody refuses or allows anything in their name. */
export const lockPerson = (tx: Tx, index: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${index}, 0))`.execute(tx)

/** Whose records this partner may not be told of. */
export const listRefusals = (tx: Tx, partnerId: string, index: string) =>
  tx
    .selectFrom('partner_refusal')
    .select('vouched_by')
    .where('person', '=', index)
    .where('partner_id', '=', partnerId)
    .where('allowed_at', 'is', null)
    .execute()

const callsAbout = (tx: Tx, { index, vouchedBy }: Person) =>
  tx
    .selectFrom('partner_call')
    .where('partner_call.person', '=', index)
    .$if(vouchedBy !== null, (query) =>
      query.where(sql<SqlBool>`${vouchedBy} = any(partner_call.schools)`),
    )

const refusalsBy = (tx: Tx, { index, vouchedBy }: Person) =>
  tx
    .selectFrom('partner_refusal')
    .where('person', '=', index)
    .where('allowed_at', 'is', null)
    .$if(vouchedBy !== null, (query) => query.where('vouched_by', '=', vouchedBy))

/** Partners that have asked about the person, the latest first. */
export async function listAsking(tx: Tx, person: Person) {
  const asked = callsAbout(tx, person)
    .groupBy('partner_call.partner_id')
    .select((eb) => [
      'partner_call.partner_id',
      eb.fn.countAll<number>().as('calls'),
      eb.fn.max('partner_call.at').as('last_at'),
    ])
  const refused = refusalsBy(tx, person)
    .groupBy('partner_id')
    .select((eb) => ['partner_id', eb.fn.min('refused_at').as('refused_at')])
  return tx
    .selectFrom(asked.as('asked'))
    .innerJoin('partner', 'partner.id', 'asked.partner_id')
    .leftJoin(refused.as('refused'), 'refused.partner_id', 'partner.id')
    .select(['partner.id', 'partner.name', 'partner.purpose', 'asked.calls', 'asked.last_at'])
    .select('refused.refused_at')
    .orderBy('asked.last_at', 'desc')
    .execute()
}

export const callOrder: ListOrder = {
  name: 'own-calls',
  columns: ['partner_call.at'],
  id: 'partner_call.id',
  direction: 'desc',
}

export const listCallsAbout = (
  tx: Tx,
  person: Person,
  page: { after: string[] | undefined; limit: number },
) =>
  callsAbout(tx, person)
    .innerJoin('partner', 'partner.id', 'partner_call.partner_id')
    .$if(page.after !== undefined, (query) => query.where(isAfter(callOrder, page.after ?? [])))
    .select([
      'partner_call.id',
      'partner_call.at',
      'partner_call.operation',
      'partner_call.outcome',
      'partner_call.authentication',
      'partner_call.consent_version',
      'partner_call.consent_given_at',
      'partner_call.request_id',
      'partner.name',
    ])
    .orderBy(inOrder(callOrder))
    .limit(page.limit)
    .execute()

export type OwnCallRecord = Awaited<ReturnType<typeof listCallsAbout>>[number]

/** The partner's name, where it has asked about the person; undefined where they cannot know of it. */
export const findAsking = (tx: Tx, person: Person, partnerId: string) =>
  callsAbout(tx, person)
    .innerJoin('partner', 'partner.id', 'partner_call.partner_id')
    .select('partner.name')
    .where('partner.id', '=', partnerId)
    .limit(1)
    .executeTakeFirst()

/** Returns false when it was refused already. */
export async function refuse(tx: Tx, person: Person, partnerId: string, now: Date) {
  const known = await refusalsBy(tx, person)
    .select('id')
    .where('partner_id', '=', partnerId)
    .executeTakeFirst()
  if (known) return false
  await tx
    .insertInto('partner_refusal')
    .values({
      id: newId(),
      partner_id: partnerId,
      person: person.index,
      vouched_by: person.vouchedBy,
      refused_at: now,
    })
    .execute()
  return true
}

/** Returns false when nothing was refused. */
export async function allow(tx: Tx, { index, vouchedBy }: Person, partnerId: string, now: Date) {
  const result = await tx
    .updateTable('partner_refusal')
    .set({ allowed_at: now })
    .where('person', '=', index)
    .where('partner_id', '=', partnerId)
    .where('allowed_at', 'is', null)
    .$if(vouchedBy !== null, (query) => query.where('vouched_by', '=', vouchedBy))
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** Name and number on the roll, for somebody who was bound without a face check. */
export const findOnRoll = (tx: Tx, { schoolId, id }: { schoolId: string; id: string }) =>
  tx
    .selectFrom('student')
    .select(['name', 'id_number_sealed'])
    .where('school_id', '=', schoolId)
    .where('id', '=', id)
    .executeTakeFirst()
