import { expect } from '@jest/globals'
import { cloud } from '../../../../cloudfunctions/test/contract/doors'
import type { World } from '../../../../cloudfunctions/test/contract/world'
import type { Device, DeviceOptions } from './device'
import { storageDevice } from './gateway-device'

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
