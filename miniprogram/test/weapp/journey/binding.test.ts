import { expect, jest, test } from '@jest/globals'
import { errorTable } from 'shared-types/errors'
import { openWorld, type World } from '../../../../cloudfunctions/test/contract/world'
import { choose, type } from './fill-in'
import { bootWeapp, type Host } from '../host/host'
import { studentPhone } from '../host/student-phone'

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

  expect(await studentOf('wechat-mainland')).toEqual({ student_id: id, face_provider: 'sandbox' })
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

test('a student of Macau is bound by the permit, without a face check', async () => {
  const idNumber = 'M12345678'
  const { id, row } = await world.student({
    bound: false,
    row: { idType: '港澳居民来往内地通行证', idNumber, sex: '女', birthDate: '2004-05-06' },
  })
  const app = await arrive(world, 'wechat-macau')
  await app.tap('港澳台学生')
  await type(app, { name: row['name'] ?? '', idNumber: idNumber.toLowerCase() })
  await app.tap('绑定学籍')
  await app.see('绑定成功')
  expect(await studentOf('wechat-macau')).toEqual({ student_id: id, face_provider: null })
})

test('who cannot use the face check is bound with the code that the school hands out', async () => {
  const student = await world.student({ bound: false })
  const level2 = await world.staff('10001level2')
  const { code } = await world.call(level2, 'students.confirm-identity', {
    id: student.id,
    version: 1,
    reason: '面部受伤，当面核验身份证原件',
  })
  const app = await arrive(world, 'wechat-with-code')
  await app.tap('中国内地学生')
  await app.tap('无法人脸识别？使用学校提供的核验码')
  const { name = '', idNumber = '' } = student.row
  await type(app, { name, idNumber, confirmationCode: 'WRONG123' })
  await app.tap('绑定学籍')
  await app.see(errorTable['binding-refused'].message)
  await type(app, { confirmationCode: code })
  await app.tap('绑定学籍')
  await app.see('绑定成功')
  expect(await studentOf('wechat-with-code')).toEqual({
    student_id: student.id,
    face_provider: 'school',
  })
})

test('whatever does not fit, the refusal is the same; after several it says how long to wait', async () => {
  const app = await arrive(world, 'wechat-guessing')
  await app.tap('港澳台学生')
  await choose(app, 'idType', '台湾居民来往大陆通行证')
  const { row } = await world.student({ bound: false })
  // A name of the roll, or none; never the number that belongs to it.
  const names = [row.name ?? '', '林无此人']
  for (let turn = 0; turn < 5; turn++) {
    await type(app, { name: names[turn % 2] ?? '', idNumber: `1234567${turn}` })
    await app.tap('绑定学籍')
    await app.until('an answer to the try', () => triesOf(app)[turn])
    await app.see(errorTable['binding-refused'].message)
  }
  await app.tap('绑定学籍')
  await app.see('操作过于频繁，请稍后再试。约 30 秒后可重试')
})

const triesOf = (app: Host) =>
  app.calls.filter(
    (it) =>
      (it.options['data'] as { operation?: string } | undefined)?.operation === 'identity.bind',
  )

/** Somebody new who has given consent, before the choice of who they are. */
async function arrive(of: World, openid: string): Promise<Host> {
  const app = await bootWeapp(studentPhone(of, openid))
  await app.see('开始授权')
  await app.tap('开始授权')
  await app.see('请选择您的身份')
  return app
}

async function studentOf(openid: string): Promise<unknown> {
  const { rows } = await world.owner.query(
    'select student_id, face_provider from wechat_account where openid_index = $1',
    [world.services.keys.blindIndex('openid', openid)],
  )
  return rows[0]
}
