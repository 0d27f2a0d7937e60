import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterEach } from '@jest/globals'
import pg from 'pg'
import { findPostmaster } from '../running-server'
import { startPostgres, type PostgresOptions, type RunningPostgres } from '../supervisor'

const folders: string[] = []
const children: ChildProcess[] = []

/** An empty folder; its server and all its files are gone after the test. */
export function clusterFolder(mode = 0o755): string {
  const parent = mkdtempSync(path.join(os.tmpdir(), 'biyetong-cluster-'))
  chmodSync(parent, mode)
  folders.push(parent)
  return path.join(parent, 'postgres')
}

afterEach(async () => {
  for (const child of children.splice(0)) {
    const ended = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : null
    child.kill('SIGKILL')
    await ended
  }
  for (const parent of folders.splice(0)) {
    const note = path.join(parent, 'postgres', 'location')
    const moved = existsSync(note) ? [readFileSync(note, 'utf8').trim()] : []
    const places = [parent, ...moved].filter((it) => existsSync(it))
    const data = places.flatMap((it) =>
      readdirSync(it, { recursive: true, encoding: 'utf8' })
        .filter((name) => path.basename(name) === 'postmaster.pid')
        .map((name) => path.join(it, path.dirname(name))),
    )
    for (const server of data.flatMap((it) => findPostmaster(it) ?? [])) await end(server.pid)
    for (const it of places) rmSync(it, { recursive: true, force: true })
  }
})

/** Killed when the test ends, before its folders go. */
export function endWithTest(child: ChildProcess): void {
  children.push(child)
}

/** At once: the data is thrown away anyhow. */
async function end(pid: number): Promise<void> {
  process.kill(pid, 'SIGQUIT')
  while (existsSync(`/proc/${pid}/cwd`)) await delay(20)
}

/** A program that does nothing, ended with the test. */
export function startOtherProgram(user: { uid: number; gid: number }): number {
  const child = spawn('sleep', ['60'], { ...(process.getuid?.() === 0 ? user : {}), cwd: '/' })
  endWithTest(child)
  return child.pid ?? 0
}

export const startFast = (folder: string, options: Partial<PostgresOptions> = {}) =>
  startPostgres({ folder, settings: { fsync: 'off' }, ...options })

export interface Holder {
  child: ChildProcess
  facts: Omit<RunningPostgres, 'leave'>
  /** Resolves when the process has ended. */
  ended: Promise<unknown>
}

/** Another process that starts or adopts the server of the folder, in a process group of its own. */
export async function startElsewhere(folder: string): Promise<Holder> {
  const program = fileURLToPath(new URL('hold-postgres.ts', import.meta.url))
  const child = spawn(process.execPath, ['--import', 'tsx', program, folder], {
    stdio: ['pipe', 'pipe', 'inherit'],
    detached: true,
  })
  endWithTest(child)
  const ended = once(child, 'exit')
  for await (const line of createInterface({ input: child.stdout }))
    return { child, facts: JSON.parse(line) as Holder['facts'], ended }
  throw new Error('the other process ended without a server')
}

export async function ask<T>(url: string, statement: string): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<{ answer: T }>(statement)
    return rows[0]?.answer as T
  } finally {
    await client.end()
  }
}

export const answers = (url: string) =>
  ask<number>(url, 'select 1 as answer').then(
    () => true,
    () => false,
  )
