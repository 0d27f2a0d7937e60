import { afterAll, expect } from '@jest/globals'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import type { AddressInfo } from 'node:net'
import { storageRoutes } from '../../../cloudfunctions/gateway/routes/storage'
import { openKeyFile } from '../../../cloudfunctions/src/platform/crypto/sealing'
import { storageSecret } from '../../../cloudfunctions/src/runtime/open-services'
import { cloud } from '../../../cloudfunctions/test/contract/doors'
import type { World } from '../../../cloudfunctions/test/contract/world'
import type { Device, DeviceOptions } from './device'
import { storageDevice } from './gateway-device'

/** Storage of the world's services behind the gateway's own routes; returns its address. */
export async function serveStorage({ services }: World): Promise<string> {
  const secret = storageSecret(openKeyFile(services.config.keyFile))
  const app = new Hono().route('/storage', storageRoutes(services, secret))
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
  await new Promise((resolve) => server.once('listening', resolve))
  afterAll(() => new Promise<void>((resolve) => void server.close(() => resolve())))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/**
 * A phone in WeChat: `wx.cloud.callFunction` reaches the student function itself, on the world's database, with the
 * identity that the platform would put into the call's context.
 */
export function studentPhone(world: World, openid: string): Device {
  return {
    async callFunction({ name, data }: DeviceOptions) {
      expect(name).toBe('student')
      // What travels is text: values of the app's own realm do not reach the function.
      const sent = asSent(data) as { operation: string; input: unknown }
      const letter = cloud({ caller: 'student', openid }, sent.operation, sent.input)
      const event = { ...(letter.event as object), ...sent }
      return asSent(await world.mains.student(event, letter.context))
    },
  }
}

/** A phone whose camera and chats hold these files of this machine. */
export const phoneWithFiles = (
  world: World,
  openid: string,
  storage: string,
  files: string[],
): Device => ({ ...storageDevice(storage, files), ...studentPhone(world, openid) })

const asSent = (value: unknown): unknown => JSON.parse(JSON.stringify(value))
