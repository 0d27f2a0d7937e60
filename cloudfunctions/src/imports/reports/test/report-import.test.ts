import { expect, test } from '@jest/globals'
import { ask, codeOf } from '../../../../test/builders/ask'
import { decideFields } from '../../../../test/builders/field-settings'
import { storedReport } from '../../../../test/builders/forms'
import { YEAR } from '../../../../test/contract/people'
import { openWorld, type Student } from '../../../../test/contract/world'
import { checkFile, importLines, reportWorkbook, type Line } from './report-files'

const world = await openWorld()
const level1 = await world.staff('10001level1')
const level2 = await world.staff('10001level2')
const other = await world.staff('10001other')
const kind = 'origin' as const

const numbered = ({ row }: Student, more: Line = {}): Line => ({
  学号: row.studentNumber ?? '',
  ...more,
})
const stored = async (student: Student) => (await storedReport(world, student, kind))[0]
const versionOf = ({ reports }: Student) => reports[0]?.version ?? 0
const filled = { 现户口所在地: '广州市天河区', 手机号: '14500000009', 是否师范生: '0' }
const reasonsOf = async (line: Line) =>
  (await importLines(world, level2, kind, [line])).refusedRows.flatMap((it) => it.reasons)

test('a student without a report gets one, as the school adds it, with what the roll knows', async () => {
  const student = await world.student()
  const done = await importLines(world, level2, kind, [
    {
      姓名: student.row.name ?? '',
      身份证号: student.row.idNumber ?? '',
      ...filled,
      政治面貌: '03',
    },
  ])
  expect(done).toMatchObject({ state: 'applied', counts: { accepted: 1, refused: 0 } })
  const report = await stored(student)
  expect(report).toMatchObject({ stage: 'level2', submission: 'submitted', source: 'import' })
  expect(report?.data).toMatchObject({
    originRegion: '440106',
    currentHukou: '广州市天河区',
    politicalStatus: '03',
    teacherTraining: '0',
  })
  const shown = await world.call(level2, 'reports.get', { kind, id: report?.id ?? '' })
  expect(shown.history).toMatchObject([
    { action: 'import', from: 'draft', to: 'level2', version: 1 },
  ])
  expect(shown.data['mobile']).toBe('14500000009')
  expect(JSON.stringify(report?.data)).not.toContain('14500000009')
})

test('a correction moves a report as an edit does; the same file again changes nothing', async () => {
  const students = [
    [await world.student({ origin: 'level2' }), 'level2'],
    [await world.student({ origin: 'level1' }), 'level1'],
    [await world.student({ origin: 'centre' }), 'level1'],
    [await world.student({ origin: 'rejected' }), 'level2'],
  ] as const
  const lines = students.map(([it]) => numbered(it, { 现户口所在地: '佛山市南海区' }))
  const done = await importLines(world, level1, kind, lines)
  expect(done.counts).toEqual({ accepted: 0, changed: 4, unchanged: 0, refused: 0 })
  for (const [student, stage] of students) {
    const report = await stored(student)
    expect(report).toMatchObject({
      stage,
      version: versionOf(student) + 1,
      data: { currentHukou: '佛山市南海区' },
    })
    expect(report?.data['teacherTraining']).toBe('0')
  }
  const again = await importLines(world, level1, kind, lines)
  expect(again.counts).toEqual({ accepted: 0, changed: 0, unchanged: 4, refused: 0 })
  const refused = await ask(world, level1, 'imports.accept', { subject: kind, id: again.id })
  expect(codeOf(refused)).toBe('nothing-to-import')
})

test('completed reports and drafts are refused with the reason, unless nothing would change', async () => {
  const completed = await world.student({ origin: 'completed' })
  const draft = await world.student({ origin: 'draft' })
  const change = { 现户口所在地: '珠海市' }
  expect(await reasonsOf(numbered(completed, change))).toEqual([
    '审核状态为“完成”的记录不能修改；确需修改的，请联系省中心退回',
  ])
  expect(await reasonsOf(numbered(draft, change))).toEqual([expect.stringContaining('尚未提交')])
  const same = await importLines(world, level2, kind, [
    numbered(completed, { 现户口所在地: '与生源地一致', 生源地: '广东省广州市天河区' }),
  ])
  expect(same.counts).toMatchObject({ unchanged: 1, refused: 0 })
  expect(await stored(completed)).toMatchObject({
    stage: 'completed',
    version: versionOf(completed),
  })
})

