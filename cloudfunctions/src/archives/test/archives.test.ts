import { expect, test } from '@jest/globals'
import { within } from '../../database/scope'
import { ask } from '../../../test/builders/ask'
import { openWorld } from '../../../test/contract/world'
import { SOFTWARE, YEAR } from '../../../test/contract/people'
import { idNumber } from '../../imports/test/roll-rows'
import { entryOf, refusalOf, sending, unit } from './entries'

const world = await openWorld()
const staff = await world.staff('10001level2')
const centre = await world.staff('centre')

const add = async (...[student, changes]: Parameters<typeof entryOf>) =>
  world.call(staff, 'archives.add', entryOf(student, changes))

const dropOut = (order: number) => ({
  name: '肄业生',
  idNumber: idNumber(order, '20030303'),
  studentNumber: `2022D${order}`,
})

const major = (code: string) =>
  world.schoolOf('10001').majors.find((it) => it.code === code)?.id ?? ''

test('from the office to the receiving unit: every step with its date, the student sees the same way', async () => {
  const student = await world.student()
  const entered = await add(student)
  expect(entered).toMatchObject({
    state: 'to-send',
    stateOn: '2026-06-20',
    version: 1,
    nextStates: ['sent', 'kept'],
    mayEdit: true,
    onRoll: true,
  })
  const step = { id: entered.id }
  const sent = await world.call(staff, 'archives.set-state', {
    ...step,
    version: 1,
    to: 'sent',
    on: '2026-07-01',
    data: sending,
  })
  await world.call(staff, 'archives.set-state', {
    ...step,
    version: sent.version,
    to: 'received',
    on: '2026-07-08',
  })
  const { archive } = await world.call(student, 'archives.mine', {})
  expect(archive).toMatchObject({
    stateLabel: '已签收',
    stateOn: '2026-07-08',
    recipientUnit: unit,
    carrierName: 'EMS',
    trackingNumber: sending.trackingNumber,
    schoolName: '甲大学',
    name: student.row.name,
    studentNumber: student.row.studentNumber,
  })
  expect(archive?.timeline.map((it) => [it.on, it.stateLabel])).toEqual([
    ['2026-06-20', '待寄出'],
    ['2026-07-01', '已寄出'],
    ['2026-07-08', '已签收'],
  ])
  expect(JSON.stringify(archive)).not.toContain('林经办')
  expect(JSON.stringify(archive)).not.toContain(student.row.idNumber)
})

test('a sending entered by mistake is taken back with a reason: staff see it, the student does not', async () => {
  const student = await world.student()
  const { id } = await add(student, { state: 'sent', on: '2026-06-30', data: sending })
  const withdraw = { id, version: 1, to: 'to-send', on: '2026-07-02' } as const
  expect(await refusalOf(world, staff, 'archives.set-state', withdraw)).toBe(
    'fields-invalid | note 请填写撤销的原因',
  )
  const back = await world.call(staff, 'archives.set-state', { ...withdraw, note: '登记错人' })
  // It had never been in that state: any day may be entered now, also an earlier one.
  expect(back).toMatchObject({ state: 'to-send', stateOn: null })
  expect(back.events.map((it) => [it.from, it.to, it.note])).toEqual([
    [null, 'sent', null],
    ['sent', 'to-send', '登记错人'],
  ])
  await world.call(staff, 'archives.set-state', {
    id,
    version: 2,
    to: 'sent',
    on: '2026-06-25',
    data: { trackingNumber: 'EX2' },
  })
  const { archive } = await world.call(student, 'archives.mine', {})
  expect(archive?.timeline.map((it) => [it.on, it.state, it.trackingNumber])).toEqual([
    ['2026-06-25', 'sent', 'EX2'],
  ])
})

test('a returned archive is sent again under a number of its own; the former stays in the history', async () => {
  const student = await world.student()
  const { id } = await add(student, { state: 'sent', on: '2026-07-01', data: sending })
  const move = (version: number, to: 'returned' | 'sent', on: string, data = {}) =>
    world.call(staff, 'archives.set-state', { id, version, to, on, data, note: '地址不详' })
  await move(1, 'returned', '2026-07-09')
  const again = await move(2, 'sent', '2026-07-10', { carrier: 'confidential-post' })
  expect(again.data).toEqual({ recipientUnit: unit, carrier: 'confidential-post' })
  expect(again.events.map((it) => it.trackingNumber)).toEqual([
    sending.trackingNumber,
    sending.trackingNumber,
    '',
  ])
})

