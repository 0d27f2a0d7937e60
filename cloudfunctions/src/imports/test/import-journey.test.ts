import { readFile } from 'node:fs/promises'
import { expect, test } from '@jest/globals'
import { fieldForHeading, rollFields } from 'shared-types/students/roll-fields'
import {
  acceptImport,
  discardImport,
  getImport,
  inspectWorkbook,
  listImports,
  refusedRows,
  rollTemplate,
  startImport,
} from './roll-imports'
import { textRow, workbookFile } from '../../../test/hostile-workbooks/workbook-file'
import { textOf } from '../rows/cell-text'
import { withUploadedWorkbook } from '../uploaded-workbook'
import {
  addSchool,
  addStaff,
  check,
  checkAndApply,
  openWorld,
  upload,
  YEAR,
  type School,
} from './school'
import { good, idNumber, rollWorkbook } from './roll-rows'

const world = await openWorld()
let school: School

const fresh = async () => (school = await addSchool(world))

const sample = (name: string) =>
  readFile(new URL(`../../../test/samples/${name}.xlsx`, import.meta.url))

async function startSample(name: string) {
  const fileId = await upload(world, school.staff, await sample(name))
  const { columns } = await inspectWorkbook(school.staff, { fileId })
  const mapping = Object.fromEntries(
    columns.flatMap((it) => (it.field ? [[String(it.at), it.field]] : [])),
  )
  return startImport(school.staff, { fileId, year: YEAR, mapping })
}

test('a workbook saved by LibreOffice is recognised, checked and written; a second time it changes nothing', async () => {
  await fresh()
  const { id } = await startSample('roll')
  await world.runJobs()
  const checked = await getImport(school.staff, { id })
  expect(checked.refusedRows).toEqual([])
  expect(checked).toMatchObject({ state: 'checked', progress: { done: 9, total: 9 } })
  expect(checked.counts).toEqual({ accepted: 9, changed: 0, unchanged: 0, refused: 0 })
  expect(await world.students(school.schoolId)).toEqual([])

  await acceptImport(school.staff, { id })
  await world.runJobs()
  expect(await getImport(school.staff, { id })).toMatchObject({ state: 'applied' })
  const students = await world.students(school.schoolId)
  expect(students).toHaveLength(9)
  expect(students[0]).toMatchObject({
    name: '样例甲',
    name_initials: 'ylj',
    sex: 'male',
    birth_date: '2004-02-29',
    education_level: '11201',
    study_years: 4,
    enrolled_on: '2022-09-01',
    graduates_on: '2026-06-30',
    major_id: school.software,
  })
  expect(students[0]?.['id_number_tail']).toMatch(/^4401\*{10}\d{3}[\dX]$/)

  const again = await startSample('roll')
  await world.runJobs()
  const second = await getImport(school.staff, { id: again.id })
  expect(second.counts).toEqual({ accepted: 0, changed: 0, unchanged: 9, refused: 0 })
  await expect(acceptImport(school.staff, { id: again.id })).rejects.toMatchObject({
    code: 'nothing-to-import',
  })
  expect(await world.students(school.schoolId)).toEqual(students)
})

test('the columns come with samples to recognise them by, and no whole ID number, whatever the heading says', async () => {
  await fresh()
  const number = idNumber(7)
  const rows = [
    ['姓名', '身份证号', '备用', 'SFZH', '通行证'],
    ['样例甲', number, number, number, 'H12345678'],
  ]
  const sheet = rows.map((cells, at) => textRow(at + 1, cells)).join('')
  const fileId = await upload(world, school.staff, workbookFile({ sheets: [{ rows: sheet }] }))
  const { columns } = await inspectWorkbook(school.staff, { fileId })
  expect(JSON.stringify(columns)).not.toContain(number)
  const masked = `${number.slice(0, 4)}**********${number.slice(-4)}`
  expect(columns.map((it) => it.samples)).toEqual([
    ['样例甲'],
    [masked],
    [masked],
    [masked],
    ['H123*5678'],
  ])
})

test('numbers that Excel has rounded are refused with what to do about it', async () => {
  await fresh()
  const { id } = await startSample('roll-with-rounded-ids')
  await world.runJobs()
  const { counts, refusedRows: refused } = await getImport(school.staff, { id })
  expect(counts).toMatchObject({ accepted: 4, refused: 5 })
  expect(refused[0]?.reasons).toEqual([
    '身份证号被 Excel 当作数字保存，后几位已丢失，请把该列设为文本后重新填写',
  ])
})

