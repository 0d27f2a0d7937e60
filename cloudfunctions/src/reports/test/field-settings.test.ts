import { afterEach, expect, test } from '@jest/globals'
import type { OperationMap } from 'shared-types/operations'
import { effectiveFields } from 'shared-types/reports/fields/field-settings'
import { PDF } from '../../../test/builders/file-bytes'
import { ask, codeOf, codesAtOnce } from '../../../test/builders/ask'
import { addedField, asSent, decideFields } from '../../../test/builders/field-settings'
import { originForm, seen, storedReport } from '../../../test/builders/forms'
import { YEAR } from '../../../test/contract/people'
import { openWorld, type Student } from '../../../test/contract/world'

type Settings = OperationMap['reports.get-field-settings']['output']

const world = await openWorld()
const kind = 'origin' as const
const which = { kind, year: YEAR }
const level1 = await world.staff('10001level1')
const level2 = await world.staff('10001level2')
const otherSchool = await world.staff('10002level1')
const centre = await world.staff('centre')

afterEach(() => world.owner.query('delete from field_settings'))

const namesIn = ({ settings }: Pick<Settings, 'settings'>) =>
  effectiveFields(kind, settings).map((it) => it.name)
const mine = (student: Student) => world.call(student, 'reports.mine', { kind })
const submit = async (student: Student, changes = {}) =>
  ask(world, student, 'reports.submit', await originForm(world, student, changes))
const problemsOf = (reply: Awaited<ReturnType<typeof ask>>) =>
  reply.ok ? [] : (reply.hint?.problems ?? []).map((it) => it.message)

test('what the school decides holds at the next request, in the student’s form and the school’s list', async () => {
  const student = await world.student()
  expect(namesIn(await mine(student))).toContain('qq')
  await decideFields(world, level1, kind, { qq: { enabled: false }, wechat: { hint: '可不填' } }, [
    { ...addedField, required: true },
  ])
  const now = await mine(student)
  expect(namesIn(now)).not.toContain('qq')
  expect(namesIn(now).at(-1)).toBe('ext1')
  expect(effectiveFields(kind, now.settings).find((it) => it.name === 'wechat')?.hint).toBe(
    '可不填',
  )
  expect(namesIn(await world.call(level2, 'reports.list-fields', which))).toEqual(namesIn(now))

  expect(problemsOf(await submit(student))).toEqual(['请填写导师姓名'])
  expect(problemsOf(await submit(student, { ext1: '长'.repeat(21) }))).toEqual([
    '导师姓名不能超过 20 个字',
  ])
  expect(codeOf(await submit(student, { ext1: '王老师', qq: '1' }))).toBe('field-not-editable')
  expect(codeOf(await submit(student, { ext1: '王老师' }))).toBe('answered')
  expect(await storedReport(world, student, kind)).toMatchObject([{ data: { ext1: '王老师' } }])
})

test('a report shows the fields it was filled in by; a correction is made by those of today', async () => {
  await decideFields(world, level1, kind, {}, [addedField])
  const student = await world.student()
  await submit(student, { ext1: '王老师' })
  const before = await mine(student)
  const { id = '', version = 0 } = before.report ?? {}

  // The added field is given up, another takes its place.
  const { settings, ...form } = await world.call(level1, 'reports.get-field-settings', which)
  const fields = settings.filter((it) => !it.extension).map(asSent)
  await world.call(level1, 'reports.save-field-settings', {
    ...which,
    version: form.version,
    fields: [...fields, { ...addedField, extension: { label: '宿舍', type: 'text' } }],
  })
  const shown = await world.call(level2, 'reports.get', { kind, id })
  expect(namesIn(shown)).toContain('ext1')
  expect(namesIn(shown)).not.toContain('ext2')
  expect(shown.data['ext1']).toBe('王老师')
  expect(namesIn({ settings: shown.newSettings ?? [] })).toContain('ext2')
  expect((await mine(student)).settings).toEqual(before.settings)

  const { ext1: _, ...rest } = shown.data
  const corrected = await world.call(level2, 'reports.save', {
    kind,
    id,
    version,
    data: { ...rest, ext2: '3 栋' },
  })
  expect(namesIn(corrected)).toContain('ext2')
  expect(corrected.newSettings).toBeNull()
  // What is not asked any more is kept, as the history keeps it.
  expect(corrected.data).toMatchObject({ ext1: '王老师', ext2: '3 栋' })
  const history = await world.owner.query<{ name: string | null }>(
    `select data ->> 'ext1' as name from report_history where report_id = $1 order by version`,
    [id],
  )
  expect(history.rows[0]?.name).toBe('王老师')
})

