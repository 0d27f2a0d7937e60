import { afterEach, expect, test } from '@jest/globals'
import { ask, codeOf } from '../../../test/builders/ask'
import { passTime, startClock, stopClock } from '../../../test/builders/clock'
import { decideFields } from '../../../test/builders/field-settings'
import { originForm, seen, storedReport } from '../../../test/builders/forms'
import { YEAR } from '../../../test/contract/people'
import { openWorld, type Student } from '../../../test/contract/world'
import { PDF, PNG } from '../../../test/builders/file-bytes'

const world = await openWorld()
const kind = 'origin' as const
const centre = await world.staff('centre')
const level1 = await world.staff('10001level1')

afterEach(async () => {
  startClock()
  await world.owner.query('delete from field_settings')
  await world.owner.query(
    'update reporting_switch set is_open = true, opens_on = null, closes_on = null',
  )
})

const setField = (
  field: string,
  setting: Partial<{ enabled: boolean; editable: boolean; required: boolean }>,
) => decideFields(world, level1, kind, { [field]: setting })

/** What the centre, or the school, decided for the year's origin reports. */
const setSwitch = (
  schoolId: string | undefined,
  it: { is_open?: boolean; opens_on?: string; closes_on?: string },
) =>
  world.owner.query(
    `insert into reporting_switch values ($1, $2, $3, $4, $5, $6)
     on conflict (school_id, year, kind) do update
       set is_open = excluded.is_open, opens_on = excluded.opens_on, closes_on = excluded.closes_on`,
    [schoolId, YEAR, kind, it.is_open ?? true, it.opens_on ?? null, it.closes_on ?? null],
  )

const submit = async (student: Student, changes = {}) =>
  ask(world, student, 'reports.submit', await originForm(world, student, changes))

test('a field that the school fills cannot be changed by sending it anyway', async () => {
  await setField('originRegion', { editable: false, required: true })
  const student = await world.student()
  expect(await submit(student, { originRegion: '440305' })).toMatchObject({
    code: 'field-not-editable',
    hint: { problems: [{ field: 'originRegion', message: '生源地由学校填写' }] },
  })
  expect(await storedReport(world, student, kind)).toEqual([])
  expect(codeOf(await submit(student))).toBe('answered')
})

test('a field switched off is neither asked nor accepted, and what it held is kept', async () => {
  const student = await world.student({ origin: 'draft', originData: { qq: '123456' } })
  await setField('qq', { enabled: false })

  expect(codeOf(await submit(student))).toBe('field-not-editable')
  const { data, ...form } = await originForm(world, student)
  const { qq: _, ...rest } = data
  await world.call(student, 'reports.submit', { ...form, data: rest })
  expect(await storedReport(world, student, kind)).toMatchObject([{ data: { qq: '123456' } }])

  // Kept also when the school corrects the rest.
  const level2 = await world.staff('10001level2')
  const [{ id = '' } = {}] = student.reports
  const { version } = await world.call(level2, 'reports.get', { kind, id })
  const corrected = { ...rest, currentHukou: '佛山市' }
  await world.call(level2, 'reports.save', { kind, id, version, data: corrected })
  expect(await storedReport(world, student, kind)).toMatchObject([
    { data: { qq: '123456', currentHukou: '佛山市' } },
  ])
})

test('a field that the school makes required is asked for by its label', async () => {
  await setField('parentPhone', { required: true })
  const student = await world.student()
  expect(await submit(student)).toMatchObject({
    code: 'fields-invalid',
    hint: { problems: [{ field: 'parentPhone', message: '请填写家长联系电话' }] },
  })
})

test('a field that nobody declared is refused', async () => {
  const student = await world.student()
  expect(codeOf(await submit(student, { stage: 'completed' }))).toBe('field-not-editable')
  expect(await storedReport(world, student, kind)).toEqual([])
})

test('what does not apply to this student is dropped, not stored', async () => {
  const student = await world.student()
  await submit(student, { entrustedUnit: '某单位' })
  const [stored] = await storedReport(world, student, kind)
  expect(stored?.data).not.toHaveProperty('entrustedUnit')
})

test('an entrusted graduate names the unit', async () => {
  const student = await world.student({ row: { trainingMode: '2' } })
  expect(await submit(student)).toMatchObject({
    hint: { problems: [{ field: 'entrustedUnit', message: '请填写定向委培单位' }] },
  })
})

