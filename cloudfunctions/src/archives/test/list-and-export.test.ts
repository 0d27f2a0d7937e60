import { expect, test } from '@jest/globals'
import ExcelJS from 'exceljs'
import { SOFTWARE, YEAR, type Person } from '../../../test/contract/people'
import { openWorld } from '../../../test/contract/world'
import { entryOf, refusalOf, sending } from './entries'

const world = await openWorld()
const staff = await world.staff('10001level2')
const centre = await world.staff('centre')

type Change = NonNullable<Parameters<typeof entryOf>[1]>

async function enter(changes: Change = {}) {
  const student = await world.student()
  const { id } = await world.call(staff, 'archives.add', entryOf(student, changes))
  return { student, id }
}

const list = (by: Person, filter: object = {}) =>
  world.call(by, 'archives.list', { year: YEAR, ...filter })

async function readExport(by: Person, filter: object = {}) {
  const { url, name, rows } = await world.call(by, 'archives.export', { year: YEAR, ...filter })
  const [grant = ''] = (url.split('/').at(-1) ?? '').split('?')
  expect(grant).not.toBe('')
  const { rows: files } = await world.owner.query<{ path: string }>(
    `select path from file where purpose = 'generated' order by created_at desc, id desc limit 1`,
  )
  const book = new ExcelJS.Workbook()
  const bytes = await world.services.storage.get(files[0]?.path ?? '')
  await book.xlsx.load(bytes as unknown as ArrayBuffer)
  const sheet = book.getWorksheet('档案')
  const texts: string[][] = []
  sheet?.eachRow((row) => {
    const cells = Array.from({ length: sheet.columnCount }, (_, at) => row.getCell(at + 1))
    expect(cells.every((it) => it.type !== ExcelJS.ValueType.Formula)).toBe(true)
    texts.push(cells.map((it) => it.text))
  })
  const notes = book.getWorksheet('导出说明')?.getColumn(1).values.map(String)
  return { name, rows, header: texts[0] ?? [], lines: texts.slice(1), notes: notes ?? [] }
}

test('pages by cursor reach every archive once, newest change first', async () => {
  const ids: string[] = []
  for (let at = 0; at < 5; at += 1) ids.unshift((await enter()).id)
  const seen: string[] = []
  let after: string | undefined
  do {
    const page = await list(staff, { limit: 2, ...(after && { after }) })
    expect(page.total).toBe(5)
    seen.push(...page.rows.map((it) => it.id))
    after = page.next ?? undefined
  } while (after)
  expect(seen).toEqual(ids)
  expect(await refusalOf(world, staff, 'archives.list', { year: YEAR, after: 'x' })).toMatch(
    /^invalid-input/,
  )
})

test('filters narrow and combine: state, carrier, graduation, person, tracking number, major', async () => {
  const sent = await enter({ state: 'sent', data: { ...sending, trackingNumber: 'JY0042' } })
  const kept = await enter({ state: 'kept', graduated: false, data: {} })
  const idsOf = async (filter: object) => (await list(staff, filter)).rows.map((it) => it.id)
  expect(await idsOf({ state: 'sent', carrier: 'ems' })).toEqual([sent.id])
  expect(await idsOf({ carrier: 'by-hand' })).toEqual([])
  expect(await idsOf({ graduated: false })).toEqual([kept.id])
  expect(await idsOf({ search: 'JY0042' })).toEqual([sent.id])
  expect(await idsOf({ search: kept.student.row.idNumber })).toEqual([kept.id])
  expect(await idsOf({ search: kept.student.row.studentNumber })).toEqual([kept.id])
  const { id: majorId = '' } =
    world.schoolOf('10001').majors.find((it) => it.code === SOFTWARE) ?? {}
  expect(await idsOf({ search: 'JY0042', majorId })).toEqual([sent.id])
  expect(await idsOf({ schoolId: world.schoolOf('10002').id })).toEqual([])
})

