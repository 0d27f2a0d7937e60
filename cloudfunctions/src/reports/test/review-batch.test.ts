import { expect, test } from '@jest/globals'
import type { Stage } from 'shared-types/reports/workflow'
import { ask, codeOf, codesAtOnce } from '../../../test/builders/ask'
import { seen, storedReport } from '../../../test/builders/forms'
import type { Person } from '../../../test/contract/people'
import { openWorld, type Student } from '../../../test/contract/world'

const world = await openWorld()
const kind = 'origin' as const
const level2 = await world.staff('10001level2')
const level1 = await world.staff('10001level1')
const centre = await world.staff('centre')

const at = (stages: readonly Stage[]) =>
  stages.reduce<Promise<Student[]>>(
    async (made, origin) => [...(await made), await world.student({ origin })],
    Promise.resolve([]),
  )

const tick = (students: readonly Student[]) =>
  students.map((it) => {
    const { id, version } = seen(it, kind)
    return { id, version }
  })

const batch = (by: Person, selected: unknown, action = 'approve', opinion?: string) =>
  ask(world, by, 'reports.review-batch', { kind, action, selected, ...(opinion && { opinion }) })

const stagesOf = async (students: readonly Student[]) => {
  const found = await Promise.all(students.map((it) => storedReport(world, it, kind)))
  return found.flat().map((it) => it.stage)
}

test('what is ticked is reviewed in one go, each with its history', async () => {
  const students = await at(['level2', 'level1', 'level2'])
  expect(await batch(level1, tick(students))).toMatchObject({ value: { reviewed: 3 } })
  expect(await stagesOf(students)).toEqual(['centre', 'centre', 'centre'])
  const { rows } = await world.owner.query(
    `select action, to_stage from report_history where report_id = any ($1) and actor_id = $2`,
    [tick(students).map((it) => it.id), level1.id],
  )
  expect(rows).toEqual(Array(3).fill({ action: 'approve', to_stage: 'centre' }))
})

test('one opinion returns all of them, and without one none', async () => {
  const students = await at(['level2', 'level2'])
  expect(codeOf(await batch(level2, tick(students), 'reject'))).toBe('opinion-required')
  expect(await stagesOf(students)).toEqual(['level2', 'level2'])
  expect(codeOf(await batch(level2, tick(students), 'reject', '请补充'))).toBe('answered')
  const stored = await Promise.all(students.map((it) => storedReport(world, it, kind)))
  expect(stored.flat()).toMatchObject(Array(2).fill({ stage: 'rejected', opinion: '请补充' }))
})

const completed = '选项中有“完成”和“中心待审”的记录，请重新选择。'
const notYours = '您没有权限审核[一级待审]的记录，请重新选择。'
const other = '选项中有当前不能审核的记录，请重新选择。'
const refusals: [who: string, by: Person, stages: Stage[], sentence: string][] = [
  ['a second-level user', level2, ['level2', 'completed'], completed],
  ['a second-level user', level2, ['level2', 'centre'], completed],
  ['a second-level user', level2, ['rejected', 'level1', 'centre'], completed],
  ['a second-level user', level2, ['level2', 'level1'], notYours],
  ['a second-level user', level2, ['draft', 'level1'], notYours],
  ['a second-level user', level2, ['level2', 'rejected'], other],
  ['a first-level user', level1, ['level2', 'level1', 'centre'], completed],
  ['a first-level user', level1, ['level1', 'draft'], other],
  ['the centre', centre, ['centre', 'completed'], completed],
  ['the centre', centre, ['centre', 'level1'], other],
]

test.each(refusals)(
  '%s is refused before anything changes (%#)',
  async (_who, by, stages, sentence) => {
    const students = await at(stages)
    const reply = await batch(by, tick(students))
    expect(reply).toMatchObject({ ok: false, message: sentence })
    // The order of the ticks does not matter.
    expect(await batch(by, tick(students).reverse())).toMatchObject({ message: sentence })
    expect(await stagesOf(students)).toEqual(stages)
  },
)

test('the stage is refused before the version: the sentence helps more', async () => {
  const students = await at(['level2', 'completed'])
  const stale = tick(students).map((it) => ({ ...it, version: it.version + 1 }))
  expect(codeOf(await batch(level2, stale))).toBe('batch-completed')
})

test('one record that changed meanwhile stops the whole batch', async () => {
  const students = await at(['level2', 'level2'])
  const [first, second] = tick(students)
  const stale = [first, { ...second, version: 9 }]
  expect(codeOf(await batch(level2, stale))).toBe('stale-version')
  expect(await stagesOf(students)).toEqual(['level2', 'level2'])
})

test('a record that is not theirs stops the whole batch, as if it did not exist', async () => {
  const mine = await world.student({ origin: 'level2' })
  const theirs = await world.student({ origin: 'level2', school: '10002' })
  expect(codeOf(await batch(level2, tick([mine, theirs])))).toBe('not-found')
  expect(await stagesOf([mine, theirs])).toEqual(['level2', 'level2'])
})

test('of two batches that overlap, and a single review, each record counts once', async () => {
  for (let round = 0; round < 3; round += 1) {
    const students = await at(['level2', 'level2', 'level2'])
    const [a, b, c] = tick(students)
    const codes = await codesAtOnce([
      batch(level2, [a, b]),
      batch(level1, [c, b]),
      batch(level2, [c, a], 'reject', '不通过'),
    ])
    // Any two overlap, so that only one can win.
    expect(codes.filter((it) => it === 'answered')).toHaveLength(1)
    expect(codes.filter((it) => it === 'unexpected')).toEqual([])
    const { rows } = await world.owner.query<{ count: number }>(
      `select count(*) as count from report_history where report_id = any ($1) and actor_kind = 'staff'`,
      [tick(students).map((it) => it.id)],
    )
    expect(rows).toEqual([{ count: 2 }])
  }
}, 30_000)

test('while one student’s row is held elsewhere, the school’s audit chain is free for others', async () => {
  const students = await at(['centre', 'centre'])
  const held = await world.owner.connect()
  try {
    await held.query('begin')
    await held.query('select from student where id = $1 for update', [students.at(-1)?.id])
    const approving = batch(centre, tick(students))
    await waitForLock()
    const { rowCount } = await held.query(
      'select from audit_head where school_id = $1 for update nowait',
      [students[0]?.schoolId],
    )
    expect(rowCount).toBe(1)
    await held.query('rollback')
    expect(codeOf(await approving)).toBe('answered')
  } finally {
    held.release()
  }
})

/** Until somebody in this database waits for a lock. */
async function waitForLock(): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const { rowCount } = await world.owner.query(
      `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    )
    if (rowCount) return
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  throw new Error('nobody waits')
}

test('at most two hundred, and at least one', async () => {
  const one = { id: '0190a2b4-0000-7000-8000-000000000000', version: 1 }
  expect(codeOf(await batch(level2, []))).toBe('invalid-input')
  expect(codeOf(await batch(level2, Array(201).fill(one)))).toBe('invalid-input')
})
