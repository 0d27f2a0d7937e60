import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { Agent, get } from 'node:http'
import path from 'node:path'
import { createInterface } from 'node:readline'
import type { Certificate } from 'shared-types/certificates/operations'
import { compare, type Measurement } from './measure'
import { bundle, callAs, type Product } from './product'

const CALLERS = 8
const ROUNDS = 4
const ROUND_MS = 1500

/** The page behind a certificate's QR, over HTTP from the gateway, beside a file from the same server. */
export async function benchVerification(product: Product): Promise<Measurement[]> {
  const graduate = product.small.students.at(-1)?.token ?? ''
  const certificate = await callAs<Certificate>(
    product,
    'student',
    graduate,
    'certificates.draw',
    {},
  )
  const gateway = await startGateway(product)
  try {
    const page = `${gateway.url}${new URL(certificate.verificationUrl).pathname}`
    const [pages, files] = await inRounds([page, `${gateway.url}/icon.svg`])
    return [compare('verification page beside a static file', pages ?? 0, files ?? 0, 'requests/s')]
  } finally {
    gateway.child.kill('SIGINT')
    await once(gateway.child, 'exit')
  }
}

/** A second gateway on the same data shares the database; this one serves nothing but our requests. */
async function startGateway({ config }: Product) {
  const child = spawn(process.execPath, [path.join(bundle, 'main.cjs')], {
    env: {
      PATH: process.env['PATH'],
      DATA_FOLDER: config.dataFolder,
      PORT: '0',
      LOG_LEVEL: 'silent',
      RUN_JOBS: 'false',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /管理端\s+(http\S+)\/$/.exec(line)?.[1]
    if (url) return { child, url }
  }
  throw new Error('the gateway ended without an address')
}

/** Requests a second of each address, with some callers at once who take turns among the addresses. */
async function inRounds(urls: readonly string[]): Promise<number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: CALLERS })
  const counted = urls.map(() => ({ count: 0, ms: 0 }))
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [index, url] of urls.entries()) {
      const started = performance.now()
      let count = 0
      const caller = async () => {
        for (; performance.now() < started + ROUND_MS; count++) await fetchOnce(url, agent)
      }
      await Promise.all(Array.from({ length: CALLERS }, caller))
      const total = counted[index]
      if (!total || round === 0) continue
      total.count += count
      total.ms += performance.now() - started
    }
  }
  agent.destroy()
  return counted.map((it) => (it.count * 1000) / it.ms)
}

function fetchOnce(url: string, agent: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = get(url, { agent }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`${url}: ${response.statusCode}`))
      response.resume().once('end', resolve)
    })
    request.once('error', reject)
  })
}
