import { afterAll, beforeEach, expect, test } from '@jest/globals'
import type { AppealCategory } from 'shared-types/appeals/workflow'
import type { OperationMap } from 'shared-types/operations'
import { appealInput, ENTERED_NUMBER, entered } from '../../../test/builders/appeals'
import { ask, codeOf } from '../../../test/builders/ask'
import { startClock, stopClock } from '../../../test/builders/clock'
import type { Person } from '../../../test/contract/people'
import { openWorld } from '../../../test/contract/world'

const world = await openWorld()
const level1 = await world.staff('10001level1')
const level2 = await world.staff('10001level2')
const nursing = await world.staff('10001other')
afterAll(() => void startClock())

beforeEach(async () => {
  stopClock('2026-11-23T02:00:00Z')
  await world.owner.query(
    'truncate appeal_attachment, appeal_entry, appeal, appeal_assignee, appeal_setting',
  )
})

const open = async (category: AppealCategory = 'other') =>
  world.call(await world.student(), 'appeals.open', appealInput({ category }))

async function assign(assignees: { category: AppealCategory; staffIds: string[] }[], days = 3) {
  const { version } = await world.call(level1, 'appeals.get-settings', {})
  const input = { version, deadlineDays: days, assignees }
  return world.call(level1, 'appeals.save-settings', input)
}

const pending = (by: Person) => world.call(by, 'appeals.count-pending', {})
const list = async (by: Person, filter: OperationMap['appeals.list']['input']) =>
  (await world.call(by, 'appeals.list', filter)).rows.map((it) => it.id)

test('a category nobody is assigned to falls to everyone who may answer and may see it', async () => {
  const { id } = await open()
  for (const by of [level1, level2]) expect(await pending(by)).toEqual({ pending: 1, overdue: 0 })
  expect(await pending(nursing)).toEqual({ pending: 0, overdue: 0 })
  expect(await pending(await world.staff('10001-no-appeals.answer'))).toMatchObject({ pending: 0 })
  expect(await list(level2, { mine: true, unanswered: true })).toEqual([id])
})

test('an assigned category falls to those named, until one of them has it in hand', async () => {
  await assign([{ category: 'other', staffIds: [level2.id ?? ''] }])
  const { id } = await open()
  expect([await pending(level1), await pending(level2)]).toMatchObject([
    { pending: 0 },
    { pending: 1 },
  ])
  const reason = '请代为处理'
  const passed = { id, version: 1, staffId: level1.id ?? '', reason }
  await world.call(level2, 'appeals.pass-on', passed)
  expect([await pending(level1), await pending(level2)]).toMatchObject([
    { pending: 1 },
    { pending: 0 },
  ])
})

test('when those named cannot see it, or may no longer answer, it falls to everyone again', async () => {
  await assign([{ category: 'other', staffIds: [nursing.id ?? ''] }])
  const { id } = await open()
  expect(await pending(level2)).toMatchObject({ pending: 1 })
  await world.call(level1, 'appeals.take', { id, version: 1 })
  expect(await pending(level2)).toMatchObject({ pending: 0 })
  await world.owner.query('update staff set enabled = false where id = $1', [level1.id])
  expect(await pending(level2)).toMatchObject({ pending: 1 })
  await world.owner.query('update staff set enabled = true where id = $1', [level1.id])
})

test('past its deadline an appeal is overdue until it is answered; what is due first comes first', async () => {
  await assign([], 1)
  const first = await open()
  await assign([], 5)
  const later = await open()
  await assign([], 2)
  const second = await open()
  expect(await list(level2, {})).toEqual([first.id, second.id, later.id])

  stopClock('2026-11-26T02:00:00Z')
  const then = await world.staff('10001level2')
  expect(await pending(then)).toEqual({ pending: 3, overdue: 2 })
  expect(await list(then, { overdue: true })).toEqual([first.id, second.id])
  expect(await world.call(then, 'appeals.get', { id: first.id })).toMatchObject({ overdue: true })
  await world.call(then, 'appeals.answer', { id: first.id, version: 1, text: '已处理' })
  expect(await list(then, { overdue: true })).toEqual([second.id])
  expect(await list(then, {})).toEqual([second.id, later.id, first.id])
})

test('the list goes on where it stopped, with nothing twice and nothing left out', async () => {
  const ids = []
  for (let at = 0; at < 5; at++) ids.push((await open()).id)
  const seen: string[] = []
  let after: string | null | undefined
  do {
    const page = await world.call(level2, 'appeals.list', { limit: 2, ...(after && { after }) })
    expect(page.total).toBe(5)
    seen.push(...page.rows.map((it) => it.id))
    after = page.next
  } while (after)
  expect(seen).toEqual(ids)
  const wrong = { after: 'x_y' }
  expect(codeOf(await ask(world, level2, 'appeals.list', wrong))).toBe('invalid-input')
})

test('found by state, category, number, whole name, and a bound student in part', async () => {
  const student = await world.student()
  const input = appealInput({ category: 'review-objection' })
  const bound = await world.call(student, 'appeals.open', input)
  const visitor = await world.visitor()
  const unbound = await world.call(visitor, 'appeals.open', appealInput({ person: entered(world) }))
  const found = (filter: OperationMap['appeals.list']['input']) => list(level2, filter)
  expect(await found({ category: 'review-objection' })).toEqual([bound.id])
  expect(await found({ state: 'closed' })).toEqual([])
  expect(await found({ search: ENTERED_NUMBER })).toEqual([unbound.id])
  expect(await found({ search: '申诉人' })).toEqual([unbound.id])
  expect(await found({ search: '申诉' })).toEqual([])
  expect(await found({ search: '2099' })).toEqual([unbound.id])
  expect(await found({ search: student.row.name?.slice(0, 1) ?? '' })).toEqual([bound.id])
  expect(await found({ search: '%' })).toEqual([])
})

test('settings: guarded by their version, and nobody is named who may not answer', async () => {
  const settings = await world.call(level1, 'appeals.get-settings', {})
  expect(settings).toMatchObject({ version: 0, deadlineDays: 3 })
  expect(settings.assignees).toHaveLength(5)
  const unable = await world.staff('10001-no-appeals.answer')
  const outside = await world.staff('10002level1')
  expect(settings.staff.map((it) => it.id)).not.toContain(unable.id)
  for (const { id = '' } of [unable, outside]) {
    const assignees = [{ category: 'face-failed', staffIds: [id] }]
    const input = { version: 0, deadlineDays: 3, assignees }
    expect(await ask(world, level1, 'appeals.save-settings', input)).toMatchObject({
      code: 'fields-invalid',
      hint: {
        problems: [
          {
            field: 'assignees',
            message: '“认证失败”中有不能处理申诉的用户，请重新选择',
          },
        ],
      },
    })
  }
  const saved = await assign([{ category: 'face-failed', staffIds: [level2.id ?? ''] }], 7)
  expect(saved).toMatchObject({ version: 1, deadlineDays: 7 })
  const stale = { version: 0, deadlineDays: 9, assignees: [] }
  expect(codeOf(await ask(world, level1, 'appeals.save-settings', stale))).toBe('changed-elsewhere')
  const centre = await world.staff('centre')
  expect(codeOf(await ask(world, centre, 'appeals.get-settings', {}))).toBe('permission-denied')
  expect(codeOf(await ask(world, centre, 'appeals.save-settings', stale))).toBe('permission-denied')
})
