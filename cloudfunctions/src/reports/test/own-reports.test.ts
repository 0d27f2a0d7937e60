import { expect, test } from '@jest/globals'
import { ask, codeOf, codesAtOnce } from '../../../test/builders/ask'
import { originForm, storedReport } from '../../../test/builders/forms'
import { YEAR } from '../../../test/contract/people'
import { openWorld } from '../../../test/contract/world'

const world = await openWorld()
const level2 = await world.staff('10001level2')
const kind = 'origin' as const

test('a student keeps a draft, submits it, and the school finds it waiting', async () => {
  const student = await world.student()
  const draft = await world.call(student, 'reports.save-draft', await originForm(world, student))
  expect(draft).toMatchObject({ stage: 'draft', version: 1, submittedAt: null, history: [] })

  const sent = await world.call(student, 'reports.submit', await originForm(world, student))

  expect(sent).toMatchObject({
    stage: 'level2',
    version: 2,
    submission: 'submitted',
    source: 'student',
    allowedActions: ['withdraw'],
    history: [{ action: 'submit', from: 'draft', to: 'level2', actorLabel: '学生', version: 2 }],
  })
  const list = await world.call(level2, 'reports.list', { kind, year: YEAR, stage: 'level2' })
  expect(list.rows).toMatchObject([
    { id: sent.id, name: student.row.name, submission: 'submitted' },
  ])
})

test('a draft may be incomplete; what is submitted may not, and each field is named', async () => {
  const student = await world.student()
  const form = await originForm(world, student, { mobile: '', teacherTraining: '' })
  expect((await world.call(student, 'reports.save-draft', form)).stage).toBe('draft')

  const reply = await ask(world, student, 'reports.submit', { ...form, version: 1 })

  expect(reply).toMatchObject({
    code: 'fields-invalid',
    hint: {
      problems: [
        { field: 'mobile', message: '请填写手机号' },
        { field: 'teacherTraining', message: '请选择是否师范生' },
      ],
    },
  })
  expect(await storedReport(world, student, kind)).toMatchObject([{ stage: 'draft', version: 1 }])
})

test('a draft holds nothing that is malformed, and no unit of another school', async () => {
  const student = await world.student()
  const form = await originForm(world, student, {
    mobile: '12',
    campus: '-'.repeat(36),
    major: world.schoolOf('10002').majors[0]?.id ?? '',
  })
  const reply = await ask(world, student, 'reports.save-draft', form)
  expect(reply).toMatchObject({
    code: 'fields-invalid',
    hint: {
      problems: [
        { field: 'mobile' },
        { field: 'campus', message: '请重新选择校区' },
        { field: 'major', message: '请重新选择专业' },
      ],
    },
  })
  expect(await storedReport(world, student, kind)).toEqual([])
})

test('what nobody has acted on can be withdrawn, corrected and submitted again', async () => {
  const student = await world.student({ origin: 'level2' })
  const withdrawn = await world.call(student, 'reports.withdraw', { kind, version: 1 })
  expect(withdrawn).toMatchObject({ stage: 'draft', submission: 'draft', version: 2 })

  const form = await originForm(world, student, { currentHukou: '佛山市' })
  const sent = await world.call(student, 'reports.submit', form)

  expect(sent.data['currentHukou']).toBe('佛山市')
  expect(sent.history.map((it) => it.action)).toEqual(['submit', 'withdraw', 'submit'])
})

test('a reviewer who opened the report before it was withdrawn acts on nothing', async () => {
  const student = await world.student({ origin: 'level2' })
  const [{ id = '', version = 0 } = {}] = student.reports
  await world.call(student, 'reports.withdraw', { kind, version })
  await world.call(student, 'reports.submit', await originForm(world, student))
  const review = { kind, id, version, action: 'approve' }
  expect(codeOf(await ask(world, level2, 'reports.review', review))).toBe('stale-version')
})

test('after an approval nothing can be withdrawn', async () => {
  const student = await world.student({ origin: 'level1' })
  const [{ version = 0 } = {}] = student.reports
  const reply = await ask(world, student, 'reports.withdraw', { kind, version })
  expect(codeOf(reply)).toBe('action-not-allowed')
  expect(await storedReport(world, student, kind)).toMatchObject([{ stage: 'level1', version }])
})

test('what the school has corrected is not withdrawn from under it', async () => {
  const student = await world.student({ origin: 'level2' })
  const [{ id = '' } = {}] = student.reports
  const { data } = await originForm(world, student, { currentHukou: '佛山市' })
  await world.call(level2, 'reports.save', { kind, id, version: 1, data })

  const { report } = await world.call(student, 'reports.mine', { kind })
  const reply = await ask(world, student, 'reports.withdraw', { kind, version: 2 })

  expect(report?.allowedActions).toEqual([])
  expect(codeOf(reply)).toBe('action-not-allowed')
  expect(await storedReport(world, student, kind)).toMatchObject([{ stage: 'level2', version: 2 }])
})