test('rows are refused for who they are about, and for what they say', async () => {
  const student = await world.student({ origin: 'level2' })
  const elsewhere = await world.student({ school: '10002', origin: 'level2' })
  const line = (more: Line) => reasonsOf(numbered(student, more))
  expect(await reasonsOf({ 姓名: '样例', ...filled })).toEqual([
    '学号和身份证号都没有填写，请至少填写一项',
  ])
  expect(await reasonsOf(numbered(elsewhere))).toEqual(['本校该年份的学籍中没有此人，请先导入学籍'])
  expect(await line({ 姓名: '别人' })).toEqual(['姓名与学籍不一致，请核对'])
  expect(await line({ 身份证号: elsewhere.row.idNumber ?? '' })).toEqual([
    '身份证号与学籍中该学号的学生不一致，请核对',
  ])
  expect(await line({ 手机号: '123', 政治面貌: '不详', 生源地: '某地', 班级: '没有的班' })).toEqual(
    [
      '班级不在本校的设置中，请与院校组织中的名称核对',
      '生源地无法识别，请填写六位行政区划代码或省市县完整名称',
      '政治面貌不在可选范围内，请填写模板下拉列表中的名称或代码',
    ],
  )
  expect(await line({ 手机号: '123' })).toEqual([expect.stringContaining('手机号格式不正确')])
  const [, double] = (
    await importLines(world, level2, kind, [numbered(student, filled), numbered(student, filled)])
  ).refusedRows
  expect(double?.reasons).toEqual(['此人与第 2 行重复'])
  expect(await stored(student)).toMatchObject({ version: versionOf(student) })
})

test('nobody imports for majors that are not theirs, or without the permission', async () => {
  const student = await world.student({ origin: 'level2' })
  const done = await importLines(world, other, kind, [
    numbered(student, { 现户口所在地: '惠州市' }),
  ])
  expect(done.refusedRows[0]?.reasons).toEqual(['该学生不在您管理的专业内'])
  const without = await world.lacking(level1, 'origin.import')
  expect(codeOf(await ask(world, without, 'imports.list', { subject: kind, year: YEAR }))).toBe(
    'permission-denied',
  )
})

test('a report that was changed between check and acceptance is judged again', async () => {
  const student = await world.student({ origin: 'level2' })
  const lines = [numbered(student, { 现户口所在地: '中山市' })]
  const { id } = await checkFile(world, level2, kind, reportWorkbook(lines))
  await world.owner.query(
    `update report set stage = 'completed', version = version + 1 where student_id = $1`,
    [student.id],
  )
  await world.call(level2, 'imports.accept', { subject: kind, id })
  await world.drain()
  const done = await world.call(level2, 'imports.get', { subject: kind, id })
  expect(done.counts).toMatchObject({ changed: 0, refused: 1 })
  expect(await stored(student)).toMatchObject({ stage: 'completed', version: 2 })
})

test('fields that the school adds or turns off are columns or not, at once', async () => {
  const student = await world.student({ origin: 'level2' })
  await decideFields(world, level1, kind, { email: { enabled: false } })
  const bytes = reportWorkbook([numbered(student, { 电子邮箱: 'a@example.com', QQ: '12345' })])
  const fileId = await world.upload(level1, 'import-file', bytes, { name: 'a.xlsx' })
  const about = { subject: kind, fileId, year: YEAR }
  const seen = await world.call(level1, 'imports.inspect', about)
  expect(seen.fields.map((it) => it.label)).not.toContain('电子邮箱')
  expect(seen.columns.map((it) => it.field)).toEqual(['studentNumber', null, 'qq'])
  const mapping = { '0': 'studentNumber', '1': 'email' }
  expect(codeOf(await ask(world, level1, 'imports.start', { ...about, mapping }))).toBe(
    'mapping-incomplete',
  )
})

test('columns are remembered as a person matched them, for the next file of the school', async () => {
  const student = await world.student({ origin: 'level2' })
  const bytes = reportWorkbook([numbered(student, { 联系方式: '14500000011', QQ: '54321' })])
  const inspect = async () => {
    const fileId = await world.upload(level1, 'import-file', bytes, { name: 'a.xlsx' })
    const about = { subject: kind, fileId, year: YEAR }
    const { columns } = await world.call(level1, 'imports.inspect', about)
    return { about, fields: columns.map((it) => it.field) }
  }
  const first = await inspect()
  expect(first.fields).toEqual(['studentNumber', null, 'qq'])
  const mapping = { '0': 'studentNumber', '1': 'mobile' }
  await world.call(level1, 'imports.start', { ...first.about, mapping })
  await world.drain()
  expect((await inspect()).fields).toEqual(['studentNumber', 'mobile', null])
})
