import { createHash } from 'node:crypto'
import { chownSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { isReachableByOthers } from './binaries'
import type { User } from './unprivileged-user'

export interface ClusterFolder {
  root: string
  data: string
  run: string
  log: string
  /** The superuser's password, 0600. */
  secret: string
}

/**
 * Where the cluster lives: in the folder asked for; where the unprivileged user cannot get there (below a 0700 home), in
 * /var/lib with a note of the place left in the folder.
 */
export function prepareClusterFolder(folder: string, user: User | undefined): ClusterFolder {
  mkdirSync(folder, { recursive: true })
  const root = user && !isReachableByOthers(folder) ? elsewhere(folder) : folder
  const it: ClusterFolder = {
    root,
    data: path.join(root, 'data'),
    run: path.join(root, 'run'),
    log: path.join(root, 'run', 'server.log'),
    secret: path.join(folder, 'superuser.secret'),
  }
  for (const owned of [it.data, it.run]) {
    mkdirSync(owned, { recursive: true, mode: 0o700 })
    if (user) chownSync(owned, user.uid, user.gid)
  }
  return it
}

function elsewhere(folder: string): string {
  const note = path.join(folder, 'location')
  if (existsSync(note)) return readFileSync(note, 'utf8').trim()
  const name = createHash('sha256').update(path.resolve(folder)).digest('hex').slice(0, 16)
  const place = path.join('/var/lib/biyetong', name)
  mkdirSync(place, { recursive: true, mode: 0o755 })
  writeFileSync(note, `${place}\n`)
  return place
}
