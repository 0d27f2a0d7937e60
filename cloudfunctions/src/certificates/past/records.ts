import { normaliseIdNumber } from 'shared-types/students/id-number'
import { canonicalJson } from '../../audit/canonical-json'
import { inOrder, isAfter, type ListOrder } from '../../database/cursor'
import type { Tx } from '../../database/scope'
import type { Keys } from '../../platform/crypto/sealing'
import { personIndex, type VerifiedPerson } from '../../identity/verified-person'
import { newId } from '../../runtime/new-id'
import { colourFor } from '../content'
import { hashVerificationToken, newVerificationToken } from '../verification-token'

/** What a register holds. Days are YYYY-MM-DD. */
export interface PastContent {
  number: string
  year: number
  name: string
  idNumber: string
  sex: string
  educationLevel: string
  major: string
  receivingUnit: string
  issuedOn: string
  remark: string
}

export interface PastWritten {
  schoolId: string
  content: PastContent
  /** Null for one that is new. */
  version: number | null
}

export interface KnownPast {
  schoolId: string
  number: string
  digest: string
  version: number
  content_sealed: string
}

/** Keyed: it stands beside the sealed content and must not tell what is in it. */
export const digestOf = (keys: Keys, content: PastContent) =>
  keys.blindIndex('past-certificate', canonicalJson(content))

export async function findKnownPast(
  tx: Tx,
  numbers: readonly string[],
): Promise<{ known: KnownPast[]; issued: Set<string> }> {
  if (numbers.length === 0) return { known: [], issued: new Set() }
  const known = await tx
    .selectFrom('past_certificate')
    .select(['school_id as schoolId', 'number', 'version', 'content_sealed'])
    // What was loaded before there was a person to find it by is written again.
    .select((of) =>
      of
        .case()
        .when(of.and([of('id_number_index', 'is not', null), of('person_index', 'is', null)]))
        .then('')
        .else(of.ref('digest'))
        .end()
        .as('digest'),
    )
    .where((eb) => eb('number', '=', eb.fn.any(eb.val([...numbers]))))
    .execute()
  const issued = await tx
    .selectFrom('certificate')
    .select('number')
    .where((eb) => eb('number', '=', eb.fn.any(eb.val([...numbers]))))
    .execute()
  return { known, issued: new Set(issued.map((it) => it.number)) }
}

/** Adds those without a version, changes those that are still as they were read; tells how many it wrote. */
export async function writePast(
  tx: Tx,
  keys: Keys,
  rows: readonly PastWritten[],
  now: Date,
): Promise<number> {
  let written = 0
  for (const row of rows) {
    const { numInsertedOrUpdatedRows, numUpdatedRows } = {
      numInsertedOrUpdatedRows: 0n,
      numUpdatedRows: 0n,
      ...(row.version === null
        ? await insertOne(tx, keys, row, now)
        : await updateOne(tx, keys, { ...row, version: row.version }, now)),
    }
    written += Number(numInsertedOrUpdatedRows ?? 0n) + Number(numUpdatedRows)
  }
  return written
}

const columnsOf = (keys: Keys, content: PastContent, now: Date) => ({
  year: content.year,
  colour: colourFor(content.educationLevel),
  name: content.name,
  id_number_index: content.idNumber ? keys.blindIndex('id-number', content.idNumber) : null,
  person_index: content.idNumber ? personIndex({ keys }, content.name, content.idNumber) : null,
  content_sealed: keys.seal(canonicalJson(content)),
  digest: digestOf(keys, content),
  loaded_at: now,
})

function insertOne(tx: Tx, keys: Keys, { schoolId, content }: PastWritten, now: Date) {
  const token = newVerificationToken()
  return tx
    .insertInto('past_certificate')
    .values({
      ...columnsOf(keys, content, now),
      school_id: schoolId,
      id: newId(),
      number: content.number,
      token_hash: hashVerificationToken(token),
      token_sealed: keys.seal(token),
    })
    .onConflict((conflict) => conflict.columns(['school_id', 'number']).doNothing())
    .executeTakeFirst()
}

const updateOne = (
  tx: Tx,
  keys: Keys,
  { schoolId, content, version }: PastWritten & { version: number },
  now: Date,
) =>
  tx
    .updateTable('past_certificate')
    .set({ ...columnsOf(keys, content, now), version: version + 1 })
    .where('school_id', '=', schoolId)
    .where('number', '=', content.number)
    .where('version', '=', version)
    .executeTakeFirst()

export const findPastByToken = (tx: Tx, tokenHash: string) =>
  tx
    .selectFrom('past_certificate')
    .innerJoin('school', 'school.id', 'past_certificate.school_id')
    .selectAll('past_certificate')
    .select('school.name as school_name')
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst()

export type PastRecord = NonNullable<Awaited<ReturnType<typeof findPastByToken>>>

export const openPast = (keys: Keys, row: { content_sealed: string }) =>
  JSON.parse(keys.open(row.content_sealed)) as PastContent

/** Of one person, as a face check has confirmed them; of their own school alone where only that has. */
export const listPastOf = (tx: Tx, { index, vouchedBy }: VerifiedPerson): Promise<PastRecord[]> =>
  tx
    .selectFrom('past_certificate')
    .innerJoin('school', 'school.id', 'past_certificate.school_id')
    .selectAll('past_certificate')
    .select('school.name as school_name')
    .where('past_certificate.person_index', '=', index)
    .$if(vouchedBy !== null, (query) =>
      query.where('past_certificate.school_id', '=', vouchedBy ?? ''),
    )
    .orderBy('past_certificate.year', 'desc')
    .orderBy('past_certificate.id')
    .limit(MOST_OF_ONE)
    .execute()

/** Nobody has graduated as often. */
const MOST_OF_ONE = 20

export interface PastFilter {
  search?: string | undefined
  schoolId?: string | undefined
}

function filtered(tx: Tx, keys: Keys, { search = '', schoolId }: PastFilter) {
  const idNumber = normaliseIdNumber(search)
  const literal = search.replace(/[\\%_]/g, '\\$&')
  return tx
    .selectFrom('past_certificate')
    .innerJoin('school', 'school.id', 'past_certificate.school_id')
    .$if(!!schoolId, (query) => query.where('past_certificate.school_id', '=', schoolId ?? ''))
    .$if(!!search, (query) =>
      query.where((eb) =>
        eb.or([
          eb('past_certificate.name', 'like', `%${literal}%`),
          eb('past_certificate.number', 'like', `${literal}%`),
          eb('past_certificate.id_number_index', '=', keys.blindIndex('id-number', idNumber)),
        ]),
      ),
    )
}

export const listPast = (
  tx: Tx,
  keys: Keys,
  filter: PastFilter,
  page: { order: ListOrder; after: readonly string[] | undefined; limit: number },
): Promise<PastRecord[]> =>
  filtered(tx, keys, filter)
    .$if(!!page.after, (query) => query.where(isAfter(page.order, page.after ?? [])))
    .selectAll('past_certificate')
    .select('school.name as school_name')
    .orderBy(inOrder(page.order))
    .limit(page.limit)
    .execute()

export async function countPast(tx: Tx, keys: Keys, filter: PastFilter): Promise<number> {
  const row = await filtered(tx, keys, filter)
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return row.total
}
