import pg from 'pg'

const PRESENT = 7_240_116

/** One user of a server, known by a lock of its session: however the process ends, the lock ends with it. */
export interface Presence {
  /** Ends it. When nobody else is present, `whenLast` runs first, and nobody can enter meanwhile. */
  leave: (whenLast: () => unknown) => Promise<void>
}

/** Waits while the last one is leaving. Rejects when that one has stopped the server: start again. */
export async function enter(url: string): Promise<Presence> {
  const session = await open(url)
  await session.query('select pg_advisory_lock_shared($1)', [PRESENT])
  return {
    async leave(whenLast) {
      // A session that the server has dropped holds nothing any more; ours or a new one has to ask who is left.
      const left = await session.query('select pg_advisory_unlock_shared($1)', [PRESENT]).then(
        () => session,
        () => open(url).catch(() => undefined),
      )
      // Whoever stopped the server between the two questions was the last, not we.
      if (left && (await isAlone(left).catch(() => false))) await whenLast()
      await Promise.allSettled([session.end(), left?.end()])
    },
  }
}

async function isAlone(session: pg.Client): Promise<boolean> {
  const { rows } = await session.query<{ alone: boolean }>(
    'select pg_try_advisory_lock($1) as alone',
    [PRESENT],
  )
  return rows[0]?.alone ?? false
}

async function open(url: string): Promise<pg.Client> {
  const session = new pg.Client({ connectionString: url })
  session.on('error', () => undefined)
  await session.connect()
  return session
}
