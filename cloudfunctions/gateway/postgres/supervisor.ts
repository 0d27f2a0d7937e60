import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { prepareBinaries } from './binaries'
import { prepareClusterFolder, type ClusterFolder } from './cluster-folder'
import { unprivilegedUser, type User } from './unprivileged-user'

export interface RunningPostgres {
  /** Superuser connection string of the database `postgres`. */
  url: string
  port: number
  /** True when the cluster was made by this start. */
  fresh: boolean
  /** True when a server left by another process was found running: whoever started it stops it. */
  adopted: boolean
  stop: () => void
}

export interface PostgresOptions {
  folder: string
  /** Server settings, as in postgresql.conf. */
  settings?: Record<string, string>
}

const SUPERUSER = 'postgres'
const RUNNING = 0
const NOT_RUNNING = 3

/**
 * Starts the PostgreSQL that npm ships, or adopts the one already running on this folder. The server is its own process
 * group: it outlives a killed parent, and the next start finds it.
 */
export async function startPostgres({
  folder,
  settings = {},
}: PostgresOptions): Promise<RunningPostgres> {
  const user = unprivilegedUser()
  const cluster = prepareClusterFolder(folder, user)
  const binaries = prepareBinaries(cluster.root, user !== undefined)
  const run = (name: string, args: readonly string[], accepted = [0]) =>
    runTool(binaries, user, name, args, accepted)

  const fresh = !existsSync(path.join(cluster.data, 'PG_VERSION'))
  if (fresh) initialise(cluster, user, run)
  const password = readFileSync(cluster.secret, 'utf8').trim()
  const adopted = run('pg_ctl', ['-D', cluster.data, 'status'], [RUNNING, NOT_RUNNING]) === RUNNING
  const port = adopted ? portOf(cluster) : await freePort()
  if (!adopted) {
    const options = [`-p ${port}`, `-k ${cluster.run}`, '-c listen_addresses=127.0.0.1']
    for (const [name, value] of Object.entries(settings)) options.push(`-c ${name}=${value}`)
    run('pg_ctl', [
      '-D',
      cluster.data,
      '-l',
      cluster.log,
      '-w',
      '-t',
      '60',
      '-o',
      options.join(' '),
      'start',
    ])
  }
  return {
    url: `postgresql://${SUPERUSER}:${password}@127.0.0.1:${port}/postgres`,
    port,
    fresh,
    adopted,
    stop: () => void run('pg_ctl', ['-D', cluster.data, '-m', 'fast', '-w', 'stop'], [0, 1]),
  }
}

function initialise(
  cluster: ClusterFolder,
  user: User | undefined,
  run: (name: string, args: readonly string[]) => number,
): void {
  const password = randomBytes(18).toString('base64url')
  const handOver = path.join(cluster.run, 'initial-password')
  writeFileSync(handOver, password, { mode: 0o600 })
  if (user) chownSync(handOver, user.uid, user.gid)
  // Locale C would make text functions blind to Chinese; the builtin C.UTF-8 needs nothing of the machine.
  run('initdb', [
    ...['-D', cluster.data, '-U', SUPERUSER, '-A', 'scram-sha-256', '--pwfile', handOver],
    ...['-E', 'UTF8', '--locale-provider=builtin', '--locale=C.UTF-8', '--data-checksums'],
  ])
  rmSync(handOver)
  writeFileSync(cluster.secret, password, { mode: 0o600 })
}

/** Line 4 of postmaster.pid is the port the server listens on. */
function portOf(cluster: ClusterFolder): number {
  return Number(readFileSync(path.join(cluster.data, 'postmaster.pid'), 'utf8').split('\n')[3])
}

function runTool(
  binaries: ReturnType<typeof prepareBinaries>,
  user: User | undefined,
  name: string,
  args: readonly string[],
  accepted: readonly number[],
): number {
  const result = spawnSync(binaries.bin(name), args, {
    ...user,
    cwd: path.parse(process.cwd()).root,
    env: { LC_ALL: 'C', LD_LIBRARY_PATH: binaries.lib },
    encoding: 'utf8',
    // The server inherits these; a pipe would keep the parent waiting for it.
    stdio: name === 'pg_ctl' && args.includes('start') ? 'ignore' : 'pipe',
  })
  if (result.error || result.status === null || !accepted.includes(result.status)) {
    const said = `${result.stderr ?? ''}${result.stdout ?? ''}`.trim()
    throw new Error(
      `内置数据库启动失败（${name}）：${result.error?.message ?? (said || '详见数据库日志')}`,
    )
  }
  return result.status
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
