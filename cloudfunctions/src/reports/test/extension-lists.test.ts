import { expect, test } from '@jest/globals'
import { exportColumns } from 'shared-types/reports/exchange/export-columns'
import { effectiveFields } from 'shared-types/reports/fields/field-settings'
import { ask, codeOf } from '../../../test/builders/ask'
import { addCodeVersion } from '../../../test/builders/code-version'
import { addedField, decideFields } from '../../../test/builders/field-settings'
import { originForm } from '../../../test/builders/forms'
import { YEAR, type Person } from '../../../test/contract/people'
import { openWorld } from '../../../test/contract/world'

const world = await openWorld()
const kind = 'origin' as const
const which = { kind, year: YEAR }
const level1 = await world.staff('10001level1')
const centre = await world.staff('centre')
const { id: schoolId } = world.schoolOf('10001')

const choice = { label: '宿舍区', type: 'choice' as const, choices: ['东区', '东区二期'] }
await decideFields(world, level1, kind, {}, [addedField, { ...addedField, extension: choice }])

async function filledIn(ext1: string, ext2: string) {
  const row = world.nextRow()
  const student = await world.student({ row })
  await world.call(student, 'reports.submit', await originForm(world, student, { ext1, ext2 }))
  return row.studentNumber
}
const wang = await filledIn('=王老师', '东区')
const li = await filledIn('Li 老师', '东区二期')

const list = (by: Person, more: object = {}) =>
  world.call(by, 'reports.list', { ...which, ...more })
const numbers = async (...extensions: object[]) =>
  (await list(level1, { extensions })).rows.map((it) => it.studentNumber)

test('a list shows what the school’s own fields hold, and filters by it', async () => {
  const { rows } = await list(level1)
  expect(rows.find((it) => it.studentNumber === li)?.extensions).toEqual({
    ext1: 'Li 老师',
    ext2: '东区二期',
  })
  expect(await numbers({ field: 'ext2', match: 'is', value: '东区' })).toEqual([wang])
  expect(await numbers({ field: 'ext1', match: 'has', value: 'li' })).toEqual([li])
  expect(
    await numbers(
      { field: 'ext1', match: 'has', value: '老师' },
      { field: 'ext2', match: 'is', value: '东区二期' },
    ),
  ).toEqual([li])
  expect(
    codeOf(
      await ask(world, level1, 'reports.list', {
        ...which,
        extensions: [{ field: "x' or 1=1", match: 'is', value: '1' }],
      }),
    ),
  ).toBe('invalid-input')
})

test('the centre sees a school’s own fields when it looks at that school alone', async () => {
  const values = (rows: { extensions: object }[]) =>
    rows.filter((it) => Object.keys(it.extensions).length > 0)
  expect(values((await list(centre)).rows)).toEqual([])
  expect(values((await list(centre, { schoolId })).rows)).toHaveLength(2)
})

async function exported(by: Person, columns: string[], more: object = {}): Promise<string> {
  const { id } = await world.call(by, 'reports.start-export', {
    ...which,
    ...more,
    format: 'csv',
    columns,
  })
  await world.drain()
  const { rows } = await world.owner.query<{ path: string }>(
    `select file.path from file join report_export on report_export.file_id = file.id
     where report_export.id = $1`,
    [id],
  )
  return (await world.services.storage.get(rows[0]?.path ?? '')).toString('utf8')
}

test('an export has columns for them, until they are switched off', async () => {
  const { settings } = await world.call(level1, 'reports.list-fields', which)
  const columns = exportColumns(kind, effectiveFields(kind, settings))
  expect(columns.slice(-4).map((it) => [it.label, it.dbfName])).toEqual([
    ['导师姓名', 'EXT1'],
    ['宿舍区', 'EXT2'],
    ['审核状态', 'SHZT'],
    ['信息来源', 'XXLY'],
  ])
  const text = await exported(level1, ['studentNumber', 'ext1', 'ext2'])
  expect(text).toContain('"学号","导师姓名","宿舍区"')
  expect(text).toContain(`"\t=王老师","东区"`)

  await decideFields(world, level1, kind, { ext1: { enabled: false } })
  const refused = await ask(world, level1, 'reports.start-export', {
    ...which,
    format: 'csv',
    columns: ['ext1'],
  })
  expect(refused).toMatchObject({ hint: { problems: [{ field: 'ext1' }] } })
  expect((await list(level1)).rows.every((it) => !('ext1' in it.extensions))).toBe(true)
})

test('an export words codes by the versions that serve the cohort', async () => {
  const versions = {
    politicalStatus: '党员（新）',
    trainingMode: '普通',
    educationLevel: '本科（新）',
  }
  const { rows } = await world.owner.query<Record<keyof typeof versions, string>>(
    `select political_status as "politicalStatus", training_mode as "trainingMode",
      education_level as "educationLevel" from student where student_number = $1`,
    [wang],
  )
  for (const [table, name] of Object.entries(versions) as [keyof typeof versions, string][])
    await addCodeVersion(world, table, [{ code: rows[0]?.[table] ?? '', name }])
  const names = ['educationLevel', 'trainingMode', 'politicalStatus']
  expect(await exported(level1, names)).toContain('"本科（新）","普通","党员（新）"')
})
