import { expect, jest, test } from '@jest/globals'
import { published } from '../../../../cloudfunctions/test/builders/announcements'
import { openWorld } from '../../../../cloudfunctions/test/contract/world'
import { bootWeapp, type Host } from '../host/host'
import { studentPhone } from '../host/student-phone'

jest.setTimeout(60_000)

const world = await openWorld()

async function open(): Promise<Host> {
  const { openid = '' } = await world.student({ origin: 'draft' })
  const app = await bootWeapp(studentPhone(world, openid))
  await app.see('办事大厅')
  return app
}

test('a question is found by its words, read, and leads to an appeal when it did not help', async () => {
  const app = await open()
  await app.tap('常见问题')
  await app.see('认证与绑定')
  await app.fire(await app.find('question-search'), 'input', { value: '撤回' })
  await app.see('找到')
  await app.tap(await app.find('question'))
  await app.tap('没有解决？去申诉')
  await app.see('申诉内容')
})

test('what the centre has published stands on the first page and is read', async () => {
  const by = await world.staff('centre')
  await published(world, by, { title: '关于生源上报截止时间的公告' })
  const app = await open()
  await app.tap('关于生源上报截止时间的公告')
  await app.see('请于 6 月 30 日前完成登记。')
  expect(app.route()).toBe('pages/announcements/read/index')
})
