import { expect, test } from '@jest/globals'
import type { ImportSubjectName } from 'shared-types/accounts/permissions'
import { fieldsOfSubject } from 'shared-types/imports/import-subjects'
import { dbfFile } from '../../../test/hostile-workbooks/dbf-file'
import { textRow, workbookFile } from '../../../test/hostile-workbooks/workbook-file'
import { within } from '../../database/scope'
import { takeJob } from '../../jobs/queries'
import type { StaffContext } from '../../runtime/context'
import { applyImport } from '../apply-import'
import { checkImport } from '../check-import'
import * as imports from '../imports'
import { addSchool, addStaff, openWorld, upload, YEAR } from '../test/school'

const world = await openWorld()
const permissions = ['organisation.import', 'organisation.view', 'organisation.edit'] as const

async function fresh() {
  const school = await addSchool(world)
  return { ...school, staff: await addStaff(world, school, 'all', [...permissions]) }
}

type Row = Record<string, string>

function sheet(subject: ImportSubjectName, rows: readonly Row[]) {
  const fields = fieldsOfSubject(subject).filter(({ name }) => rows.some((row) => row[name]))
  const line = (row: Row, at: number) =>
    textRow(
      at + 2,
      fields.map(({ name }) => row[name] ?? ''),
    )
  const header = textRow(
    1,
    fields.map((it) => it.label),
  )
  return workbookFile({ sheets: [{ rows: header + rows.map(line).join('') }] })
}

async function start(staff: StaffContext, subject: ImportSubjectName, bytes: Buffer) {
  const fileId = await upload(world, staff, bytes)
  const { columns } = await imports.inspectWorkbook(staff, { subject, fileId })
  const mapping = Object.fromEntries(
    columns.flatMap((it) => (it.field ? [[String(it.at), it.field]] : [])),
  )
  return imports.startImport(staff, { subject, fileId, year: YEAR, mapping })
}

async function check(staff: StaffContext, subject: ImportSubjectName, bytes: Buffer) {
  const { id } = await start(staff, subject, bytes)
  await world.runJobs()
  return imports.getImport(staff, { subject, id })
}

async function importAll(staff: StaffContext, subject: ImportSubjectName, bytes: Buffer) {
  const { id } = await check(staff, subject, bytes)
  await imports.acceptImport(staff, { subject, id })
  await world.runJobs()
  return imports.getImport(staff, { subject, id })
}

const major = (order: number, changes: Row = {}): Row => ({
  name: `专业${order}`,
  code: `77${String(order).padStart(4, '0')}`,
  ...{
    studyYears: '4',
    educationLevel: '本科生毕业',
    department: '信息学院',
    nationalMajor: '080902',
  },
  ...changes,
})

const tableOf = async (table: string, schoolId: string, columns: string) => {
  const { rows } = await world.owner.query<Row>(
    `select ${columns} from ${table} where school_id = $1 order by 1`,
    [schoolId],
  )
  return rows
}

test('departments of a file may lie under each other in any order; a circle and an unknown parent are refused', async () => {
  const { staff, schoolId } = await fresh()
  const done = await importAll(
    staff,
    'department',
    sheet('department', [
      { name: '系', parent: '学院' },
      { name: '学院', parent: '信息学院', phone: '020-84110000' },
      { name: '甲', parent: '乙' },
      { name: '乙', parent: '甲' },
      { name: '丙', parent: '没有' },
      { name: '丁', parent: '丙' },
    ]),
  )
  expect(done.counts).toEqual({ accepted: 2, changed: 0, unchanged: 0, refused: 4 })
  expect(done.refusedRows.map((it) => `${it.name} ${it.reasons.join()}`)).toEqual([
    '甲 上级院系不能是自己或自己的下级',
    '乙 上级院系不能是自己或自己的下级',
    '丙 上级院系不存在，本校设置和文件中可导入的行里都没有',
    '丁 上级院系不存在，本校设置和文件中可导入的行里都没有',
  ])
  const above = '(select name from department u where u.id = department.parent_id) as above'
  expect(await tableOf('department', schoolId, `name, ${above}`)).toEqual(
    expect.arrayContaining([
      { name: '系', above: '学院' },
      { name: '学院', above: '信息学院' },
    ]),
  )
})

test('majors come from a DBF with the ministry’s column names; a second time nothing changes', async () => {
  const { staff, schoolId } = await fresh()
  const text = (name: string, length: number) => ({ name, type: 'C', length })
  const bytes = dbfFile({
    fields: [
      text('ZYMC', 40),
      text('ZYDM', 10),
      text('XZ', 4),
      text('XLDM', 8),
      text('YXMC', 40),
      text('GBZYDM', 10),
    ],
    rows: [
      ['网络工程', '080903', '4', '11201', '信息学院', '080903'],
      ['软件工程（新）', '080902', '4', '11201', '信息学院', '软件工程'],
      ['没有院系', '080909', '4', '11201', '外星学院', '080909'],
    ],
  })
  const done = await importAll(staff, 'major', bytes)
  expect(done.counts).toEqual({ accepted: 1, changed: 1, unchanged: 0, refused: 1 })
  expect(done.refusedRows[0]?.reasons).toEqual(['所属院系不存在，请与本校设置中的名称核对'])
  expect(await tableOf('major', schoolId, 'code, name, national_major')).toEqual([
    { code: '080902', name: '软件工程（新）', national_major: '080902' },
    { code: '080903', name: '网络工程', national_major: '080903' },
    { code: '520201', name: '护理', national_major: '' },
  ])
  expect((await check(staff, 'major', bytes)).counts).toMatchObject({
    accepted: 0,
    changed: 0,
    unchanged: 2,
  })
})

