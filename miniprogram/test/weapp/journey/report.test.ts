import { expect, jest, test } from '@jest/globals'
import { errorTable } from 'shared-types/errors'
import { openWorld, type Student } from '../../../../cloudfunctions/test/contract/world'
import { choose, controlOf, type } from './fill-in'
import { bootWeapp, type Host } from '../host/host'
import { studentPhone } from '../host/student-phone'

jest.setTimeout(60_000)

const ORIGIN = '/pages/report/index?kind=origin'

const world = await openWorld()

test('a graduate reports the origin in three steps; it is stored and waits for the school', async () => {
  const student = await world.student()
  const app = await open(student)
  await app.tap('下一步')
  await app.see('生源地')
  await app.tap('下一步')
  await app.see('请填写手机号')
  await type(app, { currentHukou: '广州市天河区示范路 1 号', mobile: '1450000' })
  await app.see('手机号格式不正确')
  await type(app, { mobile: '14500000123' })
  await choose(app, 'originRegion', '← 返回上一级', '佛山市', '禅城区')
  await app.tap('下一步')
  await choose(app, 'teacherTraining', '非师范生')
  await choose(app, 'hardship', '是，家庭困难')
  await app.tap('提交')
  await app.see('已提交，审核中')

  expect(app.text()).toContain('院系审核（二级） · 等待中')
  expect(app.text()).toContain('广东省 佛山市 禅城区')
  const stored = await storedReport(student)
  expect(stored).toMatchObject({ stage: 'level2', submission: 'submitted', source: 'student' })
  expect(stored).toMatchObject({ origin_region: '440604' })
  expect(stored.data).toMatchObject({ hardship: '010', currentHukou: '广州市天河区示范路 1 号' })
  expect(JSON.stringify(stored.data)).not.toContain('14500000123')
})

test('a place is found by the first letters of its name, and by its reading in full', async () => {
  const app = await open(await world.student())
  await app.tap('下一步')
  for (const letters of ['ccq', 'chancheng']) {
    await app.tap(await controlOf(app, 'originRegion'))
    await app.fire(await app.find('sheet__search'), 'input', { value: letters })
    await app.tap('广东省 佛山市 禅城区')
    expect(Object.values(await controlOf(app, 'originRegion')).join()).not.toContain('请选择')
    await app.see('广东省 佛山市 禅城区')
  }
})

test('a returned report shows the opinion, is corrected and handed in again', async () => {
  const student = await world.student({ origin: 'level2' })
  await review(student, '10001level2', 'reject', '手机号与学校登记的不一致')
  const app = await open(student)
  await app.see('审核未通过，请按意见修改后重新提交')
  expect(app.text()).toContain('手机号与学校登记的不一致')
  await app.tap('下一步')
  await type(app, { mobile: '14500000456' })
  await app.tap('下一步')
  await app.tap('重新提交')
  await app.see('已提交，审核中')
  expect((await storedReport(student)).stage).toBe('level2')
  expect(app.text()).toContain('审核不通过')
})

test('a report that nobody has looked at is taken back, after being asked', async () => {
  const student = await world.student({ origin: 'level2' })
  const app = await open(student)
  await app.see('已提交，审核中')
  await app.tap('撤回')
  await app.see('确定撤回吗？')
  expect((await storedReport(student)).stage).toBe('level2')
  await app.tap('确定撤回')
  await app.see('下一步')
  expect((await storedReport(student)).stage).toBe('draft')
})

test('each step saves a draft, which another phone goes on with', async () => {
  const student = await world.student()
  const first = await open(student)
  await first.tap('下一步')
  await type(first, { qq: '10001' })
  await first.tap('保存草稿')
  await first.see('草稿已保存')

  const second = await open(student)
  await second.tap('下一步')
  expect(Object.values(await controlOf(second, 'qq'))).toContain('10001')
})

test('of two phones that write, the later one is told, sees what differs and decides', async () => {
  const student = await world.student()
  const mine = await open(student)
  await mine.tap('下一步')
  const other = await open(student)
  await other.tap('下一步')
  await type(other, { qq: '22222' })
  await other.tap('保存草稿')
  await other.see('草稿已保存')

  await type(mine, { qq: '11111' })
  await mine.tap('保存草稿')
  await mine.see(errorTable['changed-elsewhere'].message)
  await mine.tap('查看最新内容')
  await mine.see('本机：11111')
  expect(mine.text()).toContain('最新：22222')
  await mine.tap('用本机内容继续填写')
  await mine.tap('下一步')
  await mine.see('草稿已保存')
  expect((await storedReport(student)).data).toMatchObject({ qq: '11111' })
})

test('a form that is closed says why, and takes nothing', async () => {
  const student = await world.student()
  await world.owner.query(
    `update reporting_switch set closes_on = '2026-01-31' where kind = 'origin'
     and school_id in (select id from school where is_centre)`,
  )
  try {
    const app = await open(student)
    await app.see('该项上报已于 2026-01-31 截止')
    expect(app.text()).not.toContain('下一步')
  } finally {
    await world.owner.query(`update reporting_switch set closes_on = null where kind = 'origin'`)
  }
})

async function open({ openid = '' }: Student): Promise<Host> {
  const app = await bootWeapp(studentPhone(world, openid))
  await app.see('办事大厅')
  await app.open(ORIGIN)
  return app
}

async function review(
  student: Student,
  account: string,
  action: 'approve' | 'reject',
  opinion: string,
) {
  const { id, version } = await storedReport(student)
  const staff = await world.staff(account)
  await world.call(staff, 'reports.review', { kind: 'origin', id, version, action, opinion })
}

async function storedReport(student: Student) {
  const { rows } = await world.owner.query<{
    id: string
    version: number
    stage: string
    submission: string
    source: string
    origin_region: string
    data: Record<string, string>
  }>(`select * from report where student_id = $1 and kind = 'origin'`, [student.id])
  if (!rows[0]) throw new Error('no report is stored')
  return rows[0]
}
