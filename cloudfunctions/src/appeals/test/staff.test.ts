import { afterAll, expect, test } from '@jest/globals'
import { appealInput, ENTERED_NUMBER, entered } from '../../../test/builders/appeals'
import { ask, codeOf, codesAtOnce } from '../../../test/builders/ask'
import { passTime, startClock, stopClock } from '../../../test/builders/clock'
import type { Person } from '../../../test/contract/people'
import { openWorld } from '../../../test/contract/world'

const world = await openWorld()
stopClock('2026-11-23T02:00:00Z')
afterAll(() => void startClock())
const level1 = await world.staff('10001level1')
const level2 = await world.staff('10001level2')
const nursing = await world.staff('10001other')
const outside = await world.staff('10002level1')
const centre = await world.staff('centre')

const open = (by: Person, changes = {}) => world.call(by, 'appeals.open', appealInput(changes))
const ofStudent = async (changes = {}) => {
  const student = await world.student()
  return { student, appeal: await open(student, changes) }
}

test('the school takes an appeal, answers, and the student reads it without a name', async () => {
  const { student, appeal } = await ofStudent()
  const { id } = appeal
  const taken = await world.call(level2, 'appeals.take', { id, version: 1 })
  expect(taken).toMatchObject({
    state: 'in-progress',
    assignedTo: { id: level2.id, name: '林经办' },
    allowedActions: ['answer', 'pass-on', 'close'],
  })
  const answer = { id, version: taken.version, text: '已按身份证更正' }
  const answered = await world.call(level2, 'appeals.answer', answer)
  expect(answered).toMatchObject({ state: 'answered', dueAt: null, version: 3 })
  expect(answered.entries.at(-1)).toMatchObject({ by: 'school', actorName: '林经办' })

  const mine = await world.call(student, 'appeals.get-mine', { id })
  expect(mine.entries.at(-1)).toMatchObject({ text: '已按身份证更正', actorName: '' })
  expect(JSON.stringify(mine)).not.toContain('林经办')
})

test('what the student adds to an answer waits for the same person, with a deadline anew', async () => {
  const { student, appeal } = await ofStudent()
  const { id } = appeal
  await world.call(level2, 'appeals.answer', { id, version: 1, text: '请说明' })
  passTime(24 * 3600)
  await world.call(student, 'appeals.add', { id, version: 2, text: '说明在此' })
  const nextDay = await world.staff('10001level2')
  expect(await world.call(nextDay, 'appeals.get', { id })).toMatchObject({
    state: 'waiting',
    assignedTo: { id: level2.id },
    dueAt: '2026-11-27T16:00:00.000Z',
  })
  stopClock('2026-11-23T02:00:00Z')
})

test('of two who answer at once one is told that it has changed', async () => {
  const { appeal } = await ofStudent()
  const answer = (by: Person) =>
    ask(world, by, 'appeals.answer', { id: appeal.id, version: 1, text: '已处理' })
  expect(await codesAtOnce([answer(level1), answer(level2)])).toEqual([
    'answered',
    'changed-elsewhere',
  ])
})

test('passed on with a reason that is the school’s own; only to a colleague who may see it', async () => {
  const { student, appeal } = await ofStudent()
  const { id } = appeal
  const { colleagues } = await world.call(level2, 'appeals.list-colleagues', { id })
  const names = colleagues.map((it) => it.name)
  expect(names).toContain('陈指导')
  expect(names).not.toContain('林经办')
  expect(colleagues.map((it) => it.id)).not.toContain(nursing.id)
  const passOn = (staffId: string | undefined) =>
    ask(world, level2, 'appeals.pass-on', { id, version: 1, staffId, reason: '请核对原件' })
  for (const wrong of [nursing.id, outside.id, level2.id, crypto.randomUUID()])
    expect(codeOf(await passOn(wrong))).toBe('fields-invalid')
  expect(codeOf(await passOn(level1.id))).toBe('answered')

  expect(await world.call(level1, 'appeals.get', { id })).toMatchObject({
    state: 'waiting',
    assignedTo: { id: level1.id },
    entries: [{}, { action: 'pass-on', text: '请核对原件', passedTo: '陈指导' }],
  })
  const mine = await world.call(student, 'appeals.get-mine', { id })
  expect(mine.entries[1]).toMatchObject({ action: 'pass-on', text: null, passedTo: '' })
})

