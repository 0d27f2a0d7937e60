import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import { picture } from './browser'
import { seriousFindings } from './findings'
import {
  callAs,
  openAt,
  openStudentWorld,
  person,
  signInAndBind,
  type StudentWorld,
} from './student-app-world'

jest.setTimeout(300_000)

let world: StudentWorld
beforeAll(async () => {
  world = await openStudentWorld()
  await signInAndBind(world)
})
afterAll(async () => world?.close())

const tap = (name: string | RegExp) => world.student.getByRole('button', { name }).first().tap()
/** Pages that one came from stay in the document, hidden. */
const see = (text: string) =>
  world.student.getByText(text).filter({ visible: true }).first().waitFor()

test('an archive that the school sends is followed on the phone', async () => {
  const { staff, student } = world
  await openAt(world, 'archive/index')
  await see('学校还没有登记您的档案去向')
  await picture(student, 'student-archive-none')
  const { id, version } = await callAs<{ id: string; version: number }>(
    staff,
    'staff',
    'archives.add',
    {
      year: 2026,
      person: { name: person.name, idNumber: person.idNumber },
      graduated: true,
      state: 'to-send',
      on: '2026-06-20',
      data: { recipientUnit: '广州市人才服务中心', recipientPhone: '020-88888888' },
    },
  )
  await callAs(staff, 'staff', 'archives.set-state', {
    id,
    version,
    to: 'sent',
    on: '2026-07-01',
    data: { carrier: 'ems', trackingNumber: 'EX000000001CN' },
  })
  await openAt(world, 'home/index')
  await tap(/^档案去向，办理中，已寄出/)
  await see('2026-07-01 · 广州市人才服务中心 · EMS EX000000001CN')
  expect(await student.locator('body').innerText()).not.toContain(person.idNumber)
  await tap('复制单号')
  await see('已复制')
  await picture(student, 'student-archive')
})

test('a form sent into a dead network waits, and is taken once when the network is back', async () => {
  const { student } = world
  await openAt(world, 'report/index?kind=origin')
  await tap('下一步')
  await tap(/^生源地/)
  for (const part of ['广东省', '广州市', '越秀区']) await tap(part)
  await student.getByRole('textbox', { name: '现户口所在地' }).fill('广州市越秀区东风中路 1 号')
  await student.getByRole('textbox', { name: '手机号' }).fill('14500001111')
  await tap('下一步')
  await tap(/是否师范生/)
  await tap('非师范生')
  // The call arrives; its reply does not.
  let lost = 0
  await student.route(/reports\.submit|\/call\/student/, async (route) => {
    const isSubmit = (route.request().postData() ?? '').includes('reports.submit')
    if (!isSubmit || lost > 0) return route.continue()
    lost += 1
    await route.fetch()
    await student.context().setOffline(true)
    return route.abort()
  })
  await student.getByRole('button', { name: '提交', exact: true }).tap()
  await see('网络恢复后会自动提交')
  await picture(student, 'student-waiting-for-network')
  await student.context().setOffline(false)
  await see('已提交，审核中')
  await student.unrouteAll()
  expect(lost).toBe(1)
  const { report } = await callAs<{ report: { history: { action: string }[] } }>(
    student,
    'student',
    'reports.mine',
    { kind: 'origin' },
  )
  expect(report.history.filter((it) => it.action === 'submit')).toHaveLength(1)
})

test('on a slow line words survive a closed page, and what is tapped twice is sent once', async () => {
  const { student } = world
  const line = await student.context().newCDPSession(student)
  await line.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 1500,
    downloadThroughput: 50 * 1024,
    uploadThroughput: 20 * 1024,
  })
  const content = student.getByRole('textbox', { name: /^申诉内容/ }).filter({ visible: true })
  await student.goto(`${world.home}#/pages/appeals/open/index?category=review-objection`)
  await student.reload({ waitUntil: 'commit' })
  await student.waitForFunction(() =>
    getComputedStyle(document.querySelector('#app') ?? document.body, '::before').content.includes(
      '正在加载',
    ),
  )
  await picture(student, 'student-slow-starting')
  await see('正在加载')
  await picture(student, 'student-slow-loading')
  await content.fill('审核意见与我提交的证明不符')
  await student.reload({ waitUntil: 'commit' })
  await see('尚未提交的申诉内容')
  expect(await content.inputValue()).toBe('审核意见与我提交的证明不符')
  let sent = 0
  student.on('request', (it) => (sent += (it.postData() ?? '').includes('appeals.open') ? 1 : 0))
  const submit = student.getByRole('button', { name: '提交', exact: true })
  await submit.evaluate((it: HTMLElement) => {
    it.click()
    it.click()
  })
  await see('处理经过')
  expect(sent).toBe(1)
  await line.detach()
  for (const width of [320, 768]) {
    await student.setViewportSize({ width, height: 844 })
    await picture(student, `student-appeal-thread-${width}`)
    expect([width, await seriousFindings(student)]).toEqual([width, []])
  }
  await student.setViewportSize({ width: 390, height: 844 })
  await openAt(world, 'appeals/open/index?category=other')
  expect(await content.inputValue()).toBe('')
})

test('one’s own data is saved as a file', async () => {
  const { student } = world
  await openAt(world, 'data/index')
  await see('账号与学籍')
  await picture(student, 'student-data')
  const saving = student.waitForEvent('download')
  await tap('导出为文件')
  const text = await readFile((await (await saving).path()) ?? '', 'utf8')
  expect(text).toContain('姓名：样例甲')
  expect(text).toContain('手机号：14500001111')
  expect(text).toContain('接收单位：广州市人才服务中心')
})

test('after signing out nothing personal is left in the browser, in this tab or another', async () => {
  const { student, home } = world
  const other = await student.context().newPage()
  await other.goto(home)
  await other.getByText('办事大厅').waitFor()
  await openAt(world, 'me/index')
  await picture(student, 'student-me')
  await tap('退出所有网页登录')
  await tap('确定退出所有网页登录')
  await see('欢迎使用毕业通')
  const left = await student.evaluate(async () =>
    JSON.stringify([
      await indexedDB.databases(),
      await caches.keys(),
      { ...localStorage },
      { ...sessionStorage },
      document.cookie,
      document.body.innerText,
    ]),
  )
  expect(left).toMatch(/^\[\[\],\[\],/)
  expect(left).not.toMatch(/样例甲|4401|14500001111|东风中路/)
  await other.reload()
  await other.getByText('欢迎使用毕业通').waitFor()
  const cookies = await student.context().cookies()
  expect(cookies.filter((it) => it.value !== '' && /student/i.test(it.name))).toEqual([])
})