test('the roll and the index of persons agree, and the ID number stands nowhere in the open', async () => {
  await fresh()
  await checkAndApply(world, school.staff, [good(1)])
  const { rows } = await world.owner.query<{ text: string }>(
    `select s::text || p::text as text from student s join person_index p
       on p.school_id = s.school_id and p.student_id = s.id and p.id_number_index = s.id_number_index
       where s.school_id = $1`,
    [school.schoolId],
  )
  expect(rows).toHaveLength(1)
  expect(rows[0]?.text).not.toContain(idNumber(1))
  const left = await world.owner.query('select from import_row where school_id = $1', [
    school.schoolId,
  ])
  expect(left.rowCount).toBe(0)
})

test('only the cells that are filled in change a student, whose reports follow into the new major', async () => {
  await fresh()
  await checkAndApply(world, school.staff, [good(1, { class: '软件2201班', ethnicity: '壮族' })])
  const [before] = await world.students(school.schoolId)
  await world.owner.query(
    `insert into report (school_id, id, student_id, year, kind, submission, stage, source, major_id,
       data, created_at, updated_at)
     values ($1, gen_random_uuid(), $2, $3, 'origin', 'draft', 'draft', 'student', $4, '{}', now(), now())`,
    [school.schoolId, before?.['id'], YEAR, school.software],
  )
  const changed = await checkAndApply(world, school.staff, [
    good(1, { name: '样例新名', major: '520201' }),
  ])
  expect(changed.counts).toEqual({ accepted: 0, changed: 1, unchanged: 0, refused: 0 })
  const [after] = await world.students(school.schoolId)
  expect(after).toMatchObject({
    name: '样例新名',
    name_initials: 'ylxm',
    ethnicity: before?.['ethnicity'],
    major_id: school.nursing,
    class_id: null,
    education_level: '11201',
  })
  const report = await world.owner.query<{ major_id: string }>(
    'select major_id from report where school_id = $1',
    [school.schoolId],
  )
  expect(report.rows[0]?.major_id).toBe(school.nursing)
})

test('a row that became wrong between check and acceptance is refused, the others are written', async () => {
  await fresh()
  const first = await check(world, school.staff, [good(1), good(2)])
  await checkAndApply(world, school.staff, [good(2, { name: '别处录入' })])
  await acceptImport(school.staff, { id: first.id })
  await world.runJobs()
  const applied = await getImport(school.staff, { id: first.id })
  expect(applied).toMatchObject({ state: 'applied', counts: { accepted: 1, refused: 1 } })
  expect(applied.refusedRows[0]?.reasons).toEqual([
    '检查之后，该学生已由其他操作录入，请核对后重新导入',
  ])
  expect((await world.students(school.schoolId)).map((it) => it['name'])).toEqual([
    good(1).name,
    '别处录入',
  ])
})

test('refused rows come back as a workbook that can be corrected and imported again', async () => {
  await fresh()
  const bad = good(1, { sex: '女', studyYears: '9' })
  const { id } = await check(world, school.staff, [bad, good(2)])
  await refusedRows(school.staff, { id })
  const { rows, header } = await readGenerated()
  expect(header).toEqual(['错误原因', '姓名', '身份证号', '学号', '性别', '专业', '学制'])
  expect(rows).toEqual([
    [
      '第 2 行：学制应为 0.5 至 8 年，以半年为单位；性别与身份证号不一致，请核对',
      ...[bad.name, bad.idNumber, bad.studentNumber, '女', '软件工程', '9'],
    ],
  ])
})

test('the template has every column of the roll, recognised by its name, and an example that is not imported', async () => {
  await fresh()
  await rollTemplate(school.staff)
  const { header, refusal } = await readGenerated()
  expect(header.map(fieldForHeading)).toEqual(rollFields.map((it) => it.name))
  expect(refusal).toMatch('没有数据')
})