test('a returned report shows the opinion and the office, not the person; corrected, it starts again', async () => {
  const student = await world.student({ origin: 'level2' })
  const [{ id = '', version = 0 } = {}] = student.reports
  const opinion = '现户口请填写到市'
  await world.call(level2, 'reports.review', { kind, id, version, action: 'reject', opinion })

  const { report } = await world.call(student, 'reports.mine', { kind })
  expect(report).toMatchObject({ stage: 'rejected', opinion, allowedActions: ['submit'] })
  expect(report?.history.at(-1)).toMatchObject({ actorName: '', actorLabel: '二级用户', opinion })
  expect(JSON.stringify(report)).not.toContain('林经办')

  const form = await originForm(world, student, { currentHukou: '佛山市' })
  expect(await world.call(student, 'reports.submit', form)).toMatchObject({
    stage: 'level2',
    opinion: null,
    version: 3,
  })
})

test('a correction kept as a draft stays with the student, marked as returned', async () => {
  const student = await world.student({ origin: 'rejected' })
  const form = await originForm(world, student, { currentHukou: '佛山市' })
  const saved = await world.call(student, 'reports.save-draft', form)
  expect(saved).toMatchObject({ stage: 'rejected', opinion: '请核对后重新提交' })
})

test('a form that was opened before another change is refused', async () => {
  const student = await world.student()
  const form = await originForm(world, student)
  await world.call(student, 'reports.save-draft', form)
  const other = { ...form, data: { ...form.data, currentHukou: '深圳市' } }
  expect(codeOf(await ask(world, student, 'reports.submit', other))).toBe('changed-elsewhere')
  const withdrawal = { kind, version: 9 }
  expect(codeOf(await ask(world, student, 'reports.withdraw', withdrawal))).toBe(
    'changed-elsewhere',
  )
  expect(await storedReport(world, student, kind)).toMatchObject([
    { data: { currentHukou: '广州市' } },
  ])
})

test('of two first submissions at the same moment one counts', async () => {
  const student = await world.student()
  const form = await originForm(world, student)
  const submit = () => ask(world, student, 'reports.submit', form)
  expect(await codesAtOnce([submit(), submit(), submit()])).toEqual([
    'answered',
    'changed-elsewhere',
    'changed-elsewhere',
  ])
  expect(await storedReport(world, student, kind)).toMatchObject([{ version: 1 }])
})

test('of two submissions of the same draft one counts', async () => {
  const student = await world.student({ origin: 'draft' })
  const form = await originForm(world, student)
  const submit = () => ask(world, student, 'reports.submit', form)
  expect(await codesAtOnce([submit(), submit()])).toEqual(['answered', 'changed-elsewhere'])
})

test('nobody starts their own dispatch, and nobody withdraws what was never made', async () => {
  const student = await world.student()
  const form = { kind: 'dispatch', version: 0, data: { dispatchNature: 'origin' } }
  expect(codeOf(await ask(world, student, 'reports.submit', form))).toBe('action-not-allowed')
  const withdrawal = { kind: 'dispatch', version: 1 }
  expect(codeOf(await ask(world, student, 'reports.withdraw', withdrawal))).toBe('not-found')
})

test('a student sees nobody else’s report, and staff of another major see none', async () => {
  const student = await world.student({ origin: 'level2' })
  const [{ id = '' } = {}] = student.reports
  const other = await world.student()
  expect((await world.call(other, 'reports.mine', { kind })).report).toBeNull()
  const elsewhere = await world.staff('10001other')
  expect(codeOf(await ask(world, elsewhere, 'reports.get', { kind, id }))).toBe('not-found')
})

test('numbers that are sensitive are sealed in the database and left out of the audit', async () => {
  const student = await world.student()
  await world.call(student, 'reports.submit', await originForm(world, student))
  const [stored] = await storedReport(world, student, kind)
  expect(stored?.data['mobile']).toMatch(/^v1\./)
  const { rows } = await world.owner.query<{ before: unknown; after: unknown }>(
    'select before, after from audit_entry where subject_id = $1',
    [stored?.id],
  )
  expect(rows).toMatchObject([
    { before: { stage: 'draft', version: 0 }, after: { stage: 'level2', version: 1 } },
  ])
  expect(JSON.stringify(rows)).not.toContain('14500000002')
})
