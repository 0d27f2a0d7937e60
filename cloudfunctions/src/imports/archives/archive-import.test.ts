import { expect, jest, test } from '@jest/globals'
import { archiveImportFields } from 'shared-types/archives/import-fields'
import { dbfFile } from '../../../test/hostile-workbooks/dbf-file'
import { textRow, workbookFile } from '../../../test/hostile-workbooks/workbook-file'
import { SOFTWARE, YEAR, type Person } from '../../../test/contract/people'
import { openWorld, type Student } from '../../../test/contract/world'
import { entryOf, unit } from '../../archives/test/entries'
import { idNumber } from '../test/roll-rows'

// Every check reads a workbook in a thread of its own.
jest.setTimeout(60_000)

const world = await openWorld()
const staff = await world.staff('10001level2')

type Row = Partial<Record<(typeof archiveImportFields)[number]['name'], string>>

const of = ({ row }: Student, changes: Row = {}): Row => ({
  name: row.name ?? '',
  idNumber: row.idNumber ?? '',
  ...changes,
})
const sent: Row = {
  recipientUnit: unit,
  carrier: 'EMS',
  trackingNumber: 'EX9',
  state: '已寄出',
  stateOn: '2026-07-01',
}

/** The rows as a workbook, with the columns that they use. */
function workbookOf(rows: readonly Row[]) {
  const fields = archiveImportFields.filter((it) => rows.some((row) => row[it.name] !== undefined))
  const header = textRow(
    1,
    fields.map((it) => it.label),
  )
  const lines = rows.map((row, at) =>
    textRow(
      at + 2,
      fields.map((it) => row[it.name] ?? ''),
    ),
  )
  return workbookFile({ sheets: [{ rows: header + lines.join('') }] })
}

/** Uploads and checks as the screens do; every column is matched by its heading. */
async function checkFile(bytes: Buffer, by: Person = staff) {
  const fileId = await world.upload(by, 'import-file', bytes, { name: '档案' })
  const subject = 'archive' as const
  const { columns } = await world.call(by, 'imports.inspect', { subject, fileId })
  const mapping = Object.fromEntries(columns.map((it) => [String(it.at), it.field ?? '']))
  expect(Object.values(mapping)).not.toContain('')
  const { id } = await world.call(by, 'imports.start', { subject, fileId, year: YEAR, mapping })
  await world.drain()
  return world.call(by, 'imports.get', { subject, id })
}

const check = (rows: readonly Row[], by?: Person) => checkFile(workbookOf(rows), by)

async function apply(rows: readonly Row[], by: Person = staff) {
  const { id } = await check(rows, by)
  await world.call(by, 'imports.accept', { subject: 'archive', id })
  await world.drain()
  return world.call(by, 'imports.get', { subject: 'archive', id })
}

const archiveOf = async ({ row }: Student) => {
  const { rows } = await world.call(staff, 'archives.list', {
    year: YEAR,
    search: row.idNumber ?? '',
  })
  return world.call(staff, 'archives.get', { id: rows[0]?.id ?? '' })
}

const counts = (accepted: number, changed: number, unchanged: number, refused: number) => ({
  counts: { accepted, changed, unchanged, refused },
})

test('a file enters archives, a second one moves them on, the same one again changes nothing', async () => {
  const [one, two] = [await world.student(), await world.student()]
  const first = [of(one, sent), of(two, { recipientUnit: unit })]
  expect(await apply(first)).toMatchObject({ state: 'applied', ...counts(2, 0, 0, 0) })
  expect(await archiveOf(one)).toMatchObject({
    state: 'sent',
    stateOn: '2026-07-01',
    data: { recipientUnit: unit, carrier: 'ems', trackingNumber: 'EX9' },
    graduated: true,
  })
  expect(await archiveOf(two)).toMatchObject({ state: 'to-send' })
  expect(await check(first)).toMatchObject(counts(0, 0, 2, 0))

  const second = [of(one, { state: '已签收', stateOn: '2026-07-05' })]
  expect(await apply(second)).toMatchObject(counts(0, 1, 0, 0))
  const received = await archiveOf(one)
  expect(received).toMatchObject({ state: 'received', stateOn: '2026-07-05', version: 2 })
  // Empty cells clear nothing.
  expect(received.data).toMatchObject({ trackingNumber: 'EX9' })
  expect(received.events.map((it) => [it.action, it.from, it.to, it.on])).toEqual([
    ['add', null, 'sent', '2026-07-01'],
    ['move', 'sent', 'received', '2026-07-05'],
  ])
})

