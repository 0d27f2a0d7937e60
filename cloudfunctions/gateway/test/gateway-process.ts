import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll } from '@jest/globals'
import { clusterFolder, endWithTest } from '../postgres/test/clusters'
import { findPostmaster } from '../postgres/running-server'

const root = fileURLToPath(new URL('../../..', import.meta.url))

/** A gateway built for one test file, as the product's build does it. */
export function buildForTests(): string {
  const folder = path.join(root, '.data/test', `gateway-${process.pid}`)
  execFileSync(process.execPath, [path.join(root, 'scripts/build/gateway.mjs'), folder])
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return path.join(folder, 'main.cjs')
}

/** An empty DATA_FOLDER, gone with its database after the test. */
export const newDataFolder = () => path.dirname(clusterFolder())

/** The embedded server of a data folder, where one runs. */
export const databaseIn = (dataFolder: string) =>
  findPostmaster(path.join(dataFolder, 'postgres', 'data'))

/** Its superuser's address: for looking behind the product. */
export function embeddedUrl(dataFolder: string): string {
  const secret = path.join(dataFolder, 'postgres', 'data', 'superuser.secret')
  const password = readFileSync(secret, 'utf8').trim()
  return `postgresql://postgres:${password}@127.0.0.1:${databaseIn(dataFolder)?.port}/postgres`
}

export interface GatewayProcess {
  child: ChildProcess
  output: () => string
  ended: Promise<{ code: number | null; signal: string | null }>
  /** Signals, waits for the end, and tells the exit code. */
  end: (signal: NodeJS.Signals) => Promise<number | null>
}

/** Starts without waiting. Nothing of our own environment reaches it. */
export function launch(program: string, environment: Record<string, string>): GatewayProcess {
  const child = spawn(process.execPath, [program], {
    cwd: path.parse(root).root,
    env: { PATH: process.env['PATH'], PORT: '0', LOG_LEVEL: 'warn', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  endWithTest(child)
  const output: Buffer[] = []
  child.stdout.on('data', (it: Buffer) => output.push(it))
  child.stderr.on('data', (it: Buffer) => output.push(it))
  const ended = once(child, 'close').then(([code, signal]) => ({
    code: code as number | null,
    signal: signal as string | null,
  }))
  return {
    child,
    output: () => Buffer.concat(output).toString('utf8'),
    ended,
    async end(signal) {
      child.kill(signal)
      return (await ended).code
    },
  }
}

export interface ReadyGateway extends GatewayProcess {
  url: string
  startedInMs: number
}

/** Waits for the announcement. Throws with everything it printed when it ends before. */
export async function startGateway(
  program: string,
  environment: Record<string, string>,
): Promise<ReadyGateway> {
  const began = performance.now()
  const gateway = launch(program, environment)
  for (;;) {
    const url = /管理端\s+(http\S+)\/\n/.exec(gateway.output())?.[1]
    if (url) return { ...gateway, url, startedInMs: Math.round(performance.now() - began) }
    const isOver = await Promise.race([gateway.ended.then(() => true), delay(20, false)])
    if (isOver) throw new Error(`the gateway ended: ${gateway.output()}`)
  }
}

/** Status and body of /healthz; undefined while nobody listens. */
export async function health(url: string): Promise<{ code: number; status: string } | undefined> {
  const response = await fetch(`${url}/healthz`).catch(() => undefined)
  if (!response) return undefined
  const { status } = (await response.json()) as { status: string }
  return { code: response.status, status }
}