test('dates run forward and end today', async () => {
  const student = await world.student()
  const { id } = await add(student)
  const move = { id, version: 1, to: 'sent', data: sending } as const
  const far = { ...move, on: '2099-01-01' }
  expect(await refusalOf(world, staff, 'archives.set-state', far)).toBe(
    'fields-invalid | on 日期不能晚于今天',
  )
  const before = { ...move, on: '2026-06-19' }
  expect(await refusalOf(world, staff, 'archives.set-state', before)).toBe(
    'fields-invalid | on 日期不能早于“待寄出”的日期 2026-06-20',
  )
  expect(
    await refusalOf(world, staff, 'archives.set-state', { ...move, on: '2026-02-30' }),
  ).toMatch(/^invalid-input/)
})

test('what has left the school says where to and how; a telephone is checked', async () => {
  const student = await world.student()
  const data = { recipientPhone: '123' }
  const entry = entryOf(student, { state: 'sent', data })
  expect(await refusalOf(world, staff, 'archives.add', entry)).toBe(
    [
      'fields-invalid',
      'recipientUnit 请填写档案接收单位名称',
      'recipientPhone 接收单位联系电话格式不正确，请填写 11 位手机号或带区号的港澳台号码',
      'carrier 请选择转递方式',
    ].join(' | '),
  )
  const unknown = { ...entry, data: { recipientUnit: unit, salary: '1' } }
  expect(await refusalOf(world, staff, 'archives.add', unknown)).toMatch(/^invalid-input/)
})

test('a way that the table does not know is refused, and of two who saw the same version one counts', async () => {
  const { id } = await add(await world.student())
  const received = { id, version: 1, to: 'received', on: '2026-07-01' } as const
  expect(await refusalOf(world, staff, 'archives.set-state', received)).toBe('action-not-allowed')
  const answers = await Promise.all(
    Array.from({ length: 8 }, () =>
      refusalOf(world, staff, 'archives.set-state', {
        id,
        version: 1,
        to: 'sent',
        on: '2026-07-01',
        data: sending,
      }),
    ),
  )
  expect(answers.filter((it) => it === 'ok')).toHaveLength(1)
  expect(answers.filter((it) => it === 'changed-elsewhere')).toHaveLength(7)
  const edit = { id, version: 1, graduated: true, data: {} }
  expect(await refusalOf(world, staff, 'archives.save', edit)).toBe('changed-elsewhere')
  const { events } = await world.call(staff, 'archives.get', { id })
  expect(events).toHaveLength(2)
})

test('an edit is kept in the history, its audit names the fields and no values; the telephone is sealed', async () => {
  const { id } = await add(await world.student())
  const data = { recipientUnit: '深圳市人才服务中心', recipientPhone: '13800138000' }
  const saved = await world.call(staff, 'archives.save', { id, version: 1, graduated: false, data })
  expect(saved).toMatchObject({ data, version: 2, graduated: false })
  const { rows } = await world.owner.query<{ after: unknown; stored: unknown }>(
    `select e.after, a.data as stored from audit_entry e join archive a on a.id = e.subject_id
      where e.subject_id = $1 and e.operation = 'archives.save'`,
    [id],
  )
  expect(rows[0]?.after).toEqual({
    state: 'to-send',
    version: 2,
    fields: ['recipientUnit', 'recipientPhone', 'graduated'],
  })
  expect(JSON.stringify(rows[0]?.stored)).not.toContain('13800138000')
})

test('one archive a person and year, whoever enters it and however the person is named', async () => {
  const student = await world.student()
  await add(student)
  const { name = '', studentNumber = '' } = student.row
  const byNumber = entryOf(student, { person: { name, studentNumber } })
  expect(await refusalOf(world, staff, 'archives.add', byNumber)).toBe('archive-exists')
  const other = await world.student()
  const answers = await Promise.all(
    Array.from({ length: 6 }, () => refusalOf(world, staff, 'archives.add', entryOf(other))),
  )
  expect(answers.filter((it) => it === 'ok')).toHaveLength(1)
  expect(answers.filter((it) => it === 'archive-exists')).toHaveLength(5)
})

test('the roll decides who somebody is: name, number and majors must agree', async () => {
  const [one, two] = [await world.student(), await world.student()]
  const refused = (person: { name: string; idNumber?: string; studentNumber?: string }) =>
    refusalOf(world, staff, 'archives.add', entryOf(one, { person }))
  const { name = '', idNumber: number = '' } = one.row
  expect(await refused({ name: '另一人', idNumber: number })).toBe(
    'fields-invalid | name 与学籍中的姓名不一致，请核对',
  )
  expect(
    await refused({ name, idNumber: number, studentNumber: two.row.studentNumber ?? '' }),
  ).toBe('fields-invalid | studentNumber 证件号码与学号属于两名学生，请核对')
  expect(await refused({ name })).toBe('fields-invalid | idNumber 请填写证件号码或学号')
  expect(await refused({ name, idNumber: '440106200401011111' })).toMatch(/校验位不正确/)
  const colleague = await world.staff('10001other')
  expect(await refusalOf(world, colleague, 'archives.add', entryOf(one))).toBe(
    'fields-invalid | name 此人在学籍中，但不在您管理的专业内',
  )
})

