import { jest, test } from '@jest/globals'
import { openWorld } from '../../../../cloudfunctions/test/contract/world'
import { bootWeapp } from './host'
import { studentPhone } from './student-phone'

jest.setTimeout(60_000)

const world = await openWorld()

test('a call that gets no answer says so in Chinese and can be tried again', async () => {
  let broken = true
  const phone = studentPhone(world, 'wechat-without-network')
  const app = await bootWeapp({
    callFunction(options) {
      if (broken) throw new Error('timeout')
      return phone.callFunction?.(options)
    },
  })
  await app.see('网络不给力，请检查网络后重试')
  broken = false
  await app.tap('重试')
  await app.see('开始授权')
})
