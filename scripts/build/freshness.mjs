import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { root } from './run.mjs'

const SKIPPED = new Set(['node_modules', 'dist', 'test', '.data'])
const folder = path.join(root, '.cache/build')

/** Whether a target was built from exactly these sources and is still there. */
export function isUpToDate(name, { sources, outputs }) {
  const file = path.join(folder, name)
  return (
    outputs.every((it) => existsSync(path.join(root, it))) &&
    existsSync(file) &&
    readFileSync(file, 'utf8') === digestOf(sources)
  )
}

export function remember(name, { sources }) {
  mkdirSync(folder, { recursive: true })
  writeFileSync(path.join(folder, name), digestOf(sources))
}

function digestOf(sources) {
  const digest = createHash('sha256').update(process.version)
  for (const file of sources.flatMap((it) => filesOf(it)).sort())
    digest.update(file).update(readFileSync(path.join(root, file)))
  return digest.digest('hex')
}

/** Sources only: tests do not change what is built. */
function filesOf(relative) {
  const full = path.join(root, relative)
  if (!existsSync(full)) return []
  if (!statSync(full).isDirectory()) return /\.test\.\w+$/.test(relative) ? [] : [relative]
  return readdirSync(full)
    .filter((it) => !SKIPPED.has(it))
    .flatMap((it) => filesOf(path.join(relative, it)))
}