test('a returned report is filled in again by the form of today', async () => {
  const student = await world.student({ origin: 'level2' })
  await decideFields(world, level1, kind, {}, [addedField])
  expect(namesIn(await mine(student))).not.toContain('ext1')
  const rejected = { ...seen(student, kind), action: 'reject', opinion: '请补充' } as const
  await world.call(level2, 'reports.review', rejected)
  expect(namesIn(await mine(student))).toContain('ext1')
})

test('an attachment of an added field is opened by reviewers, and kept when the field is switched off', async () => {
  const photo = { ...addedField, extension: { label: '证件照', type: 'attachment' as const } }
  await decideFields(world, level1, kind, {}, [photo])
  const student = await world.student()
  const fileId = await world.upload(student, 'attachment', PDF, { name: '照片.pdf' })
  expect(codeOf(await submit(student, { ext1: fileId }))).toBe('answered')
  const { report } = await mine(student)
  expect(report?.attachments).toMatchObject([{ id: fileId, field: 'ext1' }])
  expect(await world.call(level2, 'files.link', { fileId })).toMatchObject({ name: '照片.pdf' })

  await decideFields(world, level1, kind, { ext1: { enabled: false } })
  const { id, version, data } = await world.call(level2, 'reports.get', {
    kind,
    id: report?.id ?? '',
  })
  const { ext1: _, ...rest } = data
  const saved = await world.call(level2, 'reports.save', { kind, id, version, data: rest })
  expect(saved.attachments).toMatchObject([{ id: fileId }])
})

test('what the platform needs cannot be switched off, and nothing is saved', async () => {
  const { settings, version } = await world.call(level1, 'reports.get-field-settings', which)
  const send = (change: (fields: ReturnType<typeof asSent>[]) => unknown[]) =>
    ask(world, level1, 'reports.save-field-settings', {
      ...which,
      version,
      fields: change(settings.map(asSent)),
    })
  const withMobile = (changes: object) =>
    send((fields) => fields.map((it) => (it.field === 'mobile' ? { ...it, ...changes } : it)))
  expect(problemsOf(await withMobile({ enabled: false }))).toEqual([
    '「手机号」是系统必需的字段，不能停用',
  ])
  expect(problemsOf(await withMobile({ required: false }))).toEqual([
    '「手机号」是否必填由系统规定，不能修改',
  ])
  expect(problemsOf(await send((fields) => fields.slice(1)))).toEqual([
    '字段须一次提交全部，不能缺少或重复，请刷新后重试',
  ])
  const extension = (more: object) => ({
    ...addedField,
    extension: { ...addedField.extension, ...more },
  })
  expect(problemsOf(await send((fields) => [...fields, extension({ label: '手机号' })]))).toEqual([
    '字段名称「手机号」重复，请改用别的名称',
  ])
  expect(problemsOf(await send((fields) => [...fields, extension({ type: 'choice' })]))).toEqual([
    '请为「导师姓名」填写选项',
  ])
  const claimed = { ...extension({}), field: 'ext7' }
  expect(problemsOf(await send((fields) => [...fields, claimed]))).toEqual([
    '没有这个字段，请刷新后重试',
  ])
  const { rows } = await world.owner.query('select from field_settings')
  expect(rows).toHaveLength(0)
})

