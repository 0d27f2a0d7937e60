import { spawnSync } from 'node:child_process'
import { existsSync, lchownSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'

export interface User {
  uid: number
  gid: number
}

/** No account is created on anyone's machine: one of these exists wherever a Linux runs. */
const CANDIDATES = ['postgres', 'nobody']

/**
 * PostgreSQL refuses to run as root; then the owner of the data runs it, or for new data an existing account without
 * rights. undefined when our own account will do. Throws when the data belongs to somebody else.
 */
export function serverUser(dataFolder: string): User | undefined {
  const self = process.getuid?.()
  if (self === undefined) return undefined
  const owner = existsSync(dataFolder) ? statSync(dataFolder) : undefined
  if (self !== 0) {
    if (!owner || owner.uid === self) return undefined
    throw new Error(
      `数据目录 ${dataFolder} 属于另一个用户，请用第一次启动时的用户（如 root）启动。`,
    )
  }
  // Once `nobody` owns the data it stays so, though a user `postgres` may be installed later.
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  for (const name of CANDIDATES) {
    const uid = numberOf('-u', name)
    const gid = numberOf('-g', name)
    if (uid && gid) return { uid, gid }
  }
  throw new Error(
    '以 root 启动内置数据库需要一个普通用户（postgres 或 nobody），本机没有；请改用普通用户启动，或设置 DATABASE_URL。',
  )
}

function numberOf(flag: string, name: string): number | undefined {
  const result = spawnSync('id', [flag, name], { encoding: 'utf8' })
  return result.status === 0 ? Number(result.stdout) : undefined
}

/** Whether the user can walk down to this folder: asked of the system, which also knows ACLs and mount options. */
export function canEnter(user: User, folder: string): boolean {
  return spawnSync('/bin/sh', ['-c', 'cd -- "$0"', folder], { ...user, cwd: '/' }).status === 0
}

export function giveTo(user: User | undefined, root: string): void {
  if (!user) return
  const below = statSync(root).isDirectory() ? readdirSync(root, { recursive: true }) : []
  for (const name of ['', ...below.map(String)])
    lchownSync(path.join(root, name), user.uid, user.gid)
}
