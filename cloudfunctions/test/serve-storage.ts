import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { afterAll } from '@jest/globals'
import { Hono } from 'hono'
import { storageRoutes } from '../gateway/routes/storage'
import { openKeyFile } from '../src/platform/crypto/sealing'
import { storageSecret } from '../src/runtime/open-services'
import type { Services } from '../src/runtime/services'

/** The storage of these services behind the gateway's own routes; returns its address. */
export async function serveStorage(services: Services): Promise<string> {
  const secret = storageSecret(openKeyFile(services.config.keyFile))
  const app = new Hono().route('/storage', storageRoutes(services, secret))
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
  await new Promise((resolve) => server.once('listening', resolve))
  afterAll(() => new Promise<void>((resolve) => void server.close(() => resolve())))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
