import { sql } from 'kysely'
import type { Tx } from '../database/scope'
import { dayInShanghai } from '../reports/reporting-window'

export interface Limits {
  id: string
  per_minute: number
  per_day: number
}

const MINUTE_MS = 60_000
const CLEANED_AT_ONCE = 50

const minuteOf = (now: Date) => new Date(Math.floor(now.getTime() / MINUTE_MS) * MINUTE_MS)

/**
 * Counts one call, unless the minute or the day is full. The row of the partner's minute is locked by the count itself:
 * calls at the same moment are counted one after the other.
 */
export async function countCall(
  tx: Tx,
  partner: Limits,
  now: Date,
): Promise<'counted' | 'minute-full' | 'day-full'> {
  const minute = await tx
    .insertInto('partner_minute')
    .values({ partner_id: partner.id, minute: minuteOf(now), calls: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['partner_id', 'minute'])
        .doUpdateSet({ calls: sql<number>`partner_minute.calls + 1` })
        .where('partner_minute.calls', '<', partner.per_minute),
    )
    .returning('calls')
    .executeTakeFirst()
  if (!minute) return 'minute-full'
  const day = await tx
    .insertInto('partner_day')
    .values({ partner_id: partner.id, day: dayInShanghai(now), calls: 1, refused: 0 })
    .onConflict((conflict) =>
      conflict
        .columns(['partner_id', 'day'])
        .doUpdateSet({ calls: sql<number>`partner_day.calls + 1` })
        .where('partner_day.calls', '<', partner.per_day),
    )
    .returning('calls')
    .executeTakeFirst()
  return day ? 'counted' : 'day-full'
}

/** A correctly signed call that was not admitted. */
export async function countRefusal(tx: Tx, partnerId: string, now: Date): Promise<void> {
  await tx
    .insertInto('partner_day')
    .values({ partner_id: partnerId, day: dayInShanghai(now), calls: 0, refused: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['partner_id', 'day'])
        .doUpdateSet({ refused: sql<number>`partner_day.refused + 1` }),
    )
    .execute()
}

/** Seconds until the next minute begins. */
export const secondsToNextMinute = (now: Date): number =>
  Math.ceil((minuteOf(now).getTime() + MINUTE_MS - now.getTime()) / 1000)

/** False when this request was received before; of two at once, one. */
export async function takeNonce(
  tx: Tx,
  nonce: { keyId: string; nonce: string; expiresAt: Date },
): Promise<boolean> {
  const result = await tx
    .insertInto('partner_nonce')
    .values({ key_id: nonce.keyId, nonce: nonce.nonce, expires_at: nonce.expiresAt })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** A few of what has expired; nobody waits for a row that another is just deleting. */
export async function clean(tx: Tx, partnerId: string, now: Date): Promise<void> {
  await sql`delete from partner_nonce where (key_id, nonce) in (
    select key_id, nonce from partner_nonce where expires_at < ${now}
    limit ${CLEANED_AT_ONCE} for update skip locked)`.execute(tx)
  await sql`delete from partner_minute where (partner_id, minute) in (
    select partner_id, minute from partner_minute
    where partner_id = ${partnerId} and minute < ${minuteOf(now)}
    limit ${CLEANED_AT_ONCE} for update skip locked)`.execute(tx)
}
