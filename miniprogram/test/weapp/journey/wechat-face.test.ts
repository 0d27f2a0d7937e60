import { afterAll, expect, jest, test } from '@jest/globals'
import { openWorld } from '../../../../cloudfunctions/test/contract/world'
import { startWechatServer } from '../../../../cloudfunctions/test/wechat-server'
import type { Device } from '../host/device'
import { type } from './fill-in'
import { bootWeapp, type Host } from '../host/host'
import { studentPhone } from '../host/student-phone'

jest.setTimeout(60_000)

const PASSED = 10_000
const OTHER_FACE = 10_003

const app = { id: 'wx-test', secret: 'secret-of-tests' }
const wechat = await startWechatServer(app)
afterAll(() => wechat.close())
const world = await openWorld({
  FACE_PROVIDER: 'wechat',
  WECHAT_PROVIDER: 'real',
  WECHAT_APP_ID: app.id,
  WECHAT_APP_SECRET: app.secret,
  WECHAT_API_URL: wechat.url,
})

/** The camera of WeChat: what it sees is known to WeChat's server; the phone is told only that it is over. */
const camera = (verdict: number): Device => ({
  requestFacialVerify({ verifyId }) {
    const session = wechat.sessions.get(String(verifyId))
    if (!session) throw new Error('invalid verify_id')
    session.verdict = verdict
    return { errCode: 0 }
  },
})

test("WeChat's own face check binds once WeChat's server says that it passed", async () => {
  const student = await world.student({ bound: false })
  const phone = await fillIn('wechat-own-face', student.row, camera(PASSED))
  await phone.see('绑定成功')
})

test('another face binds nobody, whatever the phone says', async () => {
  const student = await world.student({ bound: false })
  const phone = await fillIn('wechat-other-face', student.row, camera(OTHER_FACE))
  await phone.see('实名认证未通过')
  expect(phone.text()).not.toContain('绑定成功')
})

test('a check that was broken off can be begun again', async () => {
  const student = await world.student({ bound: false })
  const phone = await fillIn('wechat-broken-off', student.row, {
    requestFacialVerify() {
      throw new Error('cancel')
    },
  })
  await phone.see('人脸识别没有完成，请重试')
  await phone.tap('开始验证')
  await phone.see('人脸识别没有完成，请重试')
})

async function fillIn(
  openid: string,
  { name = '', idNumber = '' }: { name?: string; idNumber?: string },
  device: Device,
): Promise<Host> {
  const phone = await bootWeapp({ ...studentPhone(world, openid), ...device })
  await phone.tap('开始授权')
  await phone.tap('中国内地学生')
  await type(phone, { name, idNumber })
  await phone.tap('开始验证')
  return phone
}