test('doubles within a file, names of another code and wrong values are refused with their reasons', async () => {
  const { staff } = await fresh()
  const done = await check(
    staff,
    'major',
    sheet('major', [
      major(1),
      major(1, { name: '又一个' }),
      major(3, { name: '护理' }),
      major(4, { studyYears: '9', educationLevel: '不明', nationalMajor: '无此专业' }),
      major(5, { name: '' }),
    ]),
  )
  expect(done.counts).toMatchObject({ accepted: 0, refused: 5 })
  expect(done.refusedRows.map((it) => it.reasons)).toEqual([
    ['专业代码与第 3 行重复'],
    ['专业代码与第 2 行重复'],
    ['本校另一专业代码已使用此专业名称'],
    [
      '学制应为 0.5 至 8 年，以半年为单位',
      '学历不在代码表内，请填写代码表中的名称或代码',
      '国标专业不在国家专业目录中，请填写目录中的名称，或专业代码',
    ],
    ['专业名称没有填写'],
  ])
})

test('classes are looked for in the importer’s own majors only', async () => {
  const school = await fresh()
  const limited = await addStaff(world, school, [school.nursing], [...permissions])
  const rows = [
    { name: '护理1班', major: '护理' },
    { name: '软件9班', major: '软件工程' },
  ]
  const done = await check(limited, 'class', sheet('class', rows))
  expect(done.counts).toMatchObject({ accepted: 1, refused: 1 })
  const added = await check(limited, 'major', sheet('major', [major(1)]))
  expect(added.refusedRows[0]?.reasons).toEqual(['您只管理部分专业，不能添加新的专业'])
})

test('5,000 majors, killed half-way in check and in writing, are there exactly once', async () => {
  const { staff, schoolId } = await fresh()
  const rows = Array.from({ length: 5000 }, (_, at) => major(at))
  const { id } = await start(staff, 'major', sheet('major', rows))
  const killed = async (handler: typeof checkImport, afterMs: number) => {
    const job = await within(world.services.db, { role: 'system' }, (tx) =>
      takeJob(tx, new Date(), 2000),
    )
    if (!job) throw new Error('no job')
    const end = new AbortController()
    const timer = setTimeout(() => end.abort(new Error('the process ends')), afterMs)
    await handler({ services: world.services, job, signal: end.signal }).catch(() => undefined)
    clearTimeout(timer)
    await world.owner.query(
      `update job set lease_until = now() - interval '1 second' where id = $1 and state = 'running'`,
      [job.id],
    )
  }
  for (const afterMs of [150, 400]) await killed(checkImport, afterMs)
  await world.runJobs()
  expect(await imports.getImport(staff, { subject: 'major', id })).toMatchObject({
    state: 'checked',
    counts: { accepted: 5000, refused: 0 },
  })
  await imports.acceptImport(staff, { subject: 'major', id })
  for (const afterMs of [50, 300]) await killed(applyImport, afterMs)
  await world.runJobs()
  expect(await imports.getImport(staff, { subject: 'major', id })).toMatchObject({
    state: 'applied',
    counts: { accepted: 5000 },
  })
  const [counted] = await tableOf(
    'major',
    schoolId,
    'count(*)::text as all, count(distinct code)::text as codes',
  )
  expect(counted).toEqual({ all: '5002', codes: '5002' })
}, 120_000)

test('a permission taken away while the job runs stops it, and nothing of it is kept', async () => {
  const { staff, schoolId } = await fresh()
  const { id } = await start(staff, 'major', sheet('major', [major(1)]))
  await world.owner.query(
    `update role set functions = '{organisation.view}' where school_id = $1`,
    [schoolId],
  )
  await world.runJobs()
  expect(await imports.getImport(staff, { subject: 'major', id })).toMatchObject({
    state: 'refused',
    refusal: '您已没有导入专业的权限，本次导入已停止',
  })
})

test('an import is found only under its own subject, and by nobody of another school', async () => {
  const { staff } = await fresh()
  const { id } = await check(staff, 'major', sheet('major', [major(1)]))
  const other = (await fresh()).staff
  const missing = { code: 'not-found' }
  await expect(imports.getImport(staff, { subject: 'class', id })).rejects.toMatchObject(missing)
  await expect(imports.getImport(other, { subject: 'major', id })).rejects.toMatchObject(missing)
  await expect(imports.importTemplate(staff, { subject: 'authority' })).rejects.toMatchObject({
    code: 'permission-denied',
  })
})

test('the template of each subject is recognised by its own headings and its example is not imported', async () => {
  const { staff, schoolId } = await fresh()
  for (const subject of ['department', 'major', 'class'] as const) {
    await imports.importTemplate(staff, { subject })
    const { rows } = await world.owner.query<{ path: string }>(
      `select path from file where school_id = $1 and purpose = 'generated' order by id desc limit 1`,
      [schoolId],
    )
    const bytes = await world.services.storage.get(rows[0]?.path ?? '')
    const fileId = await upload(world, staff, bytes)
    await expect(imports.inspectWorkbook(staff, { subject, fileId })).rejects.toMatchObject({
      code: 'workbook-refused',
      hint: { reason: expect.stringMatching('没有数据') },
    })
  }
})
