// Debian's own PostgreSQL in a temporary folder, for tests on another server than the embedded one.
// As a program: prints DATABASE_URL when it is ready, stops the server and removes its folder when it is told to end.
import { spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

const INSTALLED = '/usr/lib/postgresql'
const USER = 'postgres'

/** Tests throw their databases away; nothing here has to survive a power cut. */
const settings = {
  listen_addresses: '127.0.0.1',
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: 200,
}

/** The oldest version that is installed: the floor of what the product supports is what has to be seen to work. */
export function findPostgres(installed = INSTALLED) {
  const versions = existsSync(installed) ? readdirSync(installed) : []
  const [oldest] = versions
    .filter((it) => existsSync(path.join(installed, it, 'bin/pg_ctl')))
    .sort((a, b) => Number(a) - Number(b))
  if (!oldest)
    throw new Error(`${INSTALLED} 下没有 PostgreSQL，请先安装：apt-get install postgresql`)
  return { version: oldest, bin: path.join(installed, oldest, 'bin') }
}

/** Resolves once the server takes connections. `stop` ends it and leaves nothing behind. */
export async function startDebianPostgres() {
  const { version, bin } = findPostgres()
  const owner = process.getuid?.() === 0 ? userIds() : {}
  const folder = mkdtempSync(path.join(os.tmpdir(), 'biyetong-postgres-'))
  if (owner.uid) chownSync(folder, owner.uid, owner.gid)
  const data = path.join(folder, 'data')
  const log = path.join(folder, 'log')
  const program = (name, args) => runAs(owner, path.join(bin, name), args, log)
  const remove = () => rmSync(folder, { recursive: true, force: true })
  try {
    const local = ['-A', 'trust', '-E', 'UTF8', '--locale', 'C.UTF-8']
    program('initdb', ['-D', data, '-U', USER, ...local, '--no-sync'])
    const port = await freePort()
    const flags = Object.entries({ ...settings, port, unix_socket_directories: folder })
    const options = flags.map(([name, value]) => `-c ${name}=${value}`).join(' ')
    program('pg_ctl', ['-D', data, '-l', log, '-w', '-o', options, 'start'])
    const stop = () => {
      program('pg_ctl', ['-D', data, '-m', 'immediate', '-w', 'stop'])
      remove()
    }
    return { version, url: `postgres://${USER}@127.0.0.1:${port}/postgres`, stop }
  } catch (error) {
    remove()
    throw error
  }
}

/** PostgreSQL refuses to run as root. */
function userIds() {
  const id = (flag) => Number(spawnSync('id', [flag, USER], { encoding: 'utf8' }).stdout)
  return { uid: id('-u'), gid: id('-g') }
}

function runAs(owner, program, args, log) {
  // Output that a server inherits would keep a pipe open for as long as it runs.
  const result = spawnSync(program, args, {
    ...owner,
    cwd: '/',
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  if (result.status === 0) return
  const said = existsSync(log) ? readFileSync(log, 'utf8').slice(-2000) : ''
  throw new Error(`${program} 没有成功：${result.error?.message ?? `${result.stderr}${said}`}`)
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const server = await startDebianPostgres()
  process.stdout.write(`DATABASE_URL=${server.url}\n`)
  const end = () => {
    server.stop()
    process.exit(0)
  }
  process.once('SIGINT', end)
  process.once('SIGTERM', end)
  setInterval(() => undefined, 1 << 30)
}