test('closed by the school with a reason the student reads; nothing more happens to it', async () => {
  const { student, appeal } = await ofStudent()
  const { id } = appeal
  const closed = await world.call(level2, 'appeals.close', { id, version: 1, reason: '重复提交' })
  expect(closed).toMatchObject({ state: 'closed', allowedActions: [] })
  const mine = await world.call(student, 'appeals.get-mine', { id })
  expect(mine.entries.at(-1)?.text).toBe('重复提交')
  const after = { id, version: closed.version }
  for (const [name, input] of [
    ['appeals.take', after],
    ['appeals.answer', { ...after, text: '再答' }],
    ['appeals.pass-on', { ...after, staffId: level1.id, reason: '转' }],
    ['appeals.close', { ...after, reason: '再关' }],
  ] as const)
    expect([name, codeOf(await ask(world, level2, name, input))]).toEqual([
      name,
      'action-not-allowed',
    ])
})

test('an appeal already in hand is not taken again, but a colleague may take it over', async () => {
  const { appeal } = await ofStudent()
  const { id } = appeal
  const { version } = await world.call(level2, 'appeals.take', { id, version: 1 })
  expect(codeOf(await ask(world, level2, 'appeals.take', { id, version }))).toBe(
    'action-not-allowed',
  )
  const over = await world.call(level1, 'appeals.take', { id, version })
  expect(over.assignedTo).toMatchObject({ id: level1.id })
})

test('the centre reads and answers every school’s appeals, but takes none', async () => {
  const { appeal } = await ofStudent()
  const { id } = appeal
  expect((await world.call(centre, 'appeals.get', { id })).allowedActions).toEqual([
    'answer',
    'close',
  ])
  expect(codeOf(await ask(world, centre, 'appeals.take', { id, version: 1 }))).toBe(
    'action-not-allowed',
  )
  const answered = await world.call(centre, 'appeals.answer', {
    id,
    version: 1,
    text: '请学校更正',
  })
  expect(answered).toMatchObject({ assignedTo: null, entries: [{}, { by: 'centre' }] })
})

test('an unbound appeal is shown to every major of the school, a bound one within its own, other schools none', async () => {
  const visitor = await world.visitor()
  const unbound = await open(visitor, { person: entered(world) })
  const { appeal } = await ofStudent()
  const sees = async (by: Person) =>
    (await world.call(by, 'appeals.list', { limit: 100 })).rows.map((it) => it.id)
  expect(await sees(nursing)).toContain(unbound.id)
  expect(await sees(nursing)).not.toContain(appeal.id)
  expect(await sees(level2)).toEqual(expect.arrayContaining([unbound.id, appeal.id]))
  expect(await sees(outside)).toEqual([])
  expect(codeOf(await ask(world, outside, 'appeals.get', { id: unbound.id }))).toBe('not-found')
})

test('the records that may be the appellant’s, and what they agree in', async () => {
  const record = await world.student({ bound: false })
  const visitor = await world.visitor()
  const { id } = await open(visitor, {
    person: { ...entered(world), name: record.row.name, studentNumber: record.row.studentNumber },
  })
  const [first] = (await world.call(level2, 'appeals.get', { id })).records
  expect(first).toMatchObject({
    studentId: record.id,
    agrees: { name: true, idNumber: false, studentNumber: true },
    boundToAppellant: false,
  })
  expect((await world.call(nursing, 'appeals.get', { id })).records).toEqual([])
  const blind = await world.staff('10001-no-roll.view')
  expect((await world.call(blind, 'appeals.get', { id })).records).toEqual([])
  const { idNumber } = await world.call(level2, 'appeals.read-id-number', { id })
  expect(idNumber).toBe(ENTERED_NUMBER)
  const { rows } = await world.owner.query(
    `select from audit_entry where operation = 'appeals.read-id-number' and subject_id = $1`,
    [id],
  )
  expect(rows).toHaveLength(1)
})
