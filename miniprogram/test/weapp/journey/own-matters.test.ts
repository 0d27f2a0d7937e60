import { expect, jest, test } from '@jest/globals'
import { ask, codeOf } from '../../../../cloudfunctions/test/builders/ask'
import {
  askedByPartner,
  statementOn,
} from '../../../../cloudfunctions/test/builders/partner-statement'
import { YEAR } from '../../../../cloudfunctions/test/contract/people'
import { openWorld, type Student } from '../../../../cloudfunctions/test/contract/world'
import { type } from './fill-in'
import type { Device, DeviceOptions } from '../host/device'
import { bootWeapp, type Host } from '../host/host'
import { studentPhone } from '../host/student-phone'

jest.setTimeout(60_000)

const world = await openWorld()

test('before the school has entered an archive the page says so, and whom to ask', async () => {
  const app = await open(await world.student({ origin: 'draft' }))
  await app.tap('档案去向')
  await app.see('学校还没有登记您的档案去向')
  await app.tap('向学校询问')
  await app.see('申诉内容')
})

test('an archive on its way: timeline, masked number, a phone to dial and a number to copy', async () => {
  const student = await world.student({ origin: 'draft' })
  await sendArchive(student)
  const copied: string[] = []
  const dialled: string[] = []
  const app = await open(student, {
    setClipboardData: ({ data }) => void copied.push(String(data)),
    makePhoneCall: ({ phoneNumber }) => void dialled.push(String(phoneNumber)),
  })
  await app.see('已寄出，在途')
  await app.tap('档案去向')
  await app.see('接收单位签收')
  expect(app.text()).toContain('2026-07-01 · 广州市人才服务中心 · EMS EX000000001CN')
  expect(app.text()).not.toContain(student.row.idNumber)
  await app.tap('复制单号')
  await app.see('已复制')
  await app.tap('020-88888888 拨打')
  await app.until('a call', () => dialled[0])
  expect([copied, dialled]).toEqual([['EX000000001CN'], ['020-88888888']])
})

test('one’s own data is shown whole and handed out as a file that does not stay', async () => {
  const student = await world.student({ origin: 'level2' })
  const app = await open(student, { shareFileMessage: () => ({}) })
  await app.open('/pages/data/index')
  await app.see('账号与学籍')
  expect(app.text()).toContain('生源上报')
  expect(app.text()).toContain(student.row.studentNumber)
  expect(app.text()).not.toContain(student.row.idNumber)
  await app.tap('导出为文件')
  const shared = await app.until('a chat to be asked for', () =>
    app.calls.find((it) => it.method === 'shareFileMessage'),
  )
  expect(shared.options).toMatchObject({
    filePath: expect.stringMatching(/毕业通-本人数据-.*\.txt$/),
    fileName: expect.stringMatching(/^毕业通-本人数据-.*\.txt$/),
  })
  await app.until('the file to be gone', () => app.filesOnDevice().length === 0 || undefined)
})

test('which system asked about one is seen and refused here, and it is told nothing until that is taken back', async () => {
  const student = await world.student({ origin: 'completed', dispatch: 'completed' })
  await world.call(student, 'certificates.draw', {})
  const partner = await askedByPartner(world, student)
  const codeOfCall = async () =>
    codeOf(await ask(world, partner, 'partner.certificate', statementOn(student)))
  const app = await open(student)
  await app.see('办事大厅')
  await app.tap('我的')
  await app.tap('授权记录')
  await app.see('查询记录')
  expect(app.text()).toContain('查询电子证书')
  expect(app.text()).toContain('办理档案转递')
  await app.tap('撤回授权')
  await app.tap('确定撤回授权')
  await app.see('恢复授权')
  expect(await codeOfCall()).toBe('consent-withdrawn')
  await app.tap('恢复授权')
  await app.see('有效')
  expect(await codeOfCall()).toBe('answered')
})

test('who has WeChat write in large letters finds them here; the setting of the app goes before', async () => {
  const student = await world.student({ origin: 'draft' })
  const app = await bootWeapp(studentPhone(world, student.openid ?? ''), { textScale: 1.4 })
  await app.see('办事大厅')
  await app.find('screen--large')
  await app.tap('我的')
  await app.see('已开启')
  await app.tap('大字模式')
  await app.see('已关闭')
  await app.until('usual letters', () => !isLarge(app) || undefined)
  await app.back()
  await app.see('办事大厅')
  await app.until('usual letters', () => !isLarge(app) || undefined)
})

