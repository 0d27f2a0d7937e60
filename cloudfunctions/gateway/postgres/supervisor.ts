import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import type { Logger } from 'pino'
import { openBinaries, type Binaries } from './binaries'
import { openClusterFolder, type ClusterFolder } from './cluster-folder'
import { initialise, SUPERUSER } from './initialise'
import { enter, type Presence } from './presence'
import { ask, dropMisleadingPidFile, findPostmaster, type Postmaster } from './running-server'

export interface RunningPostgres {
  /** Superuser connection string of the database `postgres`. */
  url: string
  port: number
  /** True when the cluster was made by this start. */
  fresh: boolean
  /** True when the server was running already. */
  adopted: boolean
  /**
   * Leaves the server, and stops it when nobody else uses it, whoever started it: none is left behind by a killed
   * process, none is taken from under a running one. `whenLast` runs before it stops.
   */
  leave: (whenLast?: () => unknown) => Promise<void>
}

export interface PostgresOptions {
  folder: string
  log?: Pick<Logger, 'info' | 'warn'> | undefined
  /** Server settings, as in postgresql.conf; plain words and numbers. */
  settings?: Record<string, string>
}

/** Recovery after a crash may have minutes of work to repeat. */
const PATIENCE_S = 300
const STOP_PATIENCE_S = 60
const TRIES = 3

/**
 * Starts the PostgreSQL that npm ships, or adopts the one already running on this folder. The server has a session of
 * its own: neither Ctrl-C in our terminal nor our death ends it. Throws one Chinese sentence; the cause has the details.
 */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const cluster = openClusterFolder(options.folder)
  const binaries = openBinaries(cluster)
  const fresh = initialise(cluster, binaries)
  const password = readPassword(cluster)
  const urlAt = (port: number) => `postgresql://${SUPERUSER}:${password}@127.0.0.1:${port}/postgres`
  const { postmaster, started, presence } = await startOrAdopt(cluster, binaries, urlAt, options)
  options.log?.info({ code: started ? 'postgres-started' : 'postgres-adopted', ...postmaster })
  return {
    url: urlAt(postmaster.port),
    port: postmaster.port,
    fresh,
    adopted: !started,
    leave: (whenLast) =>
      presence.leave(async () => {
        await whenLast?.()
        await stopServer(cluster, binaries, postmaster)
      }),
  }
}

function readPassword(cluster: ClusterFolder): string {
  try {
    return readFileSync(cluster.secret, 'utf8').trim()
  } catch (cause) {
    throw new Error(`读不到内置数据库的密码文件 ${cluster.secret}，请恢复该文件。`, { cause })
  }
}

async function startOrAdopt(
  cluster: ClusterFolder,
  binaries: Binaries,
  urlAt: (port: number) => string,
  { settings = {}, log }: PostgresOptions,
): Promise<{ postmaster: Postmaster; started: boolean; presence: Presence }> {
  const deadline = Date.now() + PATIENCE_S * 1000
  let started = false
  for (let failures = 0; Date.now() < deadline; await delay(100)) {
    const postmaster = findPostmaster(cluster.data)
    if (postmaster) {
      const url = urlAt(postmaster.port)
      const answer = await ask(url, cluster.data)
      // Another that was leaving may stop the server that we have just found.
      const presence = answer === 'ours' ? await enter(url).catch(() => undefined) : undefined
      if (presence) return { postmaster, started, presence }
      if (answer === 'wrong-password')
        throw new Error(`内置数据库拒绝了 ${cluster.secret} 中的密码：密码被改过，请恢复该文件。`)
      continue
    }
    // A failure may only mean that another process was faster, or took the port: look again.
    const failure = await startServer(cluster, binaries, settings)
    if (!failure) started = true
    else if (++failures === TRIES) throw failure
    else log?.warn({ code: 'postgres-start-failed', err: failure })
  }
  throw new Error(`内置数据库 ${PATIENCE_S} 秒内没有就绪，详见 ${cluster.log}。`)
}

async function startServer(
  cluster: ClusterFolder,
  binaries: Binaries,
  settings: Record<string, string>,
): Promise<Error | undefined> {
  dropMisleadingPidFile(cluster.data)
  const options = Object.entries({
    port: String(await freePort()),
    listen_addresses: '127.0.0.1',
    // TCP only: a socket's path has a limit of 107 bytes that a deep folder exceeds.
    unix_socket_directories: '',
    // Without DETAIL and CONTEXT, which quote rows: no personal data in the server's log.
    log_error_verbosity: 'terse',
    log_checkpoints: 'off',
    ...settings,
  }).map(([name, value]) => `-c ${name}=${value}`)
  const result = binaries.run('pg_ctl', [
    ...['start', '-D', cluster.data, '-l', cluster.log, '-w', '-t', String(PATIENCE_S)],
    ...['-o', options.join(' ')],
  ])
  if (result.status === 0) return undefined
  return new Error(`内置数据库没有启动成功，详见 ${cluster.log}。`, {
    cause: result.error ?? new Error(lastLines(cluster.log)),
  })
}

/** Not `pg_ctl stop -w`: it would wait for the server that another process starts in the meantime. */
async function stopServer(
  cluster: ClusterFolder,
  binaries: Binaries,
  { pid }: Postmaster,
): Promise<void> {
  const isRunning = () => findPostmaster(cluster.data)?.pid === pid
  if (!isRunning()) return
  const result = binaries.run('pg_ctl', ['stop', '-D', cluster.data, '-m', 'fast', '-W'])
  const deadline = Date.now() + STOP_PATIENCE_S * 1000
  while (isRunning() && result.status === 0 && Date.now() < deadline) await delay(20)
  if (isRunning())
    throw new Error(`内置数据库没有停下来，详见 ${cluster.log}。`, {
      cause: result.error ?? new Error(result.stderr.trim()),
    })
}

const lastLines = (file: string) =>
  readFileSync(file, 'utf8').trim().split('\n').slice(-5).join('\n')

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
