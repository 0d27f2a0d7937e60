import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { enter } from '../gateway/postgres/presence'
import { startPostgres } from '../gateway/postgres/supervisor'
import { ensureAppRole } from '../src/database/app-role'
import { dropLeftovers, prepareTemplate, TEST_APP_PASSWORD } from './template'

const folder = fileURLToPath(new URL('../../.data/test-postgres', import.meta.url))

/** Tests throw their databases away; what they check does not survive a power cut anyway. */
const settings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '200',
}

interface TestServer {
  /** Ends this run's use of the server; the last run out tidies up and stops what is ours. */
  leave: (whenLast: () => Promise<void>) => Promise<void>
  tidyUp: () => Promise<void>
}

let server: TestServer | undefined

/**
 * Jest's global set-up: one server for all files, DATABASE_URL's or the embedded one, and one migrated template that
 * each file copies. Runs that overlap share the server; the last one out stops it.
 */
export default async function startTestPostgres(): Promise<void> {
  const given = process.env['DATABASE_URL']
  const { url, leave } = given
    ? { url: given, ...(await enter(given)) }
    : await startPostgres({ folder, settings })
  await ensureRole(url)
  const template = await prepareTemplate(url)
  server = { leave, tidyUp: () => dropLeftovers(url, template) }
  process.env['TEST_POSTGRES_URL'] = url
  process.env['TEST_POSTGRES_TEMPLATE'] = template
}

async function ensureRole(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await ensureAppRole(client, TEST_APP_PASSWORD)
  } finally {
    await client.end()
  }
}

export async function stopTestPostgres(): Promise<void> {
  await server?.leave(server.tidyUp)
  server = undefined
}
