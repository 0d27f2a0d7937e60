import { createHash } from 'node:crypto'
import type { Database } from '../database/client'
import { within } from '../database/scope'
import { findCentreId } from '../organisation/centre'
import { dayInShanghai } from '../reports/reporting-window'
import type { Services } from '../runtime/services'
import type { JobKind } from './insert-job'

/** What the platform does by itself once a day. */
const DAILY = [
  'seal-audit',
  'clear-exports',
  'clear-uploads',
  'clear-expired',
] as const satisfies readonly JobKind[]

/** Jobs that nobody asks for. */
export type OwnWork = (typeof DAILY)[number]

/** Asked for by nobody. */
const NOBODY = '00000000-0000-0000-0000-000000000000'

const scheduled = new WeakMap<Database, string>()

/** Puts today's jobs in, whoever comes first: their ids follow from kind and day, so that each is there once. */
export async function scheduleDaily({ db }: Pick<Services, 'db'>, now: Date): Promise<void> {
  const day = dayInShanghai(now)
  if (scheduled.get(db) === day) return
  await within(db, { role: 'system' }, async (tx) => {
    const centreId = await findCentreId(tx)
    if (!centreId) return
    for (const kind of DAILY)
      await tx
        .insertInto('job')
        .values({
          school_id: centreId,
          id: idOf(kind, day),
          kind,
          payload: '{}',
          requested_by: NOBODY,
          state: 'waiting',
          run_at: now,
          created_at: now,
        })
        .onConflict((conflict) => conflict.columns(['school_id', 'id']).doNothing())
        .execute()
    scheduled.set(db, day)
  })
}

/** UUID version 8 over kind and day. */
function idOf(kind: string, day: string): string {
  const hex = createHash('sha256').update(`${kind}/${day}`).digest('hex')
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-')
}
