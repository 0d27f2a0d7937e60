import { execFileSync, fork, type ChildProcess } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll } from '@jest/globals'
import type { Caller } from 'shared-types/operation'
import type { Main } from '../../src/runtime/serve'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const host = fileURLToPath(new URL('host.cjs', import.meta.url))

interface Manifest {
  main: string
  dependencies: Record<string, string>
}

/**
 * The functions as they are uploaded: built into a folder outside the checkout, with nothing installed but what each
 * manifest names, every one in a process of its own with this environment and no other.
 */
export function deployFunctions(callers: readonly Caller[], environment: Record<string, string>) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'biyetong-functions-'))
  execFileSync(process.execPath, [path.join(root, 'scripts/build/functions.mjs'), folder])
  const running = callers.map((caller) => {
    const at = path.join(folder, caller)
    install(at)
    return [caller, start(at, environment)] as const
  })
  afterAll(() => {
    for (const [, it] of running) it.child.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  })
  return {
    folder,
    mains: Object.fromEntries(running.map(([caller, it]) => [caller, it.main])) as Record<
      Caller,
      Main
    >,
  }
}

export const readManifest = (folder: string) =>
  JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as Manifest

function install(folder: string): void {
  for (const name of Object.keys(readManifest(folder).dependencies)) {
    const to = path.join(folder, 'node_modules', name)
    mkdirSync(path.dirname(to), { recursive: true })
    symlinkSync(realpathSync(path.join(root, 'node_modules', name)), to)
  }
}

interface Told {
  id: number
  answer?: unknown
  error?: string
}

function start(folder: string, environment: Record<string, string>) {
  const child: ChildProcess = fork(host, [folder], { cwd: folder, env: environment, execArgv: [] })
  const waiting = new Map<number, (told: Told) => void>()
  let calls = 0
  child.on('message', (told: Told) => waiting.get(told.id)?.(told))
  const main: Main = (event, context) =>
    new Promise((resolve, reject) => {
      const id = (calls += 1)
      waiting.set(id, ({ answer, error }) =>
        error ? reject(new Error(error)) : resolve(answer as Awaited<ReturnType<Main>>),
      )
      child.send({ id, event, context })
    })
  return { child, main }
}