test('people are found by student number too; the roll’s name must be theirs', async () => {
  const student = await world.student()
  const { studentNumber = '', name = '' } = student.row
  const wrong = await check([
    { name: '另一人', studentNumber },
    { name, studentNumber: 'x1' },
  ])
  expect(wrong.refusedRows.map((it) => it.reasons)).toEqual([
    ['与学籍中的姓名不一致，请核对'],
    ['学籍中没有此学号，请核对，或填写身份证号'],
  ])
  expect(await apply([{ name, studentNumber }])).toMatchObject(counts(1, 0, 0, 0))
})

test('who is not on the roll must have left without graduating, and the importer look after the major', async () => {
  const person = { name: '肄业生', idNumber: idNumber(801) }
  const rows: Row[] = [
    {},
    { graduated: '否' },
    { graduated: '否', major: '护理学' },
    { graduated: '也许' },
  ].map((changes, at) => ({ ...person, idNumber: idNumber(801 + at), ...changes }))
  const reasons = (await check(rows)).refusedRows.map((it) => it.reasons)
  expect(reasons).toEqual([
    ['学籍中没有此人，请先导入学籍；未毕业的人请在“是否毕业”中填“否”'],
    ['不在学籍中的人须填写您管理的专业'],
    ['专业不存在，请与本校专业设置中的名称或代码核对'],
    ['是否毕业应填“是”或“否”'],
  ])
  const kept = { ...person, graduated: '否', major: '软件工程', state: '留校' }
  expect(await apply([kept])).toMatchObject(counts(1, 0, 0, 0))
  const { rows: found } = await world.call(staff, 'archives.list', { year: YEAR, search: '肄业生' })
  expect(found).toMatchObject([{ onRoll: false, graduated: false, state: 'kept' }])
  expect(await check([kept])).toMatchObject(counts(0, 0, 1, 0))
  expect((await check([{ ...kept, graduated: '是' }])).refusedRows[0]?.reasons).toEqual([
    '学籍中没有此人，不能填“是”',
  ])
})

test('somebody who has come onto the roll meanwhile is tied to it by the next file', async () => {
  const row = { name: '复学生', idNumber: idNumber(820) }
  await apply([{ ...row, graduated: '否', major: SOFTWARE }])
  const student = await world.student({ row })
  expect((await world.call(student, 'archives.mine', {})).archive).toBeNull()
  expect(await apply([{ ...row, graduated: '是' }])).toMatchObject(counts(0, 1, 0, 0))
  expect((await world.call(student, 'archives.mine', {})).archive).toMatchObject({
    graduated: true,
  })
})

test.each<[Row, string]>([
  [{ ...sent, state: '已寄' }, '档案投递状态应为待寄出、已寄出、已签收、退回、留校之一'],
  [{ ...sent, stateOn: '' }, '请填写状态日期'],
  [{ ...sent, stateOn: '2099-01-01' }, '状态日期不能晚于今天'],
  [{ ...sent, stateOn: '7月1日' }, '状态日期应写明年月日，如 2026-06-30'],
  [{ ...sent, carrier: '顺丰' }, '请从列表中选择转递方式'],
  [{ ...sent, recipientUnit: '' }, '请填写档案接收单位名称'],
  [{ recipientPhone: '12' }, '接收单位联系电话格式不正确，请填写 11 位手机号或带区号的港澳台号码'],
  [{ idNumber: '440106200401011111' }, '身份证号校验位不正确，请核对'],
  [{ idNumber: '' }, '身份证号和学号都没有填写，请至少填写一项'],
  [{ name: '' }, '姓名没有填写'],
])('%o is refused: %s', async (changes, sentence) => {
  const student = await world.student()
  const { state, refusedRows } = await check([of(student, changes)])
  expect(state).toBe('checked')
  expect(refusedRows.flatMap((it) => it.reasons)).toContain(sentence)
})

