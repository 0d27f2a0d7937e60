import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Asked {
  method: string
  url: URL
  headers: IncomingMessage['headers']
  /** As it came, for signatures. */
  raw: string
  body: Record<string, unknown>
}

/** What an answer can be besides JSON. */
export type Answer = object | 'no answer' | 'hang up' | { status: number; text: string }

/** A vendor's server on this machine: one function answers every request in JSON. */
export async function startJsonServer(answer: (asked: Asked) => Answer) {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const raw = Buffer.concat(chunks).toString('utf8')
      const said = answer({
        method: request.method ?? '',
        url: new URL(request.url ?? '', url()),
        headers: request.headers,
        raw,
        body: raw ? (JSON.parse(raw) as Record<string, unknown>) : {},
      })
      if (said === 'no answer') return
      if (said === 'hang up') return void response.destroy()
      if ('status' in said) {
        response.statusCode = said.status
        return void response.end(said.text)
      }
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify(said))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // A test file that does not load never closes it; the run ends all the same.
  server.unref()
  const url = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url: url(),
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
