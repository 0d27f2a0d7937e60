import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Tables } from './tables'

// int8 and numeric arrive as strings by default; ours are counts and study years, far below 2^53.
pg.types.setTypeParser(20, Number)
pg.types.setTypeParser(1700, Number)
// A date is a calendar day, not an instant: keep it as YYYY-MM-DD.
pg.types.setTypeParser(1082, (day) => day)

export type Database = Kysely<Tables>

/** A small pool per function instance: instances scale, PostgreSQL connections do not. No named statements, no session state. */
export function connect(url: string, max: number): { db: Database; pool: pg.Pool } {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: 10_000,
    statement_timeout: 60_000,
  })
  outliveServer(pool)
  return { db: new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }), pool }
}

/**
 * A connection that the server closes must not end the process: idle, the next query gets another; lent, the next
 * statement of its transaction fails.
 */
export function outliveServer(pool: pg.Pool): void {
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
}

/** One connection, for work that puts COPY and other statements into the same transaction. */
export async function connectOnce(url: string): Promise<{ db: Database; client: pg.Client }> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const lent = Object.assign(client, { release: () => undefined })
  const pool = { connect: () => Promise.resolve(lent), end: () => client.end() }
  return { db: new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }), client }
}
