import { afterAll, expect, test } from '@jest/globals'
import { maskIdNumber } from 'shared-types/formats'
import {
  appealInput,
  ENTERED_NUMBER,
  entered,
  uploadForAppeal,
} from '../../../test/builders/appeals'
import { ask, codeOf, codesAtOnce } from '../../../test/builders/ask'
import { passTime, startClock, stopClock } from '../../../test/builders/clock'
import { PDF } from '../../../test/builders/file-bytes'
import { digestTables } from '../../../test/contract/digest'
import type { Person } from '../../../test/contract/people'
import { openWorld } from '../../../test/contract/world'

const world = await openWorld()
const school = world.schoolOf('10001').id
stopClock('2026-11-23T02:00:00Z')
afterAll(() => void startClock())

const open = (by: Person, changes = {}) => world.call(by, 'appeals.open', appealInput(changes))

test('a WeChat identity without a record appeals to the school it chooses, with what it entered', async () => {
  const visitor = await world.visitor()
  const { schools } = await world.call(visitor, 'appeals.list-schools', {})
  expect(schools).toEqual([
    expect.objectContaining({ code: '10001', name: '甲大学' }),
    expect.objectContaining({ code: '10002', name: '乙大学' }),
  ])
  const attachments = [await uploadForAppeal(world, visitor, { schoolId: school })]

  const appeal = await open(visitor, {
    category: 'binding-failed',
    content: '提示未找到学籍',
    person: entered(world),
    attachments,
  })

  expect(appeal).toMatchObject({
    category: 'binding-failed',
    state: 'waiting',
    version: 1,
    schoolName: '甲大学',
    // Monday morning, three working days: until the end of Thursday in China.
    dueAt: '2026-11-26T16:00:00.000Z',
    overdue: false,
    person: {
      name: '申诉人',
      idType: '居民身份证',
      maskedIdNumber: maskIdNumber(ENTERED_NUMBER),
      studentNumber: '20990001',
      majorName: '软件工程',
      bound: false,
    },
    entries: [
      {
        action: 'open',
        by: 'appellant',
        actorName: '',
        text: '提示未找到学籍',
        attachments: [{ id: attachments[0], name: '身份证.png', mediaType: 'image/png' }],
      },
    ],
    allowedActions: ['add', 'close'],
  })
  expect((await world.call(visitor, 'appeals.list-mine', {})).appeals).toMatchObject([
    { id: appeal.id, excerpt: '提示未找到学籍', answeredAt: null },
  ])
})

test('a student with a record enters nothing: the roll says who appeals, and to which school', async () => {
  const student = await world.student()
  const appeal = await open(student, { attachments: [await uploadForAppeal(world, student)] })
  expect(appeal).toMatchObject({
    schoolName: '甲大学',
    person: {
      name: student.row.name,
      studentNumber: student.row.studentNumber,
      majorName: '软件工程',
      bound: true,
    },
  })
  const twice = appealInput({ person: entered(world) })
  expect(await ask(world, student, 'appeals.open', twice)).toMatchObject({
    code: 'fields-invalid',
    hint: { problems: [{ field: 'person', message: '已绑定学籍，无需再填写本人信息' }] },
  })
})

test('name, number and words are sealed in the database', async () => {
  const visitor = await world.visitor()
  await open(visitor, { content: `我的号码是 ${ENTERED_NUMBER}`, person: entered(world) })
  const { rows } = await world.owner.query<{ text: string }>(
    `select a::text as text from appeal a union all select e::text from appeal_entry e`,
  )
  const stored = rows.map((it) => it.text).join('\n')
  expect(stored).not.toContain(ENTERED_NUMBER)
  expect(stored).not.toContain('申诉人')
})

test.each([
  ['no person', {}, 'person', '请填写学校、姓名和证件号码'],
  [
    'a wrong digit',
    { person: { ...entered(world), idNumber: `${ENTERED_NUMBER.slice(0, 17)}0` } },
    'person.idNumber',
    '身份证号校验位不正确，请核对',
  ],
  [
    'an invisible character in the name',
    { person: { ...entered(world), name: '申\u200b诉人' } },
    'person.name',
    '姓名含有不可见或非法字符，请重新输入',
  ],
  [
    'a school that is none',
    { person: { ...entered(world), schoolId: crypto.randomUUID() } },
    'person.schoolId',
    '没有这所学校，请重新选择',
  ],
])(
  '%s: refused with the field named, and nothing is kept',
  async (_what, changes, field, message) => {
    const visitor = await world.visitor()
    const before = await digestTables(world.owner)
    expect(await ask(world, visitor, 'appeals.open', appealInput(changes))).toMatchObject({
      code: 'fields-invalid',
      hint: { problems: [{ field, message }] },
    })
    expect(await digestTables(world.owner)).toEqual(before)
  },
)

test('nobody appeals to the provincial centre', async () => {
  const { rows } = await world.owner.query<{ id: string }>('select id from school where is_centre')
  const person = { ...entered(world), schoolId: rows[0]?.id ?? '' }
  const reply = await ask(world, await world.visitor(), 'appeals.open', appealInput({ person }))
  expect(codeOf(reply)).toBe('fields-invalid')
})

