import { randomUUID } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/**
 * The content of a file that only its owner may read; made when there is none. It appears whole and once, so that of
 * two processes that start at the same time both read the same secret.
 */
export function readSecretFile(file: string, make: () => string): string {
  if (!existsSync(file)) create(file, make())
  return readFileSync(file, 'utf8')
}

function create(file: string, content: string): void {
  mkdirSync(path.dirname(file), { recursive: true })
  const draft = `${file}.${randomUUID()}`
  try {
    writeFileSync(draft, content, { mode: 0o600, flag: 'wx' })
    linkSync(draft, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(draft, { force: true })
  }
}
