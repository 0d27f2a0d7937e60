import { beforeEach, expect, test } from '@jest/globals'
import type { ReportData } from 'shared-types/reports/fields/field'
import { amendment, NEW_EMPLOYER, openEmployment } from '../../../test/builders/amendment'
import { ask, codeOf } from '../../../test/builders/ask'
import { decideFields } from '../../../test/builders/field-settings'
import { seen, storedReport } from '../../../test/builders/forms'
import type { Person } from '../../../test/contract/people'
import { openWorld, type Student } from '../../../test/contract/world'

const world = await openWorld()
const level2 = await world.staff('10001level2')
const level1 = await world.staff('10001level1')
const centre = await world.staff('centre')

beforeEach(() => openEmployment(world))

const settled = () => world.student({ employment: 'completed' })
const employmentOf = async (student: Student) =>
  (await storedReport(world, student, 'employment'))[0]
const mine = async (student: Student) =>
  (await world.call(student, 'reports.mine', { kind: 'employment' })).report
const apply = async (student: Student, papers?: string[]) =>
  ask(world, student, 'amendments.apply', await amendment(world, student, student, papers))

async function review(by: Person, student: Student, action: 'approve' | 'reject') {
  const { id = '', version = 0 } = (await employmentOf(student)) ?? {}
  const opinion = '证明材料不清楚'
  await world.call(by, 'reports.review', { kind: 'employment', id, version, action, opinion })
}

const filesOf = async (student: Student) => {
  const { rows } = await world.owner.query<{ field: string; file_id: string }>(
    `select field, file_id from report_attachment it join report on report.id = it.report_id
      where report.student_id = $1`,
    [student.id],
  )
  return rows
}

test('a change of employment goes through three reviews; the new employer counts when it is completed', async () => {
  const student = await settled()
  const before = await mine(student)
  expect(before).toMatchObject({ allowedActions: ['amend'], application: { open: true } })
  expect(await apply(student)).toMatchObject({
    ok: true,
    value: {
      stage: 'level2',
      submission: 'amendment',
      source: 'student',
      data: NEW_EMPLOYER,
      application: { former: before?.data, warnings: [] },
      history: expect.arrayContaining([expect.objectContaining({ action: 'amend' })]),
    },
  })
  const listed = await world.call(level2, 'reports.list', {
    ...{ kind: 'employment', year: 2026, submission: 'amendment' },
    search: student.row.studentNumber,
  })
  expect(listed.rows).toMatchObject([{ stage: 'level2', source: 'student' }])
  for (const by of [level2, level1, centre]) await review(by, student, 'approve')
  expect(await employmentOf(student)).toMatchObject({
    ...{ stage: 'completed', submission: 'amendment', former: null, data: NEW_EMPLOYER },
  })
  // And once more, years later.
  expect(await mine(student)).toMatchObject({ allowedActions: ['amend'] })
  expect(codeOf(await apply(student))).toBe('answered')
})

test('an application asks why and for a proof of its own', async () => {
  const student = await settled()
  const { data, ...rest } = await amendment(world, student, student, [])
  const { amendmentReason: _, ...without } = data
  const reply = await ask(world, student, 'amendments.apply', { ...rest, data: without })
  expect(reply).toMatchObject({
    code: 'fields-invalid',
    hint: {
      problems: [
        { field: 'proof', message: '请上传就业证明材料' },
        { field: 'amendmentReason', message: '请填写变更原因' },
      ],
    },
  })
  expect(await employmentOf(student)).toMatchObject({ stage: 'completed', submission: 'submitted' })
})

test('a report that is no change has no reason to give', async () => {
  const student = await world.student({ employment: 'draft' })
  const { version, data } = await amendment(world, student, student)
  const input = { kind: 'employment' as const, version, data }
  const { data: stored } = await world.call(student, 'reports.submit', input)
  expect(stored).toMatchObject(NEW_EMPLOYER)
  expect(stored).not.toHaveProperty('amendmentReason')
})

test('a returned application is handed in again, or given up: then what was settled holds again, with its proof', async () => {
  const student = await settled()
  await apply(student)
  await review(level1, student, 'approve')
  await review(centre, student, 'approve')
  const before = await employmentOf(student)
  const files = await filesOf(student)
  expect(files).toHaveLength(1)
  await apply(student)
  await review(level2, student, 'reject')
  const report = await mine(student)
  expect(report).toMatchObject({ allowedActions: ['submit', 'abandon'], opinion: '证明材料不清楚' })
  const version = report?.version ?? 0
  const again = { kind: 'employment' as const, version, data: report?.data ?? {} }
  expect(await world.call(student, 'reports.submit', again)).toMatchObject({
    stage: 'level2',
    submission: 'amendment',
  })
  const withdraw = { kind: 'employment', version: version + 1 }
  expect(codeOf(await ask(world, student, 'reports.withdraw', withdraw))).toBe('action-not-allowed')
  expect(await filesOf(student)).not.toEqual(files)
  await world.call(student, 'amendments.abandon-mine', { version: version + 1 })
  expect(await employmentOf(student)).toEqual({ ...before, version: version + 2 })
  expect(await filesOf(student)).toEqual(files)
})

