import { afterEach, expect, test } from '@jest/globals'
import { ask, codeOf, codesAtOnce } from '../../../test/builders/ask'
import { originForm, seen, storedReport } from '../../../test/builders/forms'
import type { Person } from '../../../test/contract/people'
import { openWorld, type Student } from '../../../test/contract/world'

const world = await openWorld()
const kind = 'origin' as const
const level2 = await world.staff('10001level2')
const level1 = await world.staff('10001level1')
const centre = await world.staff('centre')

afterEach(() => world.owner.query('update school set avoid_own_edits = false'))

const review = (by: Person, report: object, action = 'approve', opinion?: string) =>
  ask(world, by, 'reports.review', { ...report, action, ...(opinion !== undefined && { opinion }) })

const historyOf = async (student: Student) => {
  const { rows } = await world.owner.query<Record<string, unknown>>(
    `select h.* from report_history h join report r on r.id = h.report_id
     where r.student_id = $1 and r.kind = $2 order by h.at, h.id`,
    [student.id, kind],
  )
  return rows
}

const correct = async (by: Person, student: Student) => {
  const { data, version } = await originForm(world, student, { currentHukou: '佛山市' })
  return ask(world, by, 'reports.save', { ...seen(student, kind), version, data })
}

test('a report passes second level, first level and centre, and each step is on record', async () => {
  const student = await world.student({ origin: 'level2' })
  const steps: [Person, string][] = [
    [level2, 'level1'],
    [level1, 'centre'],
    [centre, 'completed'],
  ]
  let { version } = seen(student, kind)
  for (const [by, stage] of steps) {
    const reply = await review(by, { ...seen(student, kind), version })
    version += 1
    expect(reply).toMatchObject({ value: { stage, version } })
  }
  expect(await historyOf(student)).toMatchObject([
    { action: 'submit', to_stage: 'level2' },
    {
      action: 'approve',
      from_stage: 'level2',
      to_stage: 'level1',
      version: 1,
      actor_name: '林经办',
    },
    {
      action: 'approve',
      from_stage: 'level1',
      to_stage: 'centre',
      version: 2,
      actor_name: '陈指导',
    },
    {
      action: 'approve',
      from_stage: 'centre',
      to_stage: 'completed',
      version: 3,
      actor_name: '周主任',
    },
  ])
  const { rows: audit } = await world.owner.query(
    `select operation, actor_id, before, after from audit_entry where subject_id = $1 order by sequence`,
    [seen(student, kind).id],
  )
  expect(audit).toMatchObject([
    { operation: 'reports.approve', actor_id: level2.id, before: { stage: 'level2', version: 1 } },
    { operation: 'reports.approve', actor_id: level1.id, before: { stage: 'level1', version: 2 } },
    {
      operation: 'reports.approve',
      actor_id: centre.id,
      after: { stage: 'completed', version: 4 },
    },
  ])
})

test('a first-level user may pass what waits for the second level', async () => {
  const student = await world.student({ origin: 'level2' })
  expect(await review(level1, seen(student, kind))).toMatchObject({ value: { stage: 'centre' } })
})

test('nobody skips the line: each level reviews what waits for it', async () => {
  const atLevel1 = await world.student({ origin: 'level1' })
  const atCentre = await world.student({ origin: 'centre' })
  const done = await world.student({ origin: 'completed' })
  const tries: [Person, Student][] = [
    [level2, atLevel1],
    [level2, atCentre],
    [level1, atCentre],
    [centre, atLevel1],
    [level1, done],
    [centre, done],
  ]
  for (const [by, student] of tries)
    expect(codeOf(await review(by, seen(student, kind)))).toBe('action-not-allowed')
  expect(await storedReport(world, done, kind)).toMatchObject([seen(done, kind)])
})

test.each([undefined, '', '   '])('a rejection needs an opinion (%j)', async (opinion) => {
  const student = await world.student({ origin: 'level2' })
  const before = await historyOf(student)
  expect(await review(level2, seen(student, kind), 'reject', opinion)).toMatchObject({
    code: 'opinion-required',
    message: '请输入审核意见',
  })
  expect(await storedReport(world, student, kind)).toMatchObject([{ stage: 'level2', version: 1 }])
  expect(await historyOf(student)).toEqual(before)
})

test('an approval may leave the opinion empty', async () => {
  const student = await world.student({ origin: 'level2' })
  expect(await review(level2, seen(student, kind), 'approve', ' ')).toMatchObject({
    value: { stage: 'level1', history: [{}, { opinion: null }] },
  })
})

test('a reviewer acts on the version they saw', async () => {
  const student = await world.student({ origin: 'level2' })
  expect(codeOf(await correct(level2, student))).toBe('answered')
  expect(await review(level1, seen(student, kind))).toMatchObject({
    code: 'stale-version',
    message: '该记录已被修改，请刷新后重新审核',
  })
  expect(await storedReport(world, student, kind)).toMatchObject([{ stage: 'level2', version: 2 }])
})

