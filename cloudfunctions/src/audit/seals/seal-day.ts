import { createHash } from 'node:crypto'
import { within, type Tx } from '../../database/scope'
import type { JobHandler } from '../../jobs/drain'
import { dayInShanghai } from '../../reports/reporting-window'
import type { Services } from '../../runtime/services'
import type { Seal } from './audit-key'

const FIRST = '0'.repeat(64)

/** The seals of one day as they are kept in storage; each file names the one before by its digest. */
export interface DayFile {
  day: string
  previousDay: string | null
  previousDigest: string
  seals: Seal[]
}

export const dayPath = (day: string) => `audit-seals/${day}.json`
export const digestOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

/** Signs where each school's chain ends today. A second run of the day finds everything sealed and changes nothing. */
export const sealAudit: JobHandler = async ({ services }) => {
  const now = new Date()
  const day = dayInShanghai(now)
  const seals = await within(services.db, { role: 'system' }, async (tx) => {
    await insertSeals(tx, services, day, now)
    return listSeals(tx, day)
  })
  const previous = await within(services.db, { role: 'system' }, (tx) => findDayBefore(tx, day))
  await services.storage.put(
    dayPath(day),
    Buffer.from(
      JSON.stringify({
        day,
        previousDay: previous ?? null,
        previousDigest: previous ? digestOf(await services.storage.get(dayPath(previous))) : FIRST,
        seals,
      } satisfies DayFile),
    ),
  )
  services.log.info({ code: 'audit-sealed', day, schools: seals.length })
}

async function insertSeals(tx: Tx, services: Services, day: string, now: Date): Promise<void> {
  const heads = await tx.selectFrom('audit_head').selectAll().where('sequence', '>', 0).execute()
  // Made on the first day even when nothing is on record: from then on a missing key means that somebody took it.
  const key = services.auditKey()
  if (heads.length === 0) return
  const rows = heads.map((head) => {
    const { schoolId, sequence, hash, keyId, signature, signedAt } = key.seal(
      { schoolId: head.school_id, day, sequence: head.sequence, hash: head.hash },
      now,
    )
    return {
      school_id: schoolId,
      day,
      sequence,
      hash,
      key_id: keyId,
      signature,
      signed_at: new Date(signedAt),
    }
  })
  await tx
    .insertInto('audit_seal')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['school_id', 'day']).doNothing())
    .execute()
}

export async function listSeals(tx: Tx, day?: string): Promise<Seal[]> {
  const rows = await tx
    .selectFrom('audit_seal')
    .selectAll()
    .$if(day !== undefined, (query) => query.where('day', '=', day ?? ''))
    .orderBy('day')
    .orderBy('school_id')
    .execute()
  return rows.map((it) => ({
    schoolId: it.school_id,
    day: it.day,
    sequence: it.sequence,
    hash: it.hash,
    keyId: it.key_id,
    signature: it.signature,
    signedAt: it.signed_at.toISOString(),
  }))
}

async function findDayBefore(tx: Tx, day: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('audit_seal')
    .select('day')
    .where('day', '<', day)
    .orderBy('day', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.day
}
