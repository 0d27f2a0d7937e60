import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { chromium, type Browser } from 'playwright-core'
import type { Certificate } from 'shared-types/certificates/operations'
import { findBrowser } from '../scripts/test/programs.mjs'
import { startGateway } from './gateway'
import { compare, type Measurement } from './measure'
import { callAs, type Product } from './product'

const RUNS = 3

/**
 * As the browser's own tools throttle: their latency stands for the whole of connecting and asking. Slow 4G with a
 * processor four times slower is Lighthouse's telephone; on slow 3G two seconds pass before anybody's first byte.
 */
const telephones = {
  'slow 4G, processor 4 times slower': { latency: 562.5, kilobits: 1474.56, slower: 4 },
  'slow 3G, processor 6 times slower': { latency: 2000, kilobits: 400, slower: 6 },
}
type Telephone = (typeof telephones)[keyof typeof telephones]

/** First contentful paint of the page behind the QR code, beside that of one word from a bare server. */
export async function benchFirstPaint(product: Product): Promise<Measurement[]> {
  const executablePath = findBrowser()
  if (!executablePath) throw new Error('no Chrome, Chromium or Edge: CHROME_PATH says where one is')
  const graduate = product.small.students.at(-1)?.token ?? ''
  const drawn = await callAs<Certificate>(product, 'student', graduate, 'certificates.draw', {})
  const gateway = await startGateway(product)
  const bare = await serveOneWord()
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  })
  try {
    const page = `${gateway.url}${new URL(drawn.verificationUrl).pathname}`
    const rows = []
    for (const [name, telephone] of Object.entries(telephones)) {
      const [ours, raw] = [[], []] as [number[], number[]]
      for (let run = 0; run <= RUNS; run++) {
        ours.push(await firstPaint(browser, page, telephone))
        raw.push(await firstPaint(browser, bare.url, telephone))
      }
      // The first of each warms up.
      const seconds = (all: number[]) => median(all.slice(1)) / 1000
      rows.push(compare(`first paint on ${name}`, seconds(ours), seconds(raw), 's'))
    }
    return rows
  } finally {
    await browser.close()
    bare.server.close()
    gateway.child.kill('SIGINT')
    await once(gateway.child, 'exit')
  }
}

async function firstPaint(browser: Browser, url: string, telephone: Telephone): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
  const page = await context.newPage()
  const tools = await context.newCDPSession(page)
  const bytesPerSecond = (telephone.kilobits * 1024) / 8
  await tools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: telephone.latency,
    downloadThroughput: bytesPerSecond,
    uploadThroughput: bytesPerSecond,
  })
  await tools.send('Emulation.setCPUThrottlingRate', { rate: telephone.slower })
  await page.goto(url)
  const entry = await page.waitForFunction(
    () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
  )
  const painted = (await entry.jsonValue()) ?? 0
  await context.close()
  return painted
}

async function serveOneWord() {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end('<!doctype html><title>.</title>真')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` }
}

const median = (all: readonly number[]) =>
  [...all].sort((one, other) => one - other)[Math.floor(all.length / 2)] ?? 0
