import { spawnSync } from 'node:child_process'
import { readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'

export interface Postmaster {
  pid: number
  port: number
}

const pidFile = (data: string) => path.join(data, 'postmaster.pid')

/** The server that postmaster.pid names, when that process is indeed a server working in this data folder. */
export function findPostmaster(data: string): Postmaster | undefined {
  const [pid = 0, , , port = 0] = readPidFile(data)
  return isAlive(pid) && worksIn(pid, data) ? { pid, port } : undefined
}

/**
 * Removes a pid file whose number was given to another program since: PostgreSQL would take that for a running server
 * and refuse. A number that nobody has is left for PostgreSQL, which recovers from it with checks of its own.
 */
export function dropMisleadingPidFile(data: string): void {
  const [pid = 0] = readPidFile(data)
  if (isAlive(pid) && !worksIn(pid, data)) rmSync(pidFile(data), { force: true })
}

/** Lines of the file as numbers: pid, data folder (NaN), start time, port … Empty without a file. */
function readPidFile(data: string): number[] {
  try {
    return readFileSync(pidFile(data), 'utf8').split('\n').map(Number)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}

function isAlive(pid: number): boolean {
  if (!(pid > 0)) return false
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** A server's working directory is its data folder. In doubt it is one: better to wait for an answer than to start two. */
function worksIn(pid: number, data: string): boolean {
  if (process.platform === 'win32') return true
  if (process.platform !== 'linux') {
    const command = spawnSync('ps', ['-o', 'comm=', '-p', String(pid)], { encoding: 'utf8' })
    return command.status !== 0 || command.stdout.includes('postgres')
  }
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(data)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ENOENT'
  }
}

/** `ours`: it answers and serves this data folder. `not-yet`: starting, stopping or silent. */
export async function ask(
  url: string,
  data: string,
): Promise<'ours' | 'not-yet' | 'wrong-password'> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rows } = await client.query<{ folder: string }>(
      `select current_setting('data_directory') as folder`,
    )
    const served = rows[0]?.folder ?? ''
    return path.relative(served, realpathSync(data)) === '' ? 'ours' : 'not-yet'
  } catch (error) {
    return (error as { code?: string }).code === '28P01' ? 'wrong-password' : 'not-yet'
  } finally {
    await client.end().catch(() => undefined)
  }
}
