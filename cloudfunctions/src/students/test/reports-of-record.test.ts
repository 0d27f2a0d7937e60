import { expect, test } from '@jest/globals'
import { ask, codeOf } from '../../../test/builders/ask'
import { seen } from '../../../test/builders/forms'
import { openWorld } from '../../../test/contract/world'

const world = await openWorld()
const level1 = await world.staff('10001level1')
const level2 = await world.staff('10001level2')
const centre = await world.staff('centre')

const reportsOf = async (by: typeof level1, id: string) =>
  (await world.call(by, 'students.get', { id })).reports

test('a record says what has been reported and what may be added, by the permissions of the moment', async () => {
  const student = await world.student({ origin: 'level2' })
  const origin = {
    kind: 'origin',
    report: { id: seen(student, 'origin').id, stage: 'level2' },
    mayAdd: false,
  }
  const none = (kind: string, mayAdd = true) => ({ kind, report: null, mayAdd })
  expect(await reportsOf(level2, student.id)).toEqual([
    origin,
    none('dispatch'),
    none('employment'),
  ])
  // The centre looks and decides; it enters nothing.
  expect(await reportsOf(centre, student.id)).toEqual([
    origin,
    none('dispatch', false),
    none('employment', false),
  ])

  await world.owner.query(
    `update role set functions = array_remove(array_remove(functions, 'dispatch.view'), 'employment.edit')
     where id = (select role_id from staff where account = '10001level1')`,
  )
  expect(await reportsOf(level1, student.id)).toEqual([origin, none('employment', false)])
})

test('what it offers to add can be added, and is then no longer offered', async () => {
  const student = await world.student()
  expect((await reportsOf(level2, student.id)).map((it) => it.mayAdd)).toEqual([true, true, true])
  const { initial } = await world.call(level2, 'reports.begin', {
    kind: 'origin',
    studentId: student.id,
  })
  const data = { ...initial, currentHukou: '广州市', mobile: '14500000003', teacherTraining: '0' }
  const added = await world.call(level2, 'reports.add', {
    kind: 'origin',
    studentId: student.id,
    data,
  })
  expect((await reportsOf(level2, student.id))[0]).toEqual({
    kind: 'origin',
    report: { id: added.id, stage: 'level2' },
    mayAdd: false,
  })
  const other = await world.staff('10001other')
  expect(codeOf(await ask(world, other, 'students.get', { id: student.id }))).toBe('not-found')
})
