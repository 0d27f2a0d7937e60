import { expect, jest, test } from '@jest/globals'
import { openWorld, type World } from '../../../cloudfunctions/test/contract/world'
import { choose, type } from './fill-in'
import { bootWeapp, type Host } from './host'
import { studentPhone } from './student-phone'

jest.setTimeout(60_000)

const world = await openWorld()

test('consent comes up by itself, then whatever is tapped, until it is given', async () => {
  const app = await bootWeapp(studentPhone(world, 'wechat-hesitating'))
  await app.see('开始授权')
  expect(app.route()).toBe('pages/consent/index')
  await app.tap('暂不授权')
  await app.see('办事大厅')

  for (const target of ['生源上报', '电子报到证', '我的']) {
    await app.tap(target)
    await app.see('开始授权')
    await app.tap('暂不授权')
    await app.see('办事大厅')
  }
  await app.tap(await app.find('identity'))
  await app.see('开始授权')
  await app.tap('开始授权')
  await app.see('中国内地学生')

  const { rows } = await world.owner.query(
    `select 1 from wechat_account where openid_index = $1 and consented_at is not null`,
    [world.services.keys.blindIndex('openid', 'wechat-hesitating')],
  )
  expect(rows).toHaveLength(1)
})

test('a student of the mainland passes the face check, marked as a sandbox, and is bound', async () => {
  const { row, id } = await world.student({ bound: false })
  const app = await arrive(world, 'wechat-mainland')
  await app.tap('中国内地学生')
  await app.tap('开始验证')
  await app.see('请填写姓名')
  await type(app, { name: row['name'] ?? '', idNumber: row['idNumber'] ?? '' })
  await app.tap('开始验证')
  await app.see('沙箱实名认证 · 仅供演示')
  await app.tap('通过')
  await app.see('绑定成功')
  expect(app.text()).toContain('马上完善信息')

  const { rows } = await world.owner.query(
    'select student_id, face_provider from wechat_account where openid_index = $1',
    [world.services.keys.blindIndex('openid', 'wechat-mainland')],
  )
  expect(rows).toEqual([{ student_id: id, face_provider: 'sandbox' }])
})

test('a failed face check binds nobody and can be repeated', async () => {
  const { row } = await world.student({ bound: false })
  const app = await arrive(world, 'wechat-failed-face')
  await app.tap('中国内地学生')
  await type(app, { name: row['name'] ?? '', idNumber: row['idNumber'] ?? '' })
  await app.tap('开始验证')
  await app.see('沙箱实名认证')
  await app.tap('不通过')
  await app.see('实名认证未通过')
  await app.tap('开始验证')
  await app.see('沙箱实名认证')
})

test('whatever does not fit, the refusal is the same; after several it says how long to wait', async () => {
  const app = await arrive(world, 'wechat-guessing')
  await app.tap('港澳台学生')
  await choose(app, 'idType', '台湾居民来往大陆通行证')
  for (let turn = 1; turn <= 5; turn++) {
    await type(app, { name: '林无此人', idNumber: `1234567${turn}` })
    await app.tap('绑定学籍')
    await app.see('未找到与您填写的信息一致的学籍，请核对后重试，或提交申诉')
  }
  await app.tap('绑定学籍')
  await app.see('操作过于频繁，请稍后再试。约 30 秒后可重试')
})

/** Somebody new who has given consent, before the choice of who they are. */
async function arrive(of: World, openid: string): Promise<Host> {
  const app = await bootWeapp(studentPhone(of, openid))
  await app.see('开始授权')
  await app.tap('开始授权')
  await app.see('请选择您的身份')
  return app
}
