import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import type { Logger } from 'pino'
import { APP_ROLE, ensureAppRole } from './app-role'

const MIGRATION_LOCK = 7_240_115
const NAME = /^\d{12}_[a-z0-9]+(_[a-z0-9]+)+\.sql$/
const UNDEFINED_TABLE = '42P01'

export interface Migration {
  name: string
  sql: string
  checksum: string
}

/** In the order of their names. A checkout with Windows line ends has the same checksums. */
export function readMigrations(folder: string): Migration[] {
  return migrationNames(folder).map((name) => {
    const sql = readFileSync(path.join(folder, name), 'utf8').replaceAll('\r\n', '\n')
    return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
  })
}

function migrationNames(folder: string): string[] {
  const names = readdirSync(folder).filter((it) => it.endsWith('.sql'))
  const wrong = names.find((it) => !NAME.test(it))
  if (wrong) throw new Error(`迁移文件名 ${wrong} 不合规则：应为 YYYYMMDDHHMM_verb_noun.sql。`)
  return names.sort()
}

/**
 * Brings a database up to date, forward only, each file in its own transaction. `url` must reach the server directly
 * (the lock belongs to a session) as an owner who may create roles. Throws when a file that has been applied was
 * changed afterwards.
 */
export async function migrate(options: {
  url: string
  folder: string
  appPassword: string
  log?: Pick<Logger, 'info'> | undefined
}): Promise<{ applied: string[] }> {
  const migrations = readMigrations(options.folder)
  const client = new pg.Client({ connectionString: options.url })
  await client.connect()
  try {
    await client.query('set statement_timeout = 0')
    // Two processes that start at once wait for each other here.
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
    await ensureAppRole(client, options.appPassword)
    const applied: string[] = []
    for (const migration of await selectPending(client, migrations)) {
      await apply(client, migration)
      options.log?.info({ code: 'migration-applied', name: migration.name })
      applied.push(migration.name)
    }
    return { applied }
  } finally {
    await client.end()
  }
}

/** Checks every applied file before anything is applied. */
async function selectPending(
  client: pg.Client,
  migrations: readonly Migration[],
): Promise<Migration[]> {
  await client.query(`create table if not exists schema_migration (
    name text primary key, checksum text not null, applied_at timestamptz not null default now())`)
  await client.query(`grant select on schema_migration to ${APP_ROLE}`)
  const { rows } = await client.query<{ name: string; checksum: string }>(
    'select name, checksum from schema_migration',
  )
  const checksums = new Map(rows.map((it) => [it.name, it.checksum]))
  return migrations.filter(({ name, checksum }) => {
    const known = checksums.get(name)
    if (known !== undefined && known !== checksum)
      throw new Error(`迁移文件 ${name} 在执行之后被修改过；已执行的迁移不能改动，请新增一个。`)
    return known === undefined
  })
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  await client.query('begin')
  try {
    await client.query(migration.sql)
    await client.query('insert into schema_migration (name, checksum) values ($1, $2)', [
      migration.name,
      migration.checksum,
    ])
    await client.query('commit')
  } catch (cause) {
    await client.query('rollback').catch(() => undefined)
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new Error(`迁移 ${migration.name} 执行失败：${reason}`, { cause })
  }
}

/** Names of the files that the database has not seen yet; all of them when it was never migrated. */
export async function pendingMigrations(
  database: Pick<pg.Pool, 'query'>,
  folder: string,
): Promise<string[]> {
  const done = await appliedNames(database)
  return migrationNames(folder).filter((it) => !done.has(it))
}

async function appliedNames(database: Pick<pg.Pool, 'query'>): Promise<Set<string>> {
  try {
    const { rows } = await database.query<{ name: string }>('select name from schema_migration')
    return new Set(rows.map((it) => it.name))
  } catch (error) {
    if ((error as { code?: string }).code === UNDEFINED_TABLE) return new Set()
    throw error
  }
}

/** The same server and database, as the application's role. */
export function appUrlOf(ownerUrl: string, appPassword: string): string {
  const url = new URL(ownerUrl)
  url.username = APP_ROLE
  url.password = appPassword
  return url.toString()
}
