import { DomainError } from 'shared-types/errors'
import type { AboutPerson } from 'shared-types/partners/partner-operations'
import { listWhereabouts } from '../archives/whereabouts'
import { findForPartner } from '../certificates/for-partner'
import { within, type Tx } from '../database/scope'
import { personIndex } from '../identity/verified-person'
import { countFailure, forgetFailures, refuseWhileLocked } from '../runtime/back-off'
import type { PartnerContext } from '../runtime/context'
import { listRecordsOfPerson } from '../students/records-of-person'
import { listRefusals, lockPerson } from './consent-queries'
import { numberIndexOf, recordAnswer, Withheld, type ToldRecord } from './record-call'

/** Of one person, wrong names that cost nothing. */
const FREE_TRIES = 5
/** How far ahead of ours the partner's clock may be in what it states. */
const CLOCK_MS = 5 * 60_000

/** A record of the roll, read in the scope of its own student: the partner sees what that person would. */
interface PersonRecord {
  schoolId: string
  studentId: string
}

export async function archiveWhereabouts(context: PartnerContext, about: AboutPerson) {
  const found = await answer(context, 'partner.archive-whereabouts', about, (records) =>
    listWhereabouts(context.services, records, {
      idNumberIndex: numberIndexOf(context, about),
      name: about.person.name,
      idType: about.person.idType,
    }),
  )
  return { archives: found.map((it) => it.value) }
}

export async function certificates(context: PartnerContext, about: AboutPerson) {
  const found = await answer(context, 'partner.certificate', about, (records) =>
    findForPartner(context.services, records),
  )
  return { certificates: found.map((it) => it.value) }
}

interface Found<T> {
  value: T
  told: ToldRecord
}

/** One refusal whether nobody has this number, somebody has it under another name, or there is nothing to tell. */
async function answer<T>(
  context: PartnerContext,
  operation: string,
  about: AboutPerson,
  find: (records: PersonRecord[]) => Promise<Found<T>[]>,
): Promise<Found<T>[]> {
  const { services, actor, now } = context
  checkStatements(about, now)
  const idIndex = numberIndexOf(context, about)
  const backOffs = [{ key: `partner/${actor.id}/person/${idIndex}`, free: FREE_TRIES }]
  await refuseWhileLocked(services, backOffs, now, 'too-many-requests')
  const { name, idType } = about.person
  const rows = await within(services.db, { role: 'system' }, (tx) =>
    listRecordsOfPerson(tx, idIndex),
  )
  const records = rows
    .filter((it) => it.name === name && it.id_type === idType)
    .map((it) => ({ schoolId: it.school_id, studentId: it.id }))
  const found = await find(records)
  if (found.length === 0) {
    // Who gave the right name guesses nothing.
    if (records.length === 0) await countFailure(services, backOffs, now)
    throw new DomainError('not-found')
  }
  await forgetFailures(services, backOffs)
  return within(services.db, { role: 'system' }, async (tx) => {
    const allowed = await withoutRefused(tx, context, about, found)
    const told = allowed.map((it) => it.told)
    await recordAnswer(tx, context, operation, about, told)
    return allowed
  })
}

/** What the person does not refuse; their refusal waits for the end of this transaction, or this for it. */
async function withoutRefused<T>(
  tx: Tx,
  { services, actor }: PartnerContext,
  { person }: AboutPerson,
  found: Found<T>[],
): Promise<Found<T>[]> {
  const index = personIndex(services, person.name, person.idNumber)
  await lockPerson(tx, index)
  const refusals = await listRefusals(tx, actor.id, index)
  const isRefused = ({ told }: Found<T>) =>
    refusals.some((it) => it.vouched_by === null || it.vouched_by === told.schoolId)
  const allowed = found.filter((it) => !isRefused(it))
  if (allowed.length === 0) throw new Withheld(found.map((it) => it.told.schoolId))
  return allowed
}

/** Neither the authentication nor the consent can lie in the future. */
function checkStatements({ authentication, consent }: AboutPerson, now: Date): void {
  const isAhead = (at: string) => new Date(at).getTime() > now.getTime() + CLOCK_MS
  const problems = [
    ...(isAhead(authentication.at)
      ? [{ field: 'authentication.at', message: '实名认证的时间晚于当前时间' }]
      : []),
    ...(isAhead(consent.givenAt)
      ? [{ field: 'consent.givenAt', message: '本人授权的时间晚于当前时间' }]
      : []),
  ]
  if (problems.length > 0) throw new DomainError('fields-invalid', { problems })
}
