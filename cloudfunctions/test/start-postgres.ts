import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { startPostgres, type RunningPostgres } from '../gateway/postgres/supervisor'
import { ensureAppRole } from '../src/database/app-role'
import { dropLeftovers, prepareTemplate, TEST_APP_PASSWORD } from './template'

const folder = fileURLToPath(new URL('../../.data/test-postgres', import.meta.url))
const PRESENT = 7_240_116

/** Tests throw their databases away; what they check does not survive a power cut anyway. */
const settings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '200',
}

interface TestServer {
  url: string
  template: string
  embedded: RunningPostgres | undefined
  /** Holds a shared lock for as long as this run lasts. */
  presence: pg.Client
}

let server: TestServer | undefined

/**
 * Jest's global set-up: one server for all files, DATABASE_URL's or the embedded one, and one migrated template that
 * each file copies. Runs that overlap share the server; the last one out stops it.
 */
export default async function startTestPostgres(): Promise<void> {
  const given = process.env['DATABASE_URL']
  const { url, embedded, presence } = given
    ? { url: given, embedded: undefined, presence: await enter(given) }
    : await startEmbedded()
  await ensureAppRole(presence, TEST_APP_PASSWORD)
  const template = await prepareTemplate(url)
  server = { url, template, embedded, presence }
  process.env['TEST_POSTGRES_URL'] = url
  process.env['TEST_POSTGRES_TEMPLATE'] = template
}

async function startEmbedded(tries = 5) {
  const embedded = await startPostgres({ folder, settings })
  try {
    return { url: embedded.url, embedded, presence: await enter(embedded.url) }
  } catch (error) {
    // Another run was leaving and stopped the server that we had just found.
    if (tries === 1) throw error
    return startEmbedded(tries - 1)
  }
}

async function enter(url: string): Promise<pg.Client> {
  const presence = new pg.Client({ connectionString: url })
  presence.on('error', () => undefined)
  await presence.connect()
  await presence.query('select pg_advisory_lock_shared($1)', [PRESENT])
  return presence
}

export async function stopTestPostgres(): Promise<void> {
  if (!server) return
  const { url, template, embedded, presence } = server
  server = undefined
  await presence.query('select pg_advisory_unlock_shared($1)', [PRESENT])
  const { rows } = await presence.query<{ alone: boolean }>(
    'select pg_try_advisory_lock($1) as alone',
    [PRESENT],
  )
  if (rows[0]?.alone) {
    await dropLeftovers(url, template)
    embedded?.stop({ evenIfAdopted: true })
  }
  await presence.end().catch(() => undefined)
}