test('while the reporting is closed nobody applies, but what is under way may be given up', async () => {
  const student = await settled()
  const applied = await settled()
  await apply(applied)
  await openEmployment(world, false)
  const reason = '省中心尚未开放本年度该项上报'
  expect(await mine(student)).toMatchObject({
    allowedActions: [],
    application: { open: false, closedReason: reason },
  })
  expect(await apply(student)).toMatchObject({ code: 'reporting-closed', hint: { reason } })
  const { id } = seen(student, 'employment')
  const input = { id, ...(await amendment(world, level2, student)) }
  expect(codeOf(await ask(world, level2, 'amendments.apply-for', input))).toBe('reporting-closed')
  const { version = 0 } = (await employmentOf(applied)) ?? {}
  await world.call(applied, 'amendments.abandon-mine', { version })
  expect(await employmentOf(applied)).toMatchObject({ stage: 'completed', submission: 'submitted' })
})

test('a field that the school fills is not changed by applying', async () => {
  await decideFields(world, level1, 'employment', { relevance: { editable: false } })
  const student = await settled()
  const { version, data } = await amendment(world, student, student)
  expect(await ask(world, student, 'amendments.apply', { version, data })).toMatchObject({
    code: 'field-not-editable',
    hint: { problems: [{ field: 'relevance', message: '专业与就业相关度由学校填写' }] },
  })
  expect(await employmentOf(student)).toMatchObject({ stage: 'completed', version })
  await decideFields(world, level1, 'employment', { relevance: { editable: true } })
})

test('what a field holds that the form no longer asks is kept', async () => {
  const student = await settled()
  const first = await amendment(world, student, student)
  const data = { ...first.data, employerPhone: '13800000000' }
  await world.call(student, 'amendments.apply', { ...first, data })
  await review(level1, student, 'approve')
  await review(centre, student, 'approve')
  const before = await employmentOf(student)
  await decideFields(world, level1, 'employment', { employerPhone: { enabled: false } })
  const { version, data: again } = await amendment(world, student, student)
  const { employerPhone: _, ...asked }: ReportData = again
  await world.call(student, 'amendments.apply', { version, data: asked })
  const kept = (await employmentOf(student))?.data['employerPhone']
  expect(kept).toBeTruthy()
  expect(before?.data).toHaveProperty('employerPhone')
  await decideFields(world, level1, 'employment', { employerPhone: { enabled: true } })
})

test('the school applies for a graduate and gives it up once returned; other majors do not see them', async () => {
  const student = await settled()
  const { id } = seen(student, 'employment')
  const input = { id, ...(await amendment(world, level2, student)) }
  const other = await world.staff('10001other')
  expect(codeOf(await ask(world, other, 'amendments.apply-for', input))).toBe('not-found')
  const stale = { ...input, version: input.version - 1 }
  expect(codeOf(await ask(world, level2, 'amendments.apply-for', stale))).toBe('stale-version')
  expect(codeOf(await ask(world, centre, 'amendments.apply-for', input))).toBe('action-not-allowed')
  expect(await world.call(level2, 'amendments.apply-for', input)).toMatchObject({
    stage: 'level2',
    source: 'school',
  })
  const early = { id, version: input.version + 1 }
  expect(codeOf(await ask(world, level2, 'amendments.abandon', early))).toBe('action-not-allowed')
  await review(level1, student, 'reject')
  await world.call(level2, 'amendments.abandon', { id, version: input.version + 2 })
  expect(await employmentOf(student)).toMatchObject({ stage: 'completed', submission: 'submitted' })
})

test('an origin and a dispatch know no change of employment', async () => {
  const student = await world.student({ origin: 'completed', dispatch: 'completed' })
  expect(codeOf(await ask(world, student, 'amendments.apply', { version: 1, data: {} }))).toBe(
    'not-found',
  )
  await expect(
    world.owner.query(`update report set submission = 'amendment' where student_id = $1`, [
      student.id,
    ]),
  ).rejects.toThrow(/report_submission_check/)
})
