import { expect, test } from '@jest/globals'
import { exportColumns } from 'shared-types/reports/exchange/export-columns'
import { effectiveFields, type FieldSetting } from 'shared-types/reports/fields/field-settings'
import { addedField, asSent, decideFields } from '../../../test/builders/field-settings'
import { originForm, seen } from '../../../test/builders/forms'
import { YEAR, type Person } from '../../../test/contract/people'
import { openWorld } from '../../../test/contract/world'

const world = await openWorld()
const kind = 'origin' as const
const which = { kind, year: YEAR }
const level1 = await world.staff('10001level1')
const level2 = await world.staff('10001level2')
const centre = await world.staff('centre')

const field = (label: string) => ({ ...addedField, extension: { label, type: 'text' as const } })
await decideFields(world, level1, kind, {}, [field('导师姓名'), field('宿舍'), field('特长')])

const student = await world.student({ row: { name: '旧生' } })
const values = { ext1: '王老师', ext2: '3 栋', ext3: '书法', qq: '10001' }
const { id, version } = await world.call(
  student,
  'reports.submit',
  await originForm(world, student, values),
)

// Then one is renamed, one switched off, one removed; so is a field of the platform.
const { settings, version: form } = await world.call(level1, 'reports.get-field-settings', which)
await world.call(level1, 'reports.save-field-settings', {
  ...which,
  version: form,
  fields: settings
    .filter((it) => it.field !== 'ext3')
    .map(asSent)
    .map((it) => (it.field === 'ext1' ? { ...it, ...field('论文指导教师') } : it))
    .map((it) => (it.field === 'ext2' || it.field === 'qq' ? { ...it, enabled: false } : it)),
})

const own = ['ext1', 'ext2', 'ext3', 'qq'] as const
const labels = (of: readonly FieldSetting[]) =>
  Object.fromEntries(
    effectiveFields(kind, of)
      .filter((it) => own.includes(it.name as (typeof own)[number]))
      .map((it) => [it.name, it.label]),
  )
const asFilledIn = { ext1: '导师姓名', ext2: '宿舍', ext3: '特长', qq: 'QQ' }
const ofToday = { ext1: '论文指导教师' }

const views: [where: string, read: () => Promise<{ settings: FieldSetting[]; data: object }>][] = [
  ['a reviewer’s page', () => world.call(level2, 'reports.get', { kind, id })],
  ['the centre’s page', () => world.call(centre, 'reports.get', { kind, id })],
  [
    'the student’s progress page',
    async () => {
      const { report, settings: shown } = await world.call(student, 'reports.mine', { kind })
      return { settings: shown, data: report?.data ?? {} }
    },
  ],
  [
    'the copy of one’s own data',
    async () => {
      const { reports } = await world.call(student, 'identity.take-own-data', {})
      const [report] = reports
      if (!report) throw new Error('no report in it')
      return report
    },
  ],
]

test.each(views)('%s shows the fields that the report was filled in by', async (_where, read) => {
  const { settings: shown, data } = await read()
  expect(labels(shown)).toEqual(asFilledIn)
  expect(data).toMatchObject(values)
})

const listFields = async (by: Person, more = {}) =>
  labels((await world.call(by, 'reports.list-fields', { ...which, ...more })).settings)

test('a list and an export of many records have the columns of today, whenever each was filled in', async () => {
  expect(await listFields(level1)).toEqual(ofToday)
  expect(await listFields(centre, { schoolId: world.schoolOf('10001').id })).toEqual(ofToday)
  const { rows } = await world.call(level1, 'reports.list', { ...which, search: '旧生' })
  expect(rows.map((it) => it.extensions)).toEqual([{ ext1: '王老师' }])
  const preview = await world.call(level1, 'reports.preview-export', which)
  const current = await world.call(level1, 'reports.list-fields', which)
  expect(preview.columns.map((it) => it.name)).toEqual(
    exportColumns(kind, effectiveFields(kind, current.settings)).map((it) => it.name),
  )
})

test('a review changes nothing about it; a correction is made by the form of today, and keeps the rest', async () => {
  await world.call(level2, 'reports.review', { kind, id, version, action: 'approve' })
  const reviewed = await world.call(level1, 'reports.get', { kind, id })
  expect(labels(reviewed.settings)).toEqual(asFilledIn)
  expect(labels(reviewed.newSettings ?? [])).toEqual(ofToday)

  const { ext2: _, ext3: _removed, qq: _qq, ...asked } = reviewed.data
  const corrected = await world.call(level1, 'reports.save', {
    ...{ kind, id, version: reviewed.version },
    data: { ...asked, ext1: '李老师' },
  })
  expect(labels(corrected.settings)).toEqual(ofToday)
  expect(corrected.data).toMatchObject({ ...values, ext1: '李老师' })
})

test('who fills in a returned report, or starts one, has the form of today', async () => {
  const returned = await world.student({ origin: 'level2' })
  await world.call(level2, 'reports.review', {
    ...seen(returned, kind),
    ...{ action: 'reject' as const, opinion: '请补充' },
  })
  for (const by of [returned, await world.student()])
    expect(labels((await world.call(by, 'reports.mine', { kind })).settings)).toEqual(ofToday)
})