test('what was imported, by whom and with what result stays on record', async () => {
  await fresh()
  const { id } = await checkAndApply(world, school.staff, [good(1)])
  const { imports } = await listImports(school.staff, { year: YEAR })
  expect(imports).toMatchObject([{ id, state: 'applied', startedBy: '经办人' }])
  const { rows } = await world.owner.query<{ operation: string; after: unknown }>(
    'select operation, after from audit_entry where school_id = $1 order by sequence',
    [school.schoolId],
  )
  expect(rows.map((it) => it.operation)).toEqual([
    'imports.start',
    'imports.accept',
    'imports.apply',
  ])
  expect(rows[2]?.after).toMatchObject({ accepted: 1, changed: 0, unchanged: 0, refused: 0 })
})

test('an import that was discarded writes nothing and cannot be accepted any more', async () => {
  await fresh()
  const { id } = await check(world, school.staff, [good(1)])
  await acceptImport(school.staff, { id })
  expect(await discardImport(school.staff, { id })).toMatchObject({ state: 'discarded' })
  await world.runJobs()
  await expect(acceptImport(school.staff, { id })).rejects.toMatchObject({
    code: 'import-not-ready',
  })
  await expect(discardImport(school.staff, { id })).rejects.toMatchObject({
    code: 'import-not-ready',
  })
  expect(await world.students(school.schoolId)).toEqual([])
})

test('a mapping without the three columns that every row needs is not started', async () => {
  await fresh()
  const fileId = await upload(world, school.staff, rollWorkbook([good(1)]).bytes)
  await expect(
    startImport(school.staff, { fileId, year: YEAR, mapping: { 0: 'name', 1: 'name' } }),
  ).rejects.toMatchObject({
    code: 'mapping-incomplete',
    hint: {
      problems: [
        { field: 'name', message: '姓名对应了多列，请只选一列' },
        { field: 'idNumber', message: '请选择身份证号所在的列' },
        { field: 'studentNumber', message: '请选择学号所在的列' },
      ],
    },
  })
})

test('another school, and a colleague for other majors, do not find the import or its file', async () => {
  await fresh()
  const { bytes, mapping } = rollWorkbook([good(1)])
  const fileId = await upload(world, school.staff, bytes)
  const { id } = await startImport(school.staff, { fileId, year: YEAR, mapping })
  await world.runJobs()
  const stranger = (await addSchool(world)).staff
  const colleague = await addStaff(world, school, [school.nursing])
  for (const other of [stranger, colleague]) {
    for (const attempt of [getImport, acceptImport, discardImport, refusedRows])
      await expect(attempt(other, { id })).rejects.toMatchObject({ code: 'not-found' })
    await expect(inspectWorkbook(other, { fileId })).rejects.toMatchObject({ code: 'not-found' })
    await expect(startImport(other, { fileId, year: YEAR, mapping })).rejects.toMatchObject({
      code: 'not-found',
    })
    expect(await listImports(other, { year: YEAR })).toEqual({ imports: [] })
  }
  expect(await getImport(school.staff, { id })).toMatchObject({ state: 'checked' })
})

test('the centre has no roll to import into', async () => {
  await fresh()
  const centre = { ...school.staff, actor: { ...school.staff.actor, level: 'centre' as const } }
  await expect(rollTemplate(centre)).rejects.toMatchObject({ code: 'permission-denied' })
  await expect(listImports(centre, { year: YEAR })).rejects.toMatchObject({
    code: 'permission-denied',
  })
})

test('a permission taken away while the job waits stops it', async () => {
  await fresh()
  const { bytes, mapping } = rollWorkbook([good(1)])
  const fileId = await upload(world, school.staff, bytes)
  const { id } = await startImport(school.staff, { fileId, year: YEAR, mapping })
  await world.owner.query(`update role set functions = '{}' where school_id = $1`, [
    school.schoolId,
  ])
  await world.runJobs()
  expect(await getImport(school.staff, { id })).toMatchObject({
    state: 'refused',
    refusal: '您已没有导入学籍的权限，本次导入已停止',
  })
})

async function readGenerated() {
  const { rows: files } = await world.owner.query<{ path: string }>(
    `select path from file where school_id = $1 and purpose = 'generated'`,
    [school.schoolId],
  )
  return withUploadedWorkbook(world.services, files[0]?.path ?? '', async (workbook) => {
    const rows: string[][] = []
    const { header } = workbook
    try {
      for await (const row of workbook.rows()) rows.push(row.cells.map(textOf))
      return { header, rows, refusal: undefined }
    } catch (error) {
      return { header, rows, refusal: (error as Error).message }
    }
  })
}
