import { createHash } from 'node:crypto'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { startPostgres, type RunningPostgres } from '../gateway/postgres/supervisor'
import { migrate, readMigrations } from '../src/database/migrate'

export const TEST_APP_PASSWORD = 'test-only'
const here = path.dirname(fileURLToPath(import.meta.url))
export const migrationsFolder = path.join(here, '../src/database/migrations')

let started: RunningPostgres | undefined

/** Jest's global set-up: one server for all files, one migrated template; each file copies it. */
export default async function startTestPostgres(): Promise<void> {
  const given = process.env['DATABASE_URL']
  if (!given)
    started = await startPostgres({
      folder: path.join(here, '../../.data/test-postgres'),
      settings: withoutDurability,
    })
  const url = given ?? started?.url ?? ''
  process.env['TEST_POSTGRES_URL'] = url
  process.env['TEST_POSTGRES_TEMPLATE'] = await prepareTemplate(url)
}

/** Tests throw their databases away; what they check does not survive a power cut anyway. */
const withoutDurability = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '200',
}

async function prepareTemplate(url: string): Promise<string> {
  const sum = createHash('sha256')
  for (const it of readMigrations(migrationsFolder)) sum.update(it.checksum)
  const name = `biyetong_template_${sum.digest('hex').slice(0, 12)}`
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name])
    if (!rowCount) await client.query(`create database ${name} template template0 encoding 'UTF8'`)
  } finally {
    await client.end()
  }
  const template = new URL(url)
  template.pathname = `/${name}`
  await migrate({
    url: template.toString(),
    folder: migrationsFolder,
    appPassword: TEST_APP_PASSWORD,
  })
  return name
}

export function stopTestPostgres(): void {
  if (started && !started.adopted) started.stop()
}
