import { DomainError } from 'shared-types/errors'
import { within } from '../database/scope'
import type { Services } from './services'

export interface BackOff {
  /** Keyed-hashed before it is stored, so the table tells nobody who. */
  key: string
  /** Failures that cost nothing. */
  free: number
}

const FIRST_LOCK_SECONDS = 30
const LONGEST_LOCK_SECONDS = 15 * 60
const FORGET_AFTER_MS = 24 * 3600 * 1000

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
  code: 'sign-in-locked' | 'too-many-requests',
): Promise<void> {
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
  if (locked.length > 0)
    throw new DomainError(code, { retryAfterSeconds: Math.ceil((until - now.getTime()) / 1000) })
}

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
    for (const { key, free } of backOffs) {
      const hashed = services.keys.blindIndex('attempt', key)
      const row = await tx
        .insertInto('attempt')
        .values({ key: hashed, failures: 1, updated_at: now })
        .onConflict((conflict) =>
          conflict.column('key').doUpdateSet((eb) => ({
            failures: eb
              .case()
              .when('attempt.updated_at', '<', new Date(now.getTime() - FORGET_AFTER_MS))
              .then(1)
              .else(eb('attempt.failures', '+', 1))
              .end(),
            updated_at: now,
          })),
        )
        .returning('failures')
        .executeTakeFirstOrThrow()
      const seconds = lockSeconds(row.failures, free)
      if (seconds > 0) {
        const until = new Date(now.getTime() + seconds * 1000)
        await tx
          .updateTable('attempt')
          .set({ locked_until: until })
          .where('key', '=', hashed)
          .execute()
      }
    }
  })
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