test('consent is withdrawn after being asked; the next thing asks for it again', async () => {
  const student = await world.student({ origin: 'draft' })
  const app = await open(student)
  await app.tap('我的')
  await app.tap('撤回授权')
  await app.see('确定撤回吗')
  await app.tap('确定撤回授权')
  await app.until('the button to be gone', () => !app.text().includes('撤回授权') || undefined)
  await app.back()
  await app.see('需先阅读授权提示')
  await app.see('办事大厅')
  await app.tap('生源上报')
  await app.see('开始授权')
  const { rows } = await world.owner.query(
    'select consent_version, student_id from wechat_account where student_id = $1',
    [student.id],
  )
  expect(rows).toEqual([{ consent_version: null, student_id: student.id }])
})

test('a draft that was typed goes with the consent', async () => {
  const app = await open(await world.student({ origin: 'draft' }))
  await app.open('/pages/report/index?kind=origin')
  await app.tap('下一步')
  await type(app, { mobile: '14500009999' })
  const kept = () => [...app.keptOnDevice().values()].join()
  await app.until('the draft to be kept', () => kept().includes('14500009999') || undefined)
  await app.open('/pages/me/index')
  await app.tap('撤回授权')
  await app.tap('确定撤回授权')
  await app.until('the draft to be gone', () => !kept().includes('14500009999') || undefined)
})

test('a report whose reply was lost is handed in once and is no conflict with oneself', async () => {
  const student = await world.student({ origin: 'draft' })
  let cuts = 0
  const phone = studentPhone(world, student.openid ?? '')
  const app = await open(student, {
    async callFunction(options: DeviceOptions) {
      const { operation } = options['data'] as { operation: string }
      const answer = await phone.callFunction?.(options)
      if (operation === 'reports.submit' && cuts++ === 0) throw new Error('request:fail timeout')
      return answer
    },
  })
  await app.open('/pages/report/index?kind=origin')
  await app.tap('下一步')
  await app.tap('下一步')
  await app.tap('提交')
  await app.see('网络恢复后会自动提交')
  app.comeOnline()
  await app.see('已提交，审核中')
  const { rows } = await world.owner.query(
    `select r.stage, (select count(*)::int from report_history h where h.report_id = r.id
       and h.action = 'submit') as submits from report r where r.student_id = $1`,
    [student.id],
  )
  expect(rows).toEqual([{ stage: 'level2', submits: 1 }])
})

test('a page that did not load comes by itself when the network is back', async () => {
  const student = await world.student({ origin: 'draft' })
  const phone = studentPhone(world, student.openid ?? '')
  let isCut = true
  const app = await bootWeapp({
    callFunction: (options) => {
      if (isCut) throw new Error('request:fail')
      return phone.callFunction?.(options)
    },
  })
  await app.see('网络不给力，请检查网络后重试')
  isCut = false
  app.comeOnline()
  await app.see('办事大厅')
})

const isLarge = (app: Host) => app.has('screen--large')

async function open(student: Student, more: Device = {}): Promise<Host> {
  const app = await bootWeapp({ ...studentPhone(world, student.openid ?? ''), ...more })
  await app.see('办事大厅')
  return app
}

async function sendArchive(student: Student): Promise<void> {
  const level2 = await world.staff('10001level2')
  const data = {
    recipientUnit: '广州市人才服务中心',
    recipientPhone: '020-88888888',
  }
  const { name = '', idNumber = '' } = student.row
  const { id, version } = await world.call(level2, 'archives.add', {
    year: YEAR,
    person: { name, idNumber },
    graduated: true,
    state: 'to-send',
    on: '2026-06-20',
    data,
  })
  const sent = { carrier: 'ems', trackingNumber: 'EX000000001CN' }
  await world.call(level2, 'archives.set-state', {
    id,
    version,
    to: 'sent',
    on: '2026-07-01',
    data: sent,
  })
}
