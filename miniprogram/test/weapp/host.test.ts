import { expect, test } from '@jest/globals'
import { openWorld } from '../../../cloudfunctions/test/contract/world'
import { bootWeapp } from './host'
import { studentPhone } from './student-phone'

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

test('a screen reader is told of a tile that it is a button, its name and its state', async () => {
  const { openid } = await world.visitor()
  const app = await bootWeapp(studentPhone(world, openid ?? ''))
  await app.see('办事大厅')
  expect(await app.find('tile-identity')).toMatchObject({
    ariaRole: 'button',
    ariaLabel: '实名认证 / 学籍绑定，待办理',
  })
})