test('of reviewers who decide at the same moment exactly one counts', async () => {
  for (let round = 0; round < 5; round += 1) {
    const student = await world.student({ origin: 'level2' })
    const codes = await codesAtOnce([
      review(level2, seen(student, kind)),
      review(level1, seen(student, kind)),
      review(level2, seen(student, kind), 'reject', '不通过'),
      review(level1, seen(student, kind), 'reject', '不通过'),
    ])
    expect(codes).toEqual(['answered', 'stale-version', 'stale-version', 'stale-version'])
    expect(await historyOf(student)).toHaveLength(2)
    expect(await storedReport(world, student, kind)).toMatchObject([{ version: 2 }])
  }
}, 30_000)

test('a review and a correction at the same moment: one of them was too late', async () => {
  const student = await world.student({ origin: 'level2' })
  const codes = await codesAtOnce([review(level2, seen(student, kind)), correct(level1, student)])
  expect(codes).toEqual(['answered', 'stale-version'])
})

const edits: [stage: 'level2' | 'level1' | 'centre' | 'rejected', next: string][] = [
  ['level2', 'level2'],
  ['level1', 'level1'],
  ['centre', 'level1'],
  ['rejected', 'level2'],
]

test.each(edits)('what the school corrects at %s goes on at %s', async (stage, next) => {
  const student = await world.student({ origin: stage })
  expect(await correct(level2, student)).toMatchObject({
    value: {
      stage: next,
      opinion: null,
      data: { currentHukou: '佛山市' },
    },
  })
  expect((await historyOf(student)).at(-1)).toMatchObject({ action: 'save', to_stage: next })
})

test('the school corrects neither a completed report nor a draft, and the centre none at all', async () => {
  const done = await world.student({ origin: 'completed' })
  const draft = await world.student({ origin: 'draft' })
  const waiting = await world.student({ origin: 'centre' })
  expect(codeOf(await correct(level1, done))).toBe('action-not-allowed')
  expect(codeOf(await correct(level1, draft))).toBe('action-not-allowed')
  expect(codeOf(await correct(centre, waiting))).toBe('action-not-allowed')
  const { allowedActions } = await world.call(level1, 'reports.get', {
    kind,
    id: seen(done, kind).id,
  })
  expect(allowedActions).toEqual([])
})

test('a correction is checked like a submission, and checked against the version seen', async () => {
  const student = await world.student({ origin: 'level2' })
  const { data } = await originForm(world, student)
  const save = (changes: object, version = 1) =>
    ask(world, level2, 'reports.save', {
      ...seen(student, kind),
      version,
      data: { ...data, ...changes },
    })
  expect(codeOf(await save({ mobile: '1' }))).toBe('fields-invalid')
  expect(codeOf(await save({ nickname: '小明' }))).toBe('field-not-editable')
  expect(codeOf(await save({}, 7))).toBe('stale-version')
  expect(await storedReport(world, student, kind)).toMatchObject([{ version: 1 }])
})

test('where the school avoids it, nobody reviews what they corrected themselves at their level', async () => {
  await world.owner.query(`update school set avoid_own_edits = true where code = '10001'`)
  const student = await world.student({ origin: 'level2' })
  await correct(level1, student)
  const own = { ...seen(student, kind), version: 2 }
  expect(codeOf(await review(level1, own))).toBe('review-own-edit')
  const batch = { kind, action: 'approve', selected: [{ id: own.id, version: 2 }] }
  expect(codeOf(await ask(world, level1, 'reports.review-batch', batch))).toBe('review-own-edit')
  expect(await storedReport(world, student, kind)).toMatchObject([{ stage: 'level2', version: 2 }])
  expect(codeOf(await review(level2, own))).toBe('answered')
})

test('by default a person may review what they corrected', async () => {
  const student = await world.student({ origin: 'level2' })
  await correct(level1, student)
  expect(codeOf(await review(level1, { ...seen(student, kind), version: 2 }))).toBe('answered')
})

test('the centre reopens a completed report with a reason; the student corrects it', async () => {
  const student = await world.student({ origin: 'completed' })
  const { version } = seen(student, kind)
  expect(codeOf(await review(centre, seen(student, kind), 'reopen'))).toBe('opinion-required')
  expect(codeOf(await review(level1, seen(student, kind), 'reopen', '有误'))).toBe(
    'action-not-allowed',
  )
  expect(await review(centre, seen(student, kind), 'reopen', '生源地有误')).toMatchObject({
    value: { stage: 'rejected', opinion: '生源地有误', version: version + 1 },
  })
  const form = await originForm(world, student, { originRegion: '440305' })
  expect(await ask(world, student, 'reports.submit', form)).toMatchObject({
    value: { stage: 'level2' },
  })
})

test('a reviewer of another major or school cannot tell that the report exists', async () => {
  const student = await world.student({ origin: 'level2' })
  for (const account of ['10001other', '10002level1'])
    expect(codeOf(await review(await world.staff(account), seen(student, kind)))).toBe('not-found')
  expect(await storedReport(world, student, kind)).toMatchObject([seen(student, kind)])
})

test('a permission taken away is refused at the very next request', async () => {
  const student = await world.student({ origin: 'level2' })
  const role = `update role set functions = array_remove(functions, 'origin.review') where name = '一级'`
  await world.owner.query(role)
  try {
    expect(codeOf(await review(level1, seen(student, kind)))).toBe('permission-denied')
    const { allowedActions } = await world.call(level1, 'reports.get', {
      kind,
      id: seen(student, kind).id,
    })
    expect(allowedActions).toEqual(['save'])
  } finally {
    await world.owner.query(role.replace('remove', 'append'))
  }
})
