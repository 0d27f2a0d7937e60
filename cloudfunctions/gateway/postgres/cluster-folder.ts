import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { canEnter, giveTo, serverUser, type User } from './unprivileged-user'

export interface ClusterFolder {
  /** Everything of the cluster; the folder asked for, or a place that the server's user can reach. */
  root: string
  data: string
  log: string
  /** The superuser's password, 0600; inside `data`, so that the two never part. */
  secret: string
  /** The account that runs the server, when ours may not. */
  user: User | undefined
}

const REACHABLE_BY_ALL = '/var/lib/biyetong'

/**
 * Where the cluster lives: in the folder asked for; where the server's user cannot get there (below a 0700 home), in a
 * place of its own in /var/lib, noted in the folder's file `location`.
 */
export function openClusterFolder(folder: string): ClusterFolder {
  mkdirSync(folder, { recursive: true })
  const known = recordedPlace(folder) ?? path.resolve(folder)
  const user = serverUser(path.join(known, 'data'))
  const reachable = !user || canEnter(user, known)
  if (!reachable && existsSync(path.join(known, 'data', 'PG_VERSION')))
    throw new Error(
      `运行数据库的用户进不了 ${known}：上级目录的权限变严了；请恢复权限，或把数据移到可以进入的目录。`,
    )
  const root = reachable ? known : moveOut(folder)
  const log = path.join(root, 'log')
  mkdirSync(log, { recursive: true, mode: 0o700 })
  giveTo(user, log)
  return {
    root,
    data: path.join(root, 'data'),
    log: path.join(log, 'server.log'),
    secret: path.join(root, 'data', 'superuser.secret'),
    user,
  }
}

function recordedPlace(folder: string): string | undefined {
  const note = path.join(folder, 'location')
  if (!existsSync(note)) return undefined
  const place = readFileSync(note, 'utf8').trim()
  // Starting empty instead would look as if everything had been lost.
  if (!existsSync(place))
    throw new Error(`${note} 指向的数据目录 ${place} 不存在；确定不要旧数据时删除该文件再启动。`)
  return place
}

/** A new name each time: a folder that was deleted on purpose must not come back with its old data. */
function moveOut(folder: string): string {
  mkdirSync(REACHABLE_BY_ALL, { recursive: true })
  chmodSync(REACHABLE_BY_ALL, 0o755)
  const place = mkdtempSync(path.join(REACHABLE_BY_ALL, `${path.basename(folder)}-`))
  chmodSync(place, 0o755)
  writeFileSync(path.join(place, 'belongs-to'), `${path.resolve(folder)}\n`)
  writeFileSync(path.join(folder, 'location'), `${place}\n`)
  return place
}
