import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'

export const APP_ROLE = 'biyetong_app'
const MIGRATION_LOCK = 7_240_115

interface Migration {
  name: string
  sql: string
  checksum: string
}

export function readMigrations(folder: string): Migration[] {
  const names = readdirSync(folder)
    .filter((it) => it.endsWith('.sql'))
    .sort()
  return names.map((name) => {
    const sql = readFileSync(path.join(folder, name), 'utf8')
    return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
  })
}

/**
 * Brings a database up to date, forward only, each file in its own transaction. `url` must be of an owner who may create
 * roles. Throws when a file that has been applied was changed afterwards.
 */
export async function migrate(options: {
  url: string
  folder: string
  appPassword: string
}): Promise<string[]> {
  const client = new pg.Client({ connectionString: options.url })
  await client.connect()
  try {
    // Session-level on a direct connection: two processes that start at once wait for each other.
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
    await createAppRole(client, options.appPassword)
    return await applyPending(client, readMigrations(options.folder))
  } finally {
    await client.end()
  }
}

async function applyPending(
  client: pg.Client,
  migrations: readonly Migration[],
): Promise<string[]> {
  await client.query(`create table if not exists schema_migration (
    name text primary key, checksum text not null, applied_at timestamptz not null default now())`)
  await client.query(`grant select on schema_migration to ${APP_ROLE}`)
  const done = await client.query<{ name: string; checksum: string }>(
    'select name, checksum from schema_migration',
  )
  const checksums = new Map(done.rows.map((it) => [it.name, it.checksum]))
  const applied: string[] = []
  for (const migration of migrations) {
    const known = checksums.get(migration.name)
    if (known === migration.checksum) continue
    if (known)
      throw new Error(
        `迁移文件 ${migration.name} 在执行之后被修改过；已执行的迁移不能改动，请新增一个。`,
      )
    await applyOne(client, migration)
    applied.push(migration.name)
  }
  return applied
}

async function applyOne(client: pg.Client, migration: Migration): Promise<void> {
  await client.query('begin')
  try {
    await client.query(migration.sql)
    await client.query('insert into schema_migration (name, checksum) values ($1, $2)', [
      migration.name,
      migration.checksum,
    ])
    await client.query('commit')
  } catch (cause) {
    await client.query('rollback')
    throw new Error(`迁移 ${migration.name} 执行失败`, { cause })
  }
}

/** The application's login: owns nothing, may create nothing, bypasses no policy. */
async function createAppRole(client: pg.Client, password: string): Promise<void> {
  const attributes = 'login nosuperuser nocreatedb nocreaterole nobypassrls noinherit noreplication'
  const literal = client.escapeLiteral(password)
  const exists = await client.query('select from pg_roles where rolname = $1', [APP_ROLE])
  try {
    // Roles belong to the whole cluster: another database's migration may create it at this very moment.
    await client.query(
      `${exists.rowCount ? 'alter' : 'create'} role ${APP_ROLE} with ${attributes} password ${literal}`,
    )
  } catch (error) {
    if (!isRace(error)) throw error
    await client.query(`alter role ${APP_ROLE} with ${attributes} password ${literal}`)
  }
}

const isRace = (error: unknown) =>
  ['42710', '23505', 'XX000'].includes((error as { code?: string }).code ?? '')

/** Names of the files that the database has not seen yet. */
export async function pendingMigrations(pool: pg.Pool, folder: string): Promise<string[]> {
  const done = await pool.query<{ name: string }>('select name from schema_migration')
  const names = new Set(done.rows.map((it) => it.name))
  return readMigrations(folder)
    .map((it) => it.name)
    .filter((it) => !names.has(it))
}

/** The same server and database, as the application's role. */
export function appUrlOf(ownerUrl: string, appPassword: string): string {
  const url = new URL(ownerUrl)
  url.username = APP_ROLE
  url.password = appPassword
  return url.toString()
}
