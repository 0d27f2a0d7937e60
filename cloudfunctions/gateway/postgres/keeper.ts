import { randomUUID } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'

/**
 * Who has to stop the server: the start that made it run. When that process was killed, whoever adopts the server next
 * takes its place, so a server is neither left behind nor taken from under another gateway.
 */
export function becomeKeeper(file: string, options: { started: boolean }): () => boolean {
  const name = `${process.pid} ${randomUUID()}`
  if (options.started || !isKept(file)) writeFileSync(file, name)
  return () => read(file) === name
}

function isKept(file: string): boolean {
  const pid = Number(read(file).split(' ')[0])
  if (!(pid > 0)) return false
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
