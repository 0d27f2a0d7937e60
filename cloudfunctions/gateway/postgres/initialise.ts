import { randomBytes } from 'node:crypto'
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import type { Binaries } from './binaries'
import type { ClusterFolder } from './cluster-folder'
import { giveTo } from './unprivileged-user'

export const SUPERUSER = 'postgres'
const STAGING = 'initialising-'
const ABANDONED_AFTER_MS = 3_600_000

/**
 * Makes the cluster unless it is there; true when this call made it. It appears under its name complete and at once, so
 * neither a kill in the middle nor a second process leaves half a cluster.
 */
export function initialise(cluster: ClusterFolder, binaries: Binaries): boolean {
  if (isThere(cluster, binaries.major)) return false
  removeAbandoned(cluster.root)
  const staging = mkdtempSync(path.join(cluster.root, STAGING))
  try {
    const made = path.join(staging, 'data')
    const secret = path.join(staging, 'secret')
    writeFileSync(secret, randomBytes(18).toString('base64url'), { mode: 0o600 })
    giveTo(cluster.user, staging)
    initdb(binaries, made, secret)
    renameSync(secret, path.join(made, path.basename(cluster.secret)))
    renameSync(made, cluster.data)
    return true
  } catch (error) {
    // Another process was faster: its cluster is the cluster.
    if (isThere(cluster, binaries.major)) return false
    throw error
  } finally {
    rmSync(staging, { recursive: true, force: true })
  }
}

function initdb(binaries: Binaries, data: string, passwordFile: string): void {
  // With locale C text search would be blind to Chinese. The builtin C.UTF-8 sorts alike on every machine; macOS has no
  // C.UTF-8 of its own for the character classes.
  const classes = process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8'
  const result = binaries.run('initdb', [
    ...['-D', data, '-U', SUPERUSER, '-A', 'scram-sha-256', '--pwfile', passwordFile, '-E', 'UTF8'],
    ...['--locale-provider=builtin', '--builtin-locale=C.UTF-8', `--locale=${classes}`],
    ...['--lc-messages=C', '--data-checksums'],
  ])
  if (result.status !== 0)
    throw new Error('内置数据库初始化失败：无法建立数据目录，请检查磁盘空间和目录权限。', {
      cause: result.error ?? new Error(`${result.stderr}${result.stdout}`.trim()),
    })
}

function isThere(cluster: ClusterFolder, major: string): boolean {
  const file = path.join(cluster.data, 'PG_VERSION')
  if (!existsSync(file)) return false
  const found = readFileSync(file, 'utf8').trim()
  if (found !== major)
    throw new Error(
      `数据目录 ${cluster.data} 由 PostgreSQL ${found} 建立，内置版本是 ${major}；请先用 PostgreSQL ${found} 导出数据。`,
    )
  return true
}

function removeAbandoned(root: string): void {
  for (const name of readdirSync(root).filter((it) => it.startsWith(STAGING))) {
    const folder = path.join(root, name)
    const age = Date.now() - (statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? Date.now())
    if (age > ABANDONED_AFTER_MS) rmSync(folder, { recursive: true, force: true })
  }
}
