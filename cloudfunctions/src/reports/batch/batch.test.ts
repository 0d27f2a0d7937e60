import { expect, test } from '@jest/globals'
import type { ReviewBatch } from 'shared-types/reports/batch-operations'
import type { Stage } from 'shared-types/reports/workflow'
import { ask, codeOf } from '../../../test/builders/ask'
import { seen, storedReport } from '../../../test/builders/forms'
import { YEAR, type Person } from '../../../test/contract/people'
import { openWorld, type Student } from '../../../test/contract/world'

const world = await openWorld()
const kind = 'origin' as const
const level2 = await world.staff('10001level2')
const level1 = await world.staff('10001level1')

/** Students whose numbers begin alike, so that a search takes exactly them. */
let groups = 0
async function group(stages: readonly Stage[]): Promise<{ search: string; students: Student[] }> {
  groups += 1
  const search = `B${String(groups).padStart(3, '0')}`
  const students: Student[] = []
  for (const [at, origin] of stages.entries()) {
    const row = { ...world.nextRow(), studentNumber: `${search}-${at}` }
    students.push(await world.student({ origin, row }))
  }
  return { search, students }
}

const start = (by: Person, search: string, expected: number, more: object = {}) =>
  ask(world, by, 'reports.review-filtered', {
    kind,
    year: YEAR,
    search,
    action: 'approve',
    expected,
    ...more,
  })

async function started(by: Person, search: string, expected: number): Promise<ReviewBatch> {
  const reply = await start(by, search, expected)
  if (!reply.ok) throw new Error(reply.message)
  return reply.value as ReviewBatch
}

const batchNow = (by: Person, { id }: ReviewBatch) =>
  world.call(by, 'reports.get-batch', { kind, id })

const stagesOf = async (students: readonly Student[]) =>
  (await Promise.all(students.map((it) => storedReport(world, it, kind))))
    .flat()
    .map((it) => it.stage)

test('everything that the filter lets through is reviewed by a job, each once, each with its history', async () => {
  const { search, students } = await group(['level2', 'level1', 'level2'])
  const other = await group(['level2'])
  const preview = await world.call(level1, 'reports.preview-filtered-batch', {
    kind,
    year: YEAR,
    search,
  })
  expect(preview).toEqual({ total: 3, refusal: null })
  const batch = await started(level1, search, 3)
  expect(batch).toMatchObject({ state: 'running', total: 3, reviewed: 0 })
  await world.drain()
  expect(await batchNow(level1, batch)).toMatchObject({ state: 'done', reviewed: 3, skipped: 0 })
  expect(await stagesOf(students)).toEqual(['centre', 'centre', 'centre'])
  expect(await stagesOf(other.students)).toEqual(['level2'])
  const { rows } = await world.owner.query(
    `select count(*)::int as count from report_history where report_id = any ($1) and actor_id = $2`,
    [students.map((it) => seen(it, kind).id), level1.id],
  )
  expect(rows).toEqual([{ count: 3 }])
})

test('the refusals are those of ticked rows, in their words, and nothing is started', async () => {
  const { search } = await group(['level2', 'level1', 'completed'])
  const refusal = '选项中有“完成”和“中心待审”的记录，请重新选择。'
  expect(await start(level2, search, 3)).toMatchObject({ ok: false, message: refusal })
  expect(
    await world.call(level2, 'reports.preview-filtered-batch', { kind, year: YEAR, search }),
  ).toEqual({ total: 3, refusal })
  expect(codeOf(await start(level2, `${search}-0`, 1, { action: 'reject' }))).toBe(
    'opinion-required',
  )
  expect(codeOf(await start(level2, 'nobody', 1))).toBe('batch-empty')
  expect(codeOf(await start(level2, `${search}-0`, 2))).toBe('batch-changed')
  const { batches } = await world.call(level2, 'reports.list-batches', { kind, year: YEAR })
  expect(batches).toEqual([])
})

test('what changed after the batch was started is left, and the result says which and why', async () => {
  const { search, students } = await group(['level2', 'level2', 'level2'])
  const batch = await started(level1, search, 3)
  const [changed] = students
  if (!changed) throw new Error('nobody')
  await world.call(level2, 'reports.review', { ...seen(changed, kind), action: 'approve' })
  await world.drain()
  expect(await batchNow(level1, batch)).toMatchObject({ state: 'done', reviewed: 2, skipped: 1 })
  const { items } = await world.call(level1, 'reports.list-batch-items', {
    kind,
    id: batch.id,
    outcome: 'changed',
  })
  expect(items).toMatchObject([
    { reportId: seen(changed, kind).id, studentNumber: `${search}-0`, outcome: 'changed' },
  ])
  expect(await stagesOf(students)).toEqual(['level1', 'centre', 'centre'])
})

test('several majors at once: of them, what waits for this level', async () => {
  const { search, students } = await group(['level2', 'level1'])
  const major = await storedMajor(students[0])
  const filter = { pending: true, majorIds: [major] }
  expect(codeOf(await start(level2, search, 1, filter))).toBe('answered')
  await world.drain()
  expect(await stagesOf(students)).toEqual(['level1', 'level1'])
})

async function storedMajor(student: Student | undefined): Promise<string> {
  const { rows } = await world.owner.query<{ major_id: string }>(
    'select major_id from student where id = $1',
    [student?.id],
  )
  return rows[0]?.major_id ?? ''
}

test('a batch that is stopped leaves the rest as it was', async () => {
  const { search, students } = await group(['level2', 'level2'])
  const batch = await started(level2, search, 2)
  const stopped = await world.call(level2, 'reports.stop-batch', { kind, id: batch.id })
  expect(stopped).toMatchObject({ state: 'stopped', stopReason: '您停止了本次批量审核' })
  await world.drain()
  expect(await stagesOf(students)).toEqual(['level2', 'level2'])
  expect(await batchNow(level2, batch)).toMatchObject({ state: 'stopped', reviewed: 0 })
})

test('a permission that is taken away stops the batch before its next report', async () => {
  const { search, students } = await group(['level2'])
  const batch = await started(level2, search, 1)
  const take = (functions: string) =>
    world.owner.query(
      `update role set functions = ${functions} where (school_id, id) =
        (select school_id, role_id from staff where id = $1)`,
      [level2.id],
    )
  await take(`array_remove(functions, 'origin.review')`)
  await world.drain()
  await take(`array_append(functions, 'origin.review')`)
  expect(await stagesOf(students)).toEqual(['level2'])
  expect(await batchNow(level2, batch)).toMatchObject({
    state: 'stopped',
    stopReason: '您已没有审核权限，本次批量审核已停止',
  })
})

test('a batch whose job is given up says so, and leaves what it did not reach', async () => {
  const { search, students } = await group(['level2'])
  const batch = await started(level2, search, 1)
  await world.owner.query(
    `update job set attempts = 6 where kind = 'review-batch' and state = 'waiting'`,
  )
  await world.drain()
  expect(await batchNow(level2, batch)).toMatchObject({
    state: 'stopped',
    stopReason: '系统多次尝试后仍未能继续，已审核的记录不变，其余可重新筛选后再审核',
  })
  expect(await stagesOf(students)).toEqual(['level2'])
})

test('a colleague of the same school sees neither the batch nor its results', async () => {
  const { search } = await group(['level2'])
  const batch = await started(level2, search, 1)
  for (const operation of [
    'reports.get-batch',
    'reports.list-batch-items',
    'reports.stop-batch',
  ] as const)
    expect(codeOf(await ask(world, level1, operation, { kind, id: batch.id }))).toBe('not-found')
  await world.drain()
})
