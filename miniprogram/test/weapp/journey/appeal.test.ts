import { expect, jest, test } from '@jest/globals'
import { mkdtempSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { PNG } from '../../../../cloudfunctions/test/builders/file-bytes'
import { openWorld, type Student } from '../../../../cloudfunctions/test/contract/world'
import { serveStorage } from '../../../../cloudfunctions/test/serve-storage'
import { choose, controlOf, type } from './fill-in'
import type { Device, DeviceOptions } from '../host/device'
import { bootWeapp, type Host } from '../host/host'
import { phoneWithFiles } from '../host/student-phone'

jest.setTimeout(60_000)

const world = await openWorld()
const storage = await serveStorage(world.services)
const photo = path.join(mkdtempSync(path.join(os.tmpdir(), 'phone-')), '证件.png')
writeFileSync(photo, PNG)

test('a bound student appeals with a photograph, reads the answer, adds to it and closes', async () => {
  const student = await world.student({ origin: 'draft' })
  const app = await open(student)
  await app.tap('申诉中心')
  await app.see('您还没有提交过申诉')
  await app.tap('提交申诉')
  await app.tap('提交')
  await app.see('请写明申诉内容')
  await choose(app, 'category', '信息有误')
  await type(app, { content: '专业名称有误，应为软件工程' })
  await app.tap('上传')
  await app.see('照片.png')
  await app.tap('提交')
  await app.see('处理经过')
  expect(app.text()).toContain('我 · 提交申诉')

  const [appeal] = await appealsOf(student)
  expect(appeal).toMatchObject({ category: 'wrong-information', state: 'waiting', files: 1 })
  const level2 = await world.staff('10001level2')
  const { id, version } = await world.call(level2, 'appeals.get', { id: appeal?.id ?? '' })
  await world.call(level2, 'appeals.answer', { id, version, text: '已更正，请查看' })
  await app.back()
  await app.see('已回复')
  await app.tap('专业名称有误，应为软件工程')
  await app.see('已更正，请查看')
  expect(app.text()).toContain('学校 · 回复')

  await type(app, { text: '学制也不对' })
  await app.tap('补充')
  await app.see('我 · 补充说明')
  expect((await appealsOf(student))[0]).toMatchObject({ state: 'waiting' })
  await app.tap('关闭申诉')
  await app.tap('确定关闭申诉')
  await app.see('已关闭')
  expect(app.text()).not.toContain('补充内容')
})

test('whoever cannot be bound appeals with what they entered, to the school they choose', async () => {
  const openid = 'wechat-unbound-appellant'
  const app = await bootWeapp(phoneWithFiles(world, openid, storage, []))
  await app.tap('开始授权')
  await app.tap('港澳台学生')
  await type(app, { name: '陈无籍', idNumber: 'H12345678' })
  await app.tap('绑定学籍')
  await app.see('未找到与您填写的信息一致的学籍')
  await app.tap('提交申诉')
  await app.see('请选择学校')
  expect(app.text()).toContain('绑定失败')
  expect(Object.values(await controlOf(app, 'name')).join()).toContain('陈无籍')
  await choose(app, 'schoolId', '甲大学')
  await type(app, { content: '入学以来信息一致，请核对学籍' })
  await app.tap('提交')
  await app.see('处理经过')
  const { rows } = await world.owner.query(
    'select category, student_id, school_id from appeal where openid_index = $1',
    [world.services.keys.blindIndex('openid', openid)],
  )
  expect(rows).toEqual([
    { category: 'binding-failed', student_id: null, school_id: world.schoolOf('10001').id },
  ])
})

test('neither name nor ID number of an appeal stays on the phone or in an address', async () => {
  const app = await bootWeapp(phoneWithFiles(world, 'wechat-leaves-nothing', storage, []))
  await app.tap('开始授权')
  await app.tap('港澳台学生')
  await type(app, { name: '陈无痕', idNumber: 'H87654321' })
  await app.tap('绑定学籍')
  await app.see('未找到与您填写的信息一致的学籍')
  await app.tap('提交申诉')
  await app.see('请选择学校')
  const kept = [...app.keptOnDevice().entries()].flat().join()
  expect(kept).not.toMatch(/陈无痕|H87654321/)
  expect(app.route()).toBe('pages/appeals/open/index')
})

test('a cut in the middle: the appeal arrives once, whichever way the message was lost', async () => {
  for (const lost of ['on the way there', 'on the way back'] as const) {
    const student = await world.student({ origin: 'draft' })
    const app = await open(student, breaking(student, 'appeals.open', lost))
    await app.open('/pages/appeals/open/index?category=other')
    await type(app, { content: `断网测试 ${lost}` })
    await app.tap('提交')
    await app.see('网络恢复后会自动提交')
    app.comeOnline()
    await app.see('处理经过')
    expect(await appealsOf(student)).toHaveLength(1)
  }
})

test('what is added over a bad connection is added once, and is no conflict with oneself', async () => {
  const student = await world.student({ origin: 'draft' })
  const app = await open(student, breaking(student, 'appeals.add', 'on the way back'))
  await app.open('/pages/appeals/open/index?category=other')
  await type(app, { content: '先提交' })
  await app.tap('提交')
  await app.see('处理经过')
  await type(app, { text: '再补充' })
  await app.tap('补充')
  await app.see('网络恢复后会自动提交')
  app.comeOnline()
  await app.see('我 · 补充说明')
  const { rows } = await world.owner.query(
    `select 1 from appeal_entry e join appeal a on a.id = e.appeal_id
     where a.student_id = $1 and e.action = 'add'`,
    [student.id],
  )
  expect(rows).toHaveLength(1)
})

test('somebody else’s appeal is not there, and a way on is', async () => {
  const mine = await world.student({ origin: 'draft' })
  const other = await world.student({ origin: 'draft' })
  const input = { key: crypto.randomUUID(), category: 'other' as const, content: '别人的' }
  const { id } = await world.call(other, 'appeals.open', { ...input, attachments: [] })
  const app = await open(mine)
  await app.open(`/pages/appeals/thread/index?id=${id}`)
  await app.see('没有找到该记录')
  expect(app.text()).toContain('重试')
  expect(app.text()).not.toContain('别人的')
})

async function open(student: Student, phone?: Device): Promise<Host> {
  const app = await bootWeapp(
    phone ?? phoneWithFiles(world, student.openid ?? '', storage, [photo]),
  )
  await app.see('办事大厅')
  return app
}

/** A phone whose network breaks once, at this operation. */
function breaking(
  student: Student,
  operation: string,
  lost: 'on the way there' | 'on the way back',
) {
  const phone = phoneWithFiles(world, student.openid ?? '', storage, [])
  let isCut = false
  return {
    ...phone,
    async callFunction(options: DeviceOptions) {
      const { operation: called } = options['data'] as { operation: string }
      if (isCut || called !== operation) return phone.callFunction?.(options)
      isCut = true
      if (lost === 'on the way back') await phone.callFunction?.(options)
      throw new Error('request:fail timeout')
    },
  }
}

async function appealsOf(student: Student) {
  const { rows } = await world.owner.query<{ id: string; category: string; state: string }>(
    `select a.id, a.category, a.state,
       (select count(*)::int from appeal_attachment f where f.appeal_id = a.id) as files
     from appeal a where a.student_id = $1`,
    [student.id],
  )
  return rows
}
