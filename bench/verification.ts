import { once } from 'node:events'
import { Agent, get } from 'node:http'
import type { Certificate } from 'shared-types/certificates/operations'
import { startGateway } from './gateway'
import { compare, type Measurement } from './measure'
import { callAs, type Product } from './product'

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
