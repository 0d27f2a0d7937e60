import { DomainError } from 'shared-types/errors'
import { within, type Tx } from '../database/scope'
import type { Services } from './services'

type Refusal = 'sign-in-locked' | 'too-many-requests'

export interface BackOff {
  /** Keyed-hashed before it is stored, so the table tells nobody who. */
  key: string
  /** Failures that cost nothing. */
  free: number
  /**
   * One failure is forgotten each so often. For what many people share: a campus behind one address makes its mistakes
   * through the day without being locked out, while guessing from there slows down to this pace.
   */
  forgetsEachSeconds?: number
}

const FIRST_LOCK_SECONDS = 30
const LONGEST_LOCK_SECONDS = 15 * 60
/** A key that has not failed for so long starts afresh. */
export const FORGET_AFTER_MS = 24 * 3600 * 1000

/** 30 s after the free tries, then doubling, at most a quarter of an hour. */
export function lockSeconds(failures: number, free: number): number {
  if (failures < free) return 0
  return Math.min(FIRST_LOCK_SECONDS * 2 ** (failures - free), LONGEST_LOCK_SECONDS)
}

/** Throws while any of the keys is locked. */
export async function refuseWhileLocked(
  services: Services,
  backOffs: readonly BackOff[],
  now: Date,
  code: Refusal,
): Promise<void> {
  if (backOffs.length === 0) return
  const keys = backOffs.map((it) => services.keys.blindIndex('attempt', it.key))
  const locked = await within(services.db, { role: 'system' }, (tx) =>
    tx
      .selectFrom('attempt')
      .select('locked_until')
      .where('key', 'in', keys)
      .where('locked_until', '>', now)
      .execute(),
  )
  const until = Math.max(...locked.map((it) => it.locked_until?.getTime() ?? 0))
  if (locked.length > 0) throw new DomainError(code, retryAfter(new Date(until), now))
}

const retryAfter = (until: Date, now: Date) => ({
  retryAfterSeconds: Math.ceil((until.getTime() - now.getTime()) / 1000),
})

/** Whether a try with this key failed since a moment. */
export async function hasFailedSince(
  services: Services,
  key: string,
  since: Date,
): Promise<boolean> {
  const row = await within(services.db, { role: 'system' }, (tx) =>
    tx
      .selectFrom('attempt')
      .select('failures')
      .where('key', '=', services.keys.blindIndex('attempt', key))
      .where('updated_at', '>', since)
      .executeTakeFirst(),
  )
  return row !== undefined
}

/** Until when each of the keys is locked; those that are open are left out. */
export async function listLocks(
  services: Services,
  keys: readonly string[],
  now: Date,
): Promise<Map<string, Date>> {
  const byIndex = new Map(keys.map((it) => [services.keys.blindIndex('attempt', it), it]))
  if (byIndex.size === 0) return new Map()
  const rows = await within(services.db, { role: 'system' }, (tx) =>
    tx
      .selectFrom('attempt')
      .select(['key', 'locked_until'])
      .where('key', 'in', [...byIndex.keys()])
      .where('locked_until', '>', now)
      .execute(),
  )
  return new Map(rows.map((it) => [byIndex.get(it.key) ?? '', it.locked_until ?? now]))
}

/** Counts one failure for each key. In a transaction of its own: the refusal that follows must not undo it. */
export async function countFailure(
  services: Services,
  backOffs: readonly BackOff[],
  now: Date,
): Promise<void> {
  await within(services.db, { role: 'system' }, async (tx) => {
    for (const backOff of backOffs) await count(tx, await lockAttempt(tx, services, backOff, now))
  })
}

/**
 * Counts a try at a secret before it is looked at, so that tries at the same moment cannot slip through together.
 * Throws while a key is locked. A try that was right is forgotten with `forgetFailures`.
 */
export async function countTry(
  services: Services,
  backOffs: readonly BackOff[],
  now: Date,
  code: Refusal,
): Promise<void> {
  await within(services.db, { role: 'system' }, async (tx) => {
    for (const backOff of backOffs) {
      const attempt = await lockAttempt(tx, services, backOff, now)
      if (attempt.lockedUntil && attempt.lockedUntil > now)
        throw new DomainError(code, retryAfter(attempt.lockedUntil, now))
      await count(tx, attempt)
    }
  })
}

async function lockAttempt(tx: Tx, services: Services, backOff: BackOff, now: Date) {
  const key = services.keys.blindIndex('attempt', backOff.key)
  // One statement: between two of them somebody whose try was right could have the row forgotten.
  const row = await tx
    .insertInto('attempt')
    .values({ key, failures: 0, updated_at: now })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ key }))
    .returningAll()
    .executeTakeFirstOrThrow()
  return { key, free: backOff.free, lockedUntil: row.locked_until, now, ...kept(row, backOff, now) }
}

/** What is left of earlier failures, and since when the next one to be forgotten counts. */
export function kept(
  { failures, updated_at: since }: { failures: number; updated_at: Date },
  { forgetsEachSeconds }: Pick<BackOff, 'forgetsEachSeconds'>,
  now: Date,
): { failures: number; since: Date } {
  const elapsedMs = now.getTime() - since.getTime()
  if (!forgetsEachSeconds)
    return { failures: elapsedMs > FORGET_AFTER_MS ? 0 : failures, since: now }
  const forgotten = Math.max(Math.floor(elapsedMs / (forgetsEachSeconds * 1000)), 0)
  return forgotten >= failures
    ? { failures: 0, since: now }
    : {
        failures: failures - forgotten,
        since: new Date(since.getTime() + forgotten * forgetsEachSeconds * 1000),
      }
}

async function count(tx: Tx, attempt: Awaited<ReturnType<typeof lockAttempt>>): Promise<void> {
  const failures = attempt.failures + 1
  const seconds = lockSeconds(failures, attempt.free)
  const until = new Date(attempt.now.getTime() + seconds * 1000)
  await tx
    .updateTable('attempt')
    .set({ failures, updated_at: attempt.since, ...(seconds > 0 && { locked_until: until }) })
    .where('key', '=', attempt.key)
    .execute()
}

export async function forgetFailures(
  services: Services,
  backOffs: readonly BackOff[],
): Promise<void> {
  const keys = backOffs.map((it) => services.keys.blindIndex('attempt', it.key))
  await within(services.db, { role: 'system' }, (tx) =>
    tx.deleteFrom('attempt').where('key', 'in', keys).execute(),
  )
}
