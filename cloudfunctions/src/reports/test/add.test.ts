import { afterEach, expect, test } from '@jest/globals'
import type { ReportData } from 'shared-types/reports/fields/field'
import { ask, codeOf, codesAtOnce } from '../../../test/builders/ask'
import { decideFields } from '../../../test/builders/field-settings'
import { PNG } from '../../../test/builders/file-bytes'
import { FILLED_IN, storedReport } from '../../../test/builders/forms'
import type { Person } from '../../../test/contract/people'
import { openWorld, type Student } from '../../../test/contract/world'

const world = await openWorld()
const kind = 'origin' as const
const level2 = await world.staff('10001level2')
const level1 = await world.staff('10001level1')

afterEach(async () => {
  await world.owner.query('delete from field_settings')
  await world.owner.query('update school set avoid_own_edits = false')
})

const begin = (by: Person, { id: studentId }: Student) =>
  ask(world, by, 'reports.begin', { kind, studentId })

/** The form as this student's begins, filled in and changed as asked. */
async function formFor({ id: studentId }: Student, changes: ReportData = {}) {
  const { initial } = await world.call(level2, 'reports.begin', { kind, studentId })
  const data: ReportData = { ...initial, ...FILLED_IN, ...changes }
  return { kind, studentId, data }
}

const add = async (by: Person, student: Student, changes?: ReportData) =>
  ask(world, by, 'reports.add', await formFor(student, changes))

test('the school adds a report for a student who has none: submitted, on record, kept from its author', async () => {
  await world.owner.query('update school set avoid_own_edits = true')
  const student = await world.student({ bound: false })
  expect(await begin(level2, student)).toMatchObject({
    value: { initial: { originRegion: '440106', politicalStatus: '03' }, holder: { year: 2026 } },
  })
  expect(await storedReport(world, student, kind)).toEqual([])

  expect(await add(level2, student, { currentHukou: '佛山市' })).toMatchObject({
    value: {
      source: 'school',
      stage: 'level2',
      submission: 'submitted',
      version: 1,
      data: { currentHukou: '佛山市', originRegion: '440106' },
      history: [{ action: 'add', from: 'draft', to: 'level2', actorName: '林经办', version: 1 }],
    },
  })
  const [{ id = '' } = {}] = await storedReport(world, student, kind)
  const { rows: audit } = await world.owner.query(
    'select operation, actor_id, before, after from audit_entry where subject_id = $1',
    [id],
  )
  expect(audit).toMatchObject([
    { operation: 'reports.add', actor_id: level2.id, after: { stage: 'level2', version: 1 } },
  ])
  const approve = { kind, id, version: 1, action: 'approve' }
  expect(codeOf(await ask(world, level2, 'reports.review', approve))).toBe('review-own-edit')
  expect(codeOf(await ask(world, level1, 'reports.review', approve))).toBe('answered')
})

test('whose student it is not, or who may not edit, neither opens the form nor adds', async () => {
  const student = await world.student()
  const form = await formFor(student)
  const refused: [Person, string][] = [
    [await world.staff('10002level1'), 'not-found'],
    [await world.staff('10001other'), 'not-found'],
    [await world.lacking(level2, 'origin.edit'), 'permission-denied'],
    [await world.staff('centre'), 'permission-denied'],
  ]
  for (const [by, code] of refused) {
    expect(codeOf(await begin(by, student))).toBe(code)
    expect(codeOf(await ask(world, by, 'reports.add', form))).toBe(code)
  }
  expect(await storedReport(world, student, kind)).toEqual([])
})

test('a student who has a report, in whatever state, is refused in words that name it', async () => {
  const reasons = {
    draft: '学生正在填写，尚未提交',
    level1: '目前为“一级待审”，请在列表中查找',
    completed: '目前为“完成”，请在列表中查找',
  } as const
  for (const [stage, reason] of Object.entries(reasons)) {
    const student = await world.student({ origin: stage as keyof typeof reasons })
    const before = await storedReport(world, student, kind)
    const refusal = { code: 'report-exists', hint: { reason } }
    expect(await begin(level2, student)).toMatchObject(refusal)
    const form = { kind, studentId: student.id, data: FILLED_IN }
    expect(await ask(world, level2, 'reports.add', form)).toMatchObject(refusal)
    expect(await storedReport(world, student, kind)).toEqual(before)
  }
})

test('of several who add at once, and the student who hands in, exactly one counts', async () => {
  const student = await world.student()
  const form = await formFor(student)
  const own = { kind, version: 0, data: form.data }
  const codes = await codesAtOnce([
    ask(world, level2, 'reports.add', form),
    ask(world, level1, 'reports.add', form),
    ask(world, level2, 'reports.add', form),
    ask(world, student, 'reports.submit', own),
  ])
  expect(codes.filter((it) => it === 'answered')).toHaveLength(1)
  expect(new Set(codes)).not.toContain('unexpected')
  const { rows } = await world.owner.query(
    `select h.action from report_history h join report r on r.id = h.report_id
     where r.student_id = $1`,
    [student.id],
  )
  expect(rows).toHaveLength(1)
})

test('what is required is asked for, what is switched off is refused, and nothing is written', async () => {
  await decideFields(world, level1, kind, {
    qq: { enabled: false },
    class: { enabled: false },
  })
  const student = await world.student({ row: { class: '软件1班' } })
  const form = await formFor(student)
  const { class: known, ...asked } = form.data
  expect(known).toBeTruthy()
  const send = (data: ReportData) => ask(world, level2, 'reports.add', { ...form, data })
  expect(await send({ ...asked, mobile: '' })).toMatchObject({
    code: 'fields-invalid',
    hint: { problems: [{ field: 'mobile', message: '请填写手机号' }] },
  })
  expect(codeOf(await send({ ...asked, qq: '12345' }))).toBe('field-not-editable')
  expect(await storedReport(world, student, kind)).toEqual([])

  // What the roll knows is kept, asked or not.
  expect(codeOf(await send(asked))).toBe('answered')
  expect(await storedReport(world, student, kind)).toMatchObject([{ data: { class: known } }])
})

test('files that the author uploaded go with the report', async () => {
  const label = { label: '户口本', type: 'attachment' as const }
  await decideFields(world, level1, kind, {}, [
    { enabled: true, editable: true, required: true, extension: label },
  ])
  const student = await world.student()
  const { settings } = await world.call(level2, 'reports.begin', { kind, studentId: student.id })
  const field = settings.find((it) => it.extension)?.field ?? ''
  const theirs = await world.upload(level1, 'attachment', PNG, { name: '他人.png' })
  expect(codeOf(await add(level2, student, { [field]: theirs }))).toBe('fields-invalid')
  const fileId = await world.upload(level2, 'attachment', PNG, { name: '户口本.png' })
  expect(await add(level2, student, { [field]: fileId })).toMatchObject({
    value: { attachments: [{ id: fileId, field, name: '户口本.png' }] },
  })
})

test('a dispatch that nobody initialised can be added, by the rules of its form', async () => {
  const student = await world.student()
  const form = { kind: 'dispatch' as const, studentId: student.id }
  const { initial } = await world.call(level2, 'reports.begin', form)
  const refused = await ask(world, level2, 'reports.add', { ...form, data: initial })
  expect(codeOf(refused)).toBe('fields-invalid')
  expect(await storedReport(world, student, 'dispatch')).toEqual([])
})
