import { expect, jest, test } from '@jest/globals'
import { onRegister } from '../../../../cloudfunctions/test/builders/past-certificate'
import { openWorld } from '../../../../cloudfunctions/test/contract/world'
import { idNumber } from '../../../../cloudfunctions/src/imports/test/roll-rows'
import { bootWeapp, type Host } from '../host/host'
import { studentPhone } from '../host/student-phone'
import { type } from './fill-in'

jest.setTimeout(60_000)

const world = await openWorld()

/** Through consent and the face check; no roll knows the person, so that the binding itself is refused. */
async function verifiedOnly(openid: string, person: { name: string; idNumber: string }) {
  const app: Host = await bootWeapp(studentPhone(world, openid))
  await app.see('开始授权')
  await app.tap('开始授权')
  await app.see('中国内地学生')
  await app.tap('中国内地学生')
  await type(app, person)
  await app.tap('开始验证')
  await app.see('沙箱实名认证')
  await app.tap('通过')
  await app.see('往届毕业生')
  return app
}

test('an alumnus whom no roll knows finds the record of the register after the face check', async () => {
  const person = { name: '历届甲', idNumber: idNumber(911) }
  const number = await onRegister(world, { ...person, remark: '遗失补办' })
  const app = await verifiedOnly('wechat-alumnus', person)
  await app.tap('查看历年报到证登记')
  await app.see('历史登记')
  const text = app.text()
  for (const words of [number, '历届甲', '2012 年', '甲大学', '遗失补办', '不是电子证书'])
    expect(text).toContain(words)
  expect(text).not.toContain(person.idNumber)
  expect(text).not.toContain('领取')
  await app.tap('出示登记核验二维码')
  await app.see('请对方扫码核验')
})

test('who is on no register is told what to do', async () => {
  const app = await verifiedOnly('wechat-nobody', { name: '历届乙', idNumber: idNumber(912) })
  await app.tap('查看历年报到证登记')
  await app.see('没有查到您的历史登记')
})
