import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import type pg from 'pg'

export const APP_ROLE = 'biyetong_app'

const POWERLESS = 'login nosuperuser nocreatedb nocreaterole nobypassrls noreplication noinherit'
const TRIES = 20
/** Roles belong to the whole cluster: another database's migration may write this one at the same moment. */
const RACES = new Set(['42710', '23505', 'XX000'])

/**
 * The application's login: owns nothing, may create nothing, bypasses no policy. Made when missing; its password is set
 * each time. Throws when an existing role has more power than that.
 */
export async function ensureAppRole(client: pg.ClientBase, password: string): Promise<void> {
  for (let left = TRIES; ; left -= 1) {
    try {
      await writeRole(client, scramVerifier(password))
      break
    } catch (error) {
      if (left === 0 || !RACES.has((error as { code?: string }).code ?? '')) throw error
      await delay(20 + Math.random() * 80)
    }
  }
  await refusePower(client)
}

async function writeRole(client: pg.ClientBase, verifier: string): Promise<void> {
  const secret = client.escapeLiteral(verifier)
  const existing = await client.query('select from pg_roles where rolname = $1', [APP_ROLE])
  // An owner who is no superuser may not even repeat the other attributes of an existing role; they are checked instead.
  if (existing.rowCount)
    await client.query(`alter role ${APP_ROLE} with login noinherit password ${secret}`)
  else await client.query(`create role ${APP_ROLE} with ${POWERLESS} password ${secret}`)
}

async function refusePower(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<Record<string, boolean>>(
    `select rolsuper as superuser, rolcreatedb as createdb, rolcreaterole as createrole,
      rolbypassrls as bypassrls, rolreplication as replication,
      exists (select from pg_auth_members where member = r.oid) as "member of another role",
      exists (select from pg_shdepend where refclassid = 'pg_authid'::regclass and refobjid = r.oid and deptype = 'o'
        and dbid in (0, (select oid from pg_database where datname = current_database()))) as owner
      from pg_roles r where rolname = $1`,
    [APP_ROLE],
  )
  const powers = Object.entries(rows[0] ?? {}).flatMap(([power, has]) => (has ? [power] : []))
  if (powers.length > 0)
    throw new Error(`数据库角色 ${APP_ROLE} 权限过大（${powers.join('、')}），请先收回再启动。`)
}

/** SCRAM-SHA-256 as PostgreSQL stores it (RFC 5803): a server that logs statements never sees the password itself. */
function scramVerifier(password: string): string {
  const iterations = 4096
  const salt = randomBytes(16)
  const salted = pbkdf2Sync(password, salt, iterations, 32, 'sha256')
  const keyed = (text: string) => createHmac('sha256', salted).update(text).digest()
  const stored = createHash('sha256').update(keyed('Client Key')).digest('base64')
  const server = keyed('Server Key').toString('base64')
  return `SCRAM-SHA-256$${iterations}:${salt.toString('base64')}$${stored}:${server}`
}