test('somebody who left without graduating needs no roll record; a graduate does', async () => {
  const person = dropOut(901)
  const entry = { ...entryOf(await world.student()), person, graduated: true }
  expect(await refusalOf(world, staff, 'archives.add', entry)).toBe('archive-not-on-roll')
  const left = { ...entry, graduated: false, state: 'kept' as const, data: {} }
  expect(await refusalOf(world, staff, 'archives.add', left)).toBe(
    'fields-invalid | majorId 请选择您管理的专业',
  )
  const placed = { ...left, person: { ...person, majorId: major(SOFTWARE) } }
  const entered = await world.call(staff, 'archives.add', placed)
  expect(entered).toMatchObject({
    name: person.name,
    onRoll: false,
    graduated: false,
    majorName: '软件工程',
    studentNumber: person.studentNumber,
  })
  expect(await refusalOf(world, staff, 'archives.add', placed)).toBe('archive-exists')
  const { rows } = await world.owner.query('select * from archive where id = $1', [entered.id])
  expect(JSON.stringify(rows)).not.toContain(person.idNumber)
  // Neither a colleague for other majors nor another school finds it; the centre does.
  for (const account of ['10001other', '10002level1']) {
    const stranger = await world.staff(account)
    expect(await refusalOf(world, stranger, 'archives.get', { id: entered.id })).toBe('not-found')
    const seen = await world.call(stranger, 'archives.list', { year: YEAR, search: '肄业生' })
    expect(seen.rows).toEqual([])
  }
  const seen = await world.call(centre, 'archives.get', { id: entered.id })
  expect(seen).toMatchObject({ mayEdit: false, nextStates: [] })
})

test('once the person is on the roll, the next save ties the archive to it and the roll says the name', async () => {
  const { name, idNumber: number } = dropOut(902)
  const row = { name, idNumber: number }
  const entry = {
    ...entryOf(await world.student()),
    person: { ...row, majorId: major(SOFTWARE) },
    graduated: false,
  }
  const { id } = await world.call(staff, 'archives.add', entry)
  const save = { id, version: 1, graduated: true, data: {} }
  expect(await refusalOf(world, staff, 'archives.save', save)).toBe(
    'fields-invalid | graduated 学籍中没有此人，不能改为“已毕业”',
  )
  const student = await world.student({ row })
  expect((await world.call(student, 'archives.mine', {})).archive).toBeNull()
  expect(await refusalOf(world, staff, 'archives.add', entryOf(student))).toBe('archive-exists')
  expect(await world.call(staff, 'archives.save', save)).toMatchObject({
    onRoll: true,
    graduated: true,
    name,
  })
  expect((await world.call(student, 'archives.mine', {})).archive).not.toBeNull()
})

test('the centre looks and does not enter', async () => {
  const student = await world.student()
  expect(await refusalOf(world, centre, 'archives.add', entryOf(student))).toBe('permission-denied')
  const { id } = await add(student)
  const move = { id, version: 1, to: 'kept', on: '2026-07-01' } as const
  expect(await refusalOf(world, centre, 'archives.set-state', move)).toBe('not-found')
  expect((await world.call(centre, 'archives.get', { id })).version).toBe(1)
})

test('another student cannot see it, by the query and by the database', async () => {
  const student = await world.student()
  const { id } = await add(student)
  const stranger = await world.student()
  expect((await world.call(stranger, 'archives.mine', {})).archive).toBeNull()
  const seenBy = (studentId: string) =>
    within(
      world.services.db,
      { role: 'student', schoolId: student.schoolId, studentId },
      async (tx) => ({
        archives: await tx.selectFrom('archive').select('id').execute(),
        events: await tx.selectFrom('archive_event').select('archive_id as id').execute(),
        written: await tx
          .updateTable('archive')
          .set({ state: 'received' })
          .returning('id')
          .execute(),
      }),
    )
  expect(await seenBy(stranger.id)).toEqual({ archives: [], events: [], written: [] })
  // The person concerned reads their own and changes nothing.
  expect(await seenBy(student.id)).toEqual({ archives: [{ id }], events: [{ id }], written: [] })
})

test('an unknown year is named', async () => {
  const person = { ...dropOut(903), majorId: major(SOFTWARE) }
  const entry = { ...entryOf(await world.student()), person, graduated: false, year: 2050 }
  expect(await refusalOf(world, staff, 'archives.add', entry)).toBe(
    'fields-invalid | year 没有这个工作年份',
  )
  const list = await ask(world, staff, 'archives.list', { year: 2050 })
  expect(list).toMatchObject({ ok: true, value: { rows: [], total: 0 } })
})