test('the same form sent twice at once opens one appeal', async () => {
  const visitor = await world.visitor()
  const input = appealInput({ person: entered(world) })
  const send = () => ask(world, visitor, 'appeals.open', input)
  expect(await codesAtOnce([send(), send(), send()])).toEqual(['answered', 'answered', 'answered'])
  expect((await world.call(visitor, 'appeals.list-mine', {})).appeals).toHaveLength(1)
})

test('three appeals may be open at a time, and five a day be opened', async () => {
  const visitor = await world.visitor()
  const person = entered(world)
  const appeals = [await open(visitor, { person }), await open(visitor, { person })]
  const more = () => ask(world, visitor, 'appeals.open', appealInput({ person }))
  expect(await codesAtOnce([more(), more(), more()])).toEqual([
    'answered',
    'too-many-appeals',
    'too-many-appeals',
  ])
  const close = (at: number) =>
    world.call(visitor, 'appeals.close-mine', { id: appeals[at]?.id ?? '', version: 1 })
  await close(0)
  await close(1)
  await open(visitor, { person })
  const { id, version } = await open(visitor, { person })
  await world.call(visitor, 'appeals.close-mine', { id, version })
  expect(await more()).toMatchObject({
    code: 'too-many-requests',
    hint: { retryAfterSeconds: 3600 },
  })
  passTime(24 * 3600 + 1)
  expect(codeOf(await more())).toBe('answered')
})

test('what the appellant adds is kept in order; the second sending of the same addition is refused', async () => {
  const student = await world.student()
  const { id, version } = await open(student)
  const addition = {
    id,
    version,
    text: '补充证明',
    attachments: [await uploadForAppeal(world, student, { bytes: PDF })],
  }
  const added = await world.call(student, 'appeals.add', addition)
  expect(added).toMatchObject({ version: 2, state: 'waiting' })
  expect(added.entries.map((it) => it.action)).toEqual(['open', 'add'])
  expect(added.entries[1]?.attachments).toMatchObject([{ mediaType: 'application/pdf' }])
  expect(codeOf(await ask(world, student, 'appeals.add', addition))).toBe('changed-elsewhere')
})

test('a closed appeal stays as it is', async () => {
  const student = await world.student()
  const { id, version } = await open(student)
  const closed = await world.call(student, 'appeals.close-mine', { id, version })
  expect(closed).toMatchObject({ state: 'closed', dueAt: null, allowedActions: [] })
  const again = { id, version: closed.version }
  expect(codeOf(await ask(world, student, 'appeals.close-mine', again))).toBe('action-not-allowed')
  const more = { ...again, text: '再补充' }
  expect(codeOf(await ask(world, student, 'appeals.add', more))).toBe('action-not-allowed')
})

test('additions are limited by the day', async () => {
  const student = await world.student()
  let { id, version } = await open(student)
  for (let at = 0; at < 20; at++)
    ({ id, version } = await world.call(student, 'appeals.add', { id, version, text: '还有' }))
  const reply = await ask(world, student, 'appeals.add', { id, version, text: '还有' })
  expect(codeOf(reply)).toBe('too-many-requests')
})

test('another WeChat, a classmate and somebody of another school find no such appeal', async () => {
  const student = await world.student()
  const { id, version } = await open(student)
  const before = await digestTables(world.owner)
  for (const other of [
    await world.visitor(),
    await world.student(),
    await world.student({ school: '10002' }),
  ]) {
    const known = await digestTables(world.owner)
    expect(codeOf(await ask(world, other, 'appeals.get-mine', { id }))).toBe('not-found')
    const act = { id, version }
    expect(codeOf(await ask(world, other, 'appeals.close-mine', act))).toBe('not-found')
    const add = { ...act, text: '不是我的' }
    expect(codeOf(await ask(world, other, 'appeals.add', add))).toBe('not-found')
    expect((await world.call(other, 'appeals.list-mine', {})).appeals).toEqual([])
    expect(await digestTables(world.owner)).toEqual(known)
  }
  expect((await digestTables(world.owner)).get('appeal')).toBe(before.get('appeal'))
})

test('a record bound later takes nothing away: the appeal is the WeChat’s', async () => {
  const visitor = await world.visitor()
  const { id } = await open(visitor, { person: entered(world) })
  const { row, id: studentId } = await world.student({ bound: false })
  const staff = await world.staff('10001level2')
  const { version } = await world.call(staff, 'students.get', { id: studentId })
  const { code } = await world.call(staff, 'students.confirm-identity', {
    id: studentId,
    version,
    reason: '本人到场',
  })
  await world.call(visitor, 'identity.bind', {
    idType: 'resident',
    name: row.name ?? '',
    idNumber: row.idNumber ?? '',
    confirmationCode: code,
  })
  expect(await world.call(visitor, 'appeals.get-mine', { id })).toMatchObject({ id })
})
