import { createHash, randomBytes } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { appUrlOf, migrate, readMigrations } from '../src/database/migrate'

export const TEST_APP_PASSWORD = 'test-only'
export const migrationsFolder = fileURLToPath(
  new URL('../src/database/migrations', import.meta.url),
)
const TEMPLATE = 'biyetong_template_'
const COPY = 'biyetong_test_'

/**
 * A migrated database that nobody can connect to, so that it can be copied at any time; named by its migration files and
 * made once per content. Returns the name.
 */
export async function prepareTemplate(server: string, folder = migrationsFolder): Promise<string> {
  const sum = createHash('sha256')
  for (const it of readMigrations(folder)) sum.update(`${it.name} ${it.checksum}\n`)
  const name = TEMPLATE + sum.digest('hex').slice(0, 12)
  const known = await run(server, 'select from pg_database where datname = $1', [name])
  if (known.rowCount) return name
  const draft = await createDatabase(server)
  try {
    await migrate({ url: draft.url, folder, appPassword: TEST_APP_PASSWORD })
    await run(server, `alter database ${draft.name} with allow_connections false`)
    await run(server, `alter database ${draft.name} rename to ${name}`)
  } catch (error) {
    await draft.drop()
    // Another run made the same one meanwhile.
    const now = await run(server, 'select from pg_database where datname = $1', [name])
    if (!now.rowCount) throw error
  }
  return name
}

export interface TestDatabaseAddress {
  name: string
  /** As the owner, whom no policy binds. */
  url: string
  /** As the application's role. */
  appUrl: string
  drop: () => Promise<void>
}

/** A database of its own, empty unless copied from a template. */
export async function createDatabase(
  server: string,
  template = 'template0',
): Promise<TestDatabaseAddress> {
  const name = COPY + randomBytes(8).toString('hex')
  await run(server, `create database ${name} template ${template}`)
  const url = Object.assign(new URL(server), { pathname: `/${name}` }).toString()
  return {
    name,
    url,
    appUrl: appUrlOf(url, TEST_APP_PASSWORD),
    drop: async () => void (await run(server, `drop database ${name} with (force)`)),
  }
}

/** Drops what killed runs and older migrations left behind. Only for a run that is alone on the server. */
export async function dropLeftovers(server: string, keep: string): Promise<void> {
  const { rows } = await run(
    server,
    `select datname as name from pg_database where datname <> $1 and datname ~ '^(${TEMPLATE}|${COPY})[0-9a-f]+$'`,
    [keep],
  )
  for (const { name } of rows as { name: string }[])
    await run(server, `drop database if exists ${name} with (force)`)
}

async function run(url: string, statement: string, values: unknown[] = []) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await client.query(statement, values)
  } finally {
    await client.end()
  }
}
