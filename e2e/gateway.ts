import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const program = fileURLToPath(new URL('../dist/gateway/main.cjs', import.meta.url))
const READY_WITHIN_MS = 60_000

export interface Gateway {
  url: string
  dataFolder: string
  stop: () => Promise<void>
}

/** The product as `npm start` runs it, on a port and a data folder of its own, with the demonstration province. */
export async function startGateway(): Promise<Gateway> {
  if (!existsSync(program)) throw new Error('dist/gateway 不存在，请先运行 npm run build')
  const dataFolder = mkdtempSync(path.join(os.tmpdir(), 'biyetong-e2e-'))
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const { DATABASE_URL: _given, ...environment } = process.env
  const child = spawn(process.execPath, [program], {
    env: { ...environment, PORT: String(port), DATA_FOLDER: dataFolder },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const printed: Buffer[] = []
  child.stdout.on('data', (it: Buffer) => printed.push(it))
  child.stderr.on('data', (it: Buffer) => printed.push(it))
  await untilReady(child, url, () => Buffer.concat(printed).toString('utf8'))
  return {
    url,
    dataFolder,
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGINT')
      await ended
      rmSync(dataFolder, { recursive: true, force: true })
    },
  }
}

async function untilReady(child: ChildProcess, url: string, printed: () => string): Promise<void> {
  const giveUpAt = Date.now() + READY_WITHIN_MS
  while (Date.now() < giveUpAt) {
    if (child.exitCode !== null) throw new Error(`the gateway ended:\n${printed()}`)
    const answer = await fetch(`${url}/healthz`).catch(() => undefined)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  child.kill('SIGKILL')
  throw new Error(`the gateway was not ready within a minute:\n${printed()}`)
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