test('what an import may not do to an archive: go back, jump, or change the day of a state', async () => {
  const student = await world.student()
  const data = { recipientUnit: unit, carrier: 'ems' }
  await world.call(
    staff,
    'archives.add',
    entryOf(student, { state: 'sent', on: '2026-07-01', data }),
  )
  const reasonsOf = async (changes: Row) =>
    (await check([of(student, changes)])).refusedRows[0]?.reasons ?? []
  expect(await reasonsOf({ state: '待寄出' })).toEqual([
    '该档案现为“已寄出”，不能通过导入改为“待寄出”，请在档案列表中操作',
  ])
  expect(await reasonsOf({ state: '留校' })).toEqual([
    '该档案现为“已寄出”，不能通过导入改为“留校”，请在档案列表中操作',
  ])
  expect(await reasonsOf({ state: '已签收', stateOn: '2026-06-30' })).toEqual([
    '状态日期不能早于“已寄出”的日期 2026-07-01',
  ])
  expect(await reasonsOf({ state: '已寄出', stateOn: '2026-07-02' })).toEqual([
    '与已登记的日期 2026-07-01 不同；状态没有变化时不能通过导入改日期',
  ])
})

test('a person twice in a file is refused twice, also once by ID and once by student number', async () => {
  const student = await world.student()
  const { name = '', studentNumber = '' } = student.row
  const { counts: found, refusedRows } = await check([of(student), { name, studentNumber }])
  expect(found.refused).toBe(2)
  expect(refusedRows.map((it) => it.reasons)).toEqual([
    ['此人与第 3 行重复'],
    ['此人与第 2 行重复'],
  ])
})

test('an archive entered between check and acceptance is not overwritten', async () => {
  const student = await world.student()
  const { id } = await check([of(student, { recipientUnit: '旧单位' })])
  await world.call(staff, 'archives.add', entryOf(student))
  await world.call(staff, 'imports.accept', { subject: 'archive', id })
  await world.drain()
  const done = await world.call(staff, 'imports.get', { subject: 'archive', id })
  expect(done).toMatchObject(counts(0, 0, 0, 1))
  expect((await archiveOf(student)).data).toEqual({ recipientUnit: unit })
})

test('people of other majors are refused, and other schools and the centre have nothing to import here', async () => {
  const student = await world.student()
  const nursing = await world.staff('10001other')
  const { refusedRows } = await check([of(student)], nursing)
  expect(refusedRows[0]?.reasons).toEqual(['此人在学籍中，但不在您管理的专业内'])
  const elsewhere = await check([of(student)], await world.staff('10002level1'))
  expect(elsewhere.counts.refused).toBe(1)
  await expect(check([of(student)], await world.staff('centre'))).rejects.toThrow(
    /permission-denied/,
  )
})

test('a DBF with the ministry’s column names does as well', async () => {
  const student = await world.student()
  const { name = '', idNumber: number = '' } = student.row
  const fields = ['XM', 'SFZH', 'DAZJDWMC', 'DAZJDWDZ'].map((it) => ({
    name: it,
    type: 'C',
    length: 60,
  }))
  const bytes = dbfFile({ fields, rows: [[name, number, unit, '天河路1号']] })
  const { id, ...checked } = await checkFile(bytes)
  expect(checked).toMatchObject(counts(1, 0, 0, 0))
  await world.call(staff, 'imports.accept', { subject: 'archive', id })
  await world.drain()
  expect((await archiveOf(student)).data).toEqual({
    recipientUnit: unit,
    recipientAddress: '天河路1号',
  })
})

test('two thousand rows are entered in one go', async () => {
  const rows = Array.from({ length: 2000 }, (_, at) => ({
    name: '肄业生',
    idNumber: idNumber(at % 1000, at < 1000 ? '20020202' : '20020203'),
    graduated: '否',
    major: SOFTWARE,
    state: '留校',
  }))
  expect(await apply(rows)).toMatchObject(counts(2000, 0, 0, 0))
  expect(await check(rows)).toMatchObject(counts(0, 0, 2000, 0))
})