test('an added field keeps its type, and its name is never given to another', async () => {
  await decideFields(world, level1, kind, {}, [addedField])
  const { settings, version } = await world.call(level1, 'reports.get-field-settings', which)
  const asDate = settings.map((it) =>
    it.extension ? { ...asSent(it), extension: { label: '导师姓名', type: 'date' } } : asSent(it),
  )
  const save = (fields: unknown[], of = version) =>
    ask(world, level1, 'reports.save-field-settings', { ...which, version: of, fields })
  expect(problemsOf(await save(asDate))).toEqual([
    '「导师姓名」的类型不能从文本改为日期，请新增一个字段',
  ])
  await save(settings.filter((it) => !it.extension).map(asSent))
  const { settings: again } = await decideFields(world, level1, kind, {}, [addedField])
  expect(again.at(-1)?.field).toBe('ext2')
})

test('of two who save the same version, one is told; every version says who changed what', async () => {
  const { settings, version } = await world.call(level1, 'reports.get-field-settings', which)
  const save = (hint: string) =>
    ask(world, level1, 'reports.save-field-settings', {
      ...which,
      version,
      fields: settings.map((it) => ({ ...asSent(it), ...(it.field === 'qq' && { hint }) })),
    })
  expect(await codesAtOnce([save('甲'), save('乙')])).toEqual(['answered', 'changed-elsewhere'])
  expect(codeOf(await save('丙'))).toBe('changed-elsewhere')
  await decideFields(world, level1, kind, { email: { required: true, editable: false } })
  const { versions } = await world.call(level1, 'reports.list-field-versions', which)
  expect(versions).toMatchObject([
    {
      version: 2,
      savedByName: '陈指导',
      changes: ['「电子邮箱」改为必填', '「电子邮箱」改为学生不可编辑'],
    },
    { version: 1, changes: [expect.stringMatching(/^「QQ」的提示文字改为「[甲乙]」$/)] },
  ])
  const { rows } = await world.owner.query<{ before: object; after: object }>(
    `select before, after from audit_entry where operation = 'reports.save-field-settings'
     order by sequence desc limit 1`,
  )
  expect(rows[0]).toMatchObject({
    before: { version: 1, fields: ['电子邮箱：启用、选填、学生可编辑'] },
    after: { version: 2, fields: ['电子邮箱：启用、必填、学生不可编辑'] },
  })
  await expect(
    world.services.db.updateTable('field_settings').set({ changes: [] }).execute(),
  ).rejects.toThrow('permission denied')
})

test('one school’s form is another’s business in no way; the centre’s serves those that decided nothing', async () => {
  await decideFields(world, level1, kind, {}, [
    { ...addedField, extension: { label: '甲校专有', type: 'text' } },
  ])
  const seenByOther = await world.call(otherSchool, 'reports.get-field-settings', which)
  expect(seenByOther).toMatchObject({ version: 0, decidedBy: 'platform' })
  const { id: schoolId } = world.schoolOf('10001')
  const asked = await world.call(otherSchool, 'reports.list-fields', { ...which, schoolId })
  expect(JSON.stringify(asked)).not.toContain('甲校专有')

  await decideFields(world, centre, kind, { qq: { enabled: false } })
  expect(await world.call(otherSchool, 'reports.get-field-settings', which)).toMatchObject({
    version: 0,
    decidedBy: 'centre',
  })
  const theirs = await world.student({ school: '10002' })
  expect(namesIn(await mine(theirs))).not.toContain('qq')
  expect(namesIn(await mine(await world.student()))).toContain('qq')
  const ofSchool = await world.call(centre, 'reports.list-fields', { ...which, schoolId })
  expect(namesIn(ofSchool)).toContain('ext1')
})
