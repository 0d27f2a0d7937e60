import { spawnSync } from 'node:child_process'

export interface User {
  uid: number
  gid: number
}

const CANDIDATES = ['postgres', 'nobody']

/** PostgreSQL refuses to run as root; then an existing user without rights owns the server. undefined when not root. */
export function unprivilegedUser(): User | undefined {
  if (process.getuid?.() !== 0) return undefined
  for (const name of CANDIDATES) {
    const uid = numberOf('-u', name)
    const gid = numberOf('-g', name)
    if (uid && gid) return { uid, gid }
  }
  throw new Error(
    '以 root 身份启动时需要一个普通用户（postgres 或 nobody）来运行内置数据库，本机没有找到。',
  )
}

function numberOf(flag: string, name: string): number | undefined {
  const result = spawnSync('id', [flag, name], { encoding: 'utf8' })
  return result.status === 0 ? Number(result.stdout) : undefined
}