test('strangers see nothing of it in list, overview or export', async () => {
  const { student } = await enter()
  for (const account of ['10001other', '10002level1']) {
    const stranger = await world.staff(account)
    expect((await list(stranger)).rows).toEqual([])
    const { schools } = await world.call(stranger, 'archives.overview', { year: YEAR })
    expect(schools.map((it) => it.counts['to-send'])).toEqual(schools.map(() => 0))
    const { lines } = await readExport(stranger)
    expect(JSON.stringify(lines)).not.toContain(student.row.studentNumber)
  }
})

test('the overview equals a recount, school by school', async () => {
  await world.student({ school: '10002' })
  const { schools } = await world.call(centre, 'archives.overview', { year: YEAR })
  const { rows } = await world.owner.query<Record<string, number | string>>(
    `select s.id, count(distinct st.id)::int as on_roll, count(a.id) filter (where a.state = 'sent')::int as sent,
        count(a.id) filter (where not a.graduated)::int as left_early,
        count(distinct st.id) filter (where a.id is null)::int as missing
      from school s join student st on st.school_id = s.id and st.year = $1
      left join archive a on a.school_id = st.school_id and a.student_id = st.id
      group by s.id, s.code order by s.code`,
    [YEAR],
  )
  expect(
    schools.map((it) => ({
      id: it.schoolId,
      on_roll: it.onRoll,
      sent: it.counts.sent,
      left_early: it.notGraduated,
      missing: it.missing,
    })),
  ).toEqual(rows)
  expect(schools.map((it) => it.schoolName)).toEqual(['甲大学', '乙大学'])
  const own = await world.call(staff, 'archives.overview', { year: YEAR })
  expect(own.schools.map((it) => it.schoolName)).toEqual(['甲大学'])
})

test('the export holds what the filter shows, as text, with who took it out; it is on record', async () => {
  const { student } = await enter({
    data: { recipientUnit: '=HYPERLINK("http://x")', recipientAddress: '+8613800138000' },
  })
  const search = student.row.studentNumber ?? ''
  const { name, rows, header, lines, notes } = await readExport(staff, { search })
  expect(name).toMatch(/^档案-2026-\d{4}-\d{2}-\d{2}\.xlsx$/)
  expect(rows).toBe(1)
  const [line = []] = lines
  const cell = (label: string) => line[header.indexOf(label)]
  expect(cell('姓名')).toBe(student.row.name)
  expect(cell('身份证号')).toBe(student.row.idNumber)
  expect(cell('档案接收单位名称')).toBe('=HYPERLINK("http://x")')
  expect(cell('接收档案单位地址')).toBe('+8613800138000')
  expect(cell('档案投递状态')).toBe('待寄出')
  expect(cell('是否毕业')).toBe('是')
  expect(notes.join('\n')).toMatch(/导出人：林经办（10001level2）/)
  const { rows: entries } = await world.owner.query<{ after: unknown }>(
    `select after from audit_entry where operation = 'archives.export' order by sequence desc limit 1`,
  )
  expect(entries[0]?.after).toEqual({ rows: 1, year: YEAR, filter: ['关键字'] })
})

test('who may only look takes out no whole ID number', async () => {
  const { student } = await enter()
  const viewer = await world.lacking(staff, 'archives.edit')
  const { lines } = await readExport(viewer, { search: student.row.studentNumber })
  expect(lines).toHaveLength(1)
  expect(JSON.stringify(lines)).not.toContain(student.row.idNumber)
})

test('more rows than a workbook should hold are refused with their number', async () => {
  const { id: schoolId } = world.schoolOf('10002')
  await world.owner.query(
    `insert into archive (school_id, id, year, graduated, name, name_initials, id_type, id_number_sealed,
        id_number_index, id_number_tail, state, data, created_at, updated_at)
      select $1, gen_random_uuid(), $2, false, '某人', 'mr', 'resident', 'x', n::text, '4***', 'kept', '{}', now(), now()
      from generate_series(1, 20001) as n`,
    [schoolId, YEAR],
  )
  const other = await world.staff('10002level1')
  expect(await refusalOf(world, other, 'archives.export', { year: YEAR })).toBe('too-many-rows')
})