const closed: [string, () => Promise<unknown>, string][] = [
  [
    'the centre has not opened it',
    () => setSwitch(centre.schoolId, { is_open: false }),
    '省中心尚未开放本年度该项上报',
  ],
  [
    'the school has not opened it',
    () => setSwitch(world.schoolOf('10001').id, { is_open: false }),
    '学校尚未开放该项上报',
  ],
  [
    'it has not begun',
    () => setSwitch(world.schoolOf('10001').id, { opens_on: '2026-07-01' }),
    '该项上报将于 2026-07-01 开放',
  ],
  [
    'the centre’s window is over, whatever the school says',
    async () => {
      await setSwitch(world.schoolOf('10001').id, { closes_on: '2026-12-31' })
      await setSwitch(centre.schoolId, { closes_on: '2026-06-29' })
    },
    '该项上报已于 2026-06-29 截止',
  ],
]

test.each(closed)('nothing is saved or submitted while %s', async (_why, close, closedReason) => {
  const student = await world.student()
  stopClock('2026-06-30T04:00:00Z')
  await close()
  const form = await originForm(world, student)
  for (const operation of ['reports.submit', 'reports.save-draft'] as const)
    expect(await ask(world, student, operation, form)).toMatchObject({
      code: 'reporting-closed',
      hint: { reason: closedReason },
    })
  const mine = await world.call(student, 'reports.mine', { kind })
  expect(mine).toMatchObject({ open: false, closedReason, report: null })
})

test('the last day ends at midnight in Shanghai', async () => {
  const student = await world.student()
  const late = await world.student()
  await setSwitch(world.schoolOf('10001').id, { closes_on: '2026-06-30' })
  stopClock('2026-06-30T15:59:59Z')
  expect(codeOf(await submit(student))).toBe('answered')
  passTime(1)
  expect(codeOf(await submit(late))).toBe('reporting-closed')
})

const employer = (fileId: string) => ({
  dispatchNature: 'employer',
  unit: '某某科技有限公司',
  authority: '广州市人力资源和社会保障局',
  reportingAddress: '广州市越秀区',
  acceptance: fileId,
  archiveUnit: '广州市人才服务中心',
  archiveAddress: '广州市越秀区',
  archivePostcode: '510000',
})

const submitDispatch = (student: Student, acceptance: string) =>
  ask(world, student, 'reports.submit', {
    kind: 'dispatch',
    version: 1,
    data: employer(acceptance),
  })

test('an acceptance letter travels with the dispatch, and reviewers open it', async () => {
  const student = await world.student({ origin: 'completed', dispatch: 'draft' })
  const fileId = await world.upload(student, 'attachment', PDF, { name: '接收函.pdf' })
  expect(await submitDispatch(student, fileId)).toMatchObject({
    value: {
      stage: 'level2',
      attachments: [{ id: fileId, field: 'acceptance', mediaType: 'application/pdf' }],
    },
  })
  const level2 = await world.staff('10001level2')
  const link = await world.call(level2, 'files.link', { fileId })
  expect(link).toMatchObject({ name: '接收函.pdf', mediaType: 'application/pdf' })
})

test('a letter that has not arrived, or is somebody else’s, is no attachment', async () => {
  const student = await world.student({ origin: 'completed', dispatch: 'draft' })
  const other = await world.student()
  const level2 = await world.staff('10001level2')
  const files = [
    await world.upload(student, 'attachment', PNG, { confirm: false }),
    await world.upload(other, 'attachment', PNG),
    await world.upload(level2, 'attachment', PNG),
    '0190a2b4-0000-7000-8000-000000000000',
  ]
  for (const fileId of files)
    expect(await submitDispatch(student, fileId)).toMatchObject({
      code: 'fields-invalid',
      hint: {
        problems: [{ field: 'acceptance', message: '附件不存在或尚未上传完成，请重新上传' }],
      },
    })
  expect(await storedReport(world, student, 'dispatch')).toMatchObject([{ stage: 'draft' }])
})

test('what the school has attached stays when the student sends the form again', async () => {
  const student = await world.student({ origin: 'completed', dispatch: 'level2' })
  const level2 = await world.staff('10001level2')
  const fileId = await world.upload(level2, 'attachment', PNG)
  const saved = await world.call(level2, 'reports.save', {
    ...seen(student, 'dispatch'),
    data: employer(fileId),
  })
  const returned = {
    ...seen(student, 'dispatch'),
    version: saved.version,
    action: 'reject' as const,
    opinion: '请核对单位',
  }
  const { version } = await world.call(level2, 'reports.review', returned)
  const again = { kind: 'dispatch', version, data: { ...employer(fileId), unit: '另一单位' } }
  expect(codeOf(await ask(world, student, 'reports.submit', again))).toBe('answered')
})
