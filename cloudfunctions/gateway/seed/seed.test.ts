import { readFileSync } from 'node:fs'
import { expect, jest, test } from '@jest/globals'
import { checkDigitOf } from 'shared-types/students/id-number'
import { testDatabase } from '../../test/database'
import { testServices } from '../../test/services'
import { connect } from '../../src/database/client'
import { demonstrationProvince } from './demonstration/province'
import { loadSeed } from './load-seed'
import { parseSeedFile, readSeedFile, type SeedFile } from './seed-file'
import { brokenHistories } from './test/histories'

jest.setTimeout(60_000)
const database = await testDatabase()
const { keys } = testServices(database)

/** The example that docs/seed.md gives to operators. */
const documented = (): string => {
  const page = readFileSync(new URL('../../../docs/seed.md', import.meta.url), 'utf8')
  return /```json\n([^]*?)```/.exec(page)?.[1] ?? ''
}

async function load(file: SeedFile) {
  const { db, pool } = connect(database.ownerUrl, 1)
  try {
    return await loadSeed(db, keys, file)
  } finally {
    await pool.end()
  }
}

/** Everything that a second load must leave as it is; sessions are new each time. */
async function content() {
  const { rows: tables } = await database.owner.query<{ name: string }>(
    `select table_name as name from information_schema.tables
      where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not like '%session' order by 1`,
  )
  const digests: Record<string, string> = {}
  for (const { name } of tables) {
    const { rows } = await database.owner.query<{ digest: string }>(
      `select count(*) || ' ' || coalesce(md5(string_agg(t::text, ',' order by t::text)), '') as digest from ${name} t`,
    )
    digests[name] = rows[0]?.digest ?? ''
  }
  return digests
}

test('the documented example loads: everything it names is there, with tokens for all', async () => {
  const seeded = await load(parseSeedFile(documented()))
  expect(seeded.schools).toEqual([
    expect.objectContaining({
      code: '10001',
      majors: [
        expect.objectContaining({ code: '080902' }),
        expect.objectContaining({ code: '0854' }),
      ],
    }),
  ])
  expect(seeded.staff.map((it) => it.account)).toEqual(['zhou', '10001jyb', '10001rg'])
  expect(seeded.staff.every((it) => it.token.length === 43)).toBe(true)
  expect(seeded.students).toEqual([
    expect.objectContaining({ studentNumber: '2022010001', token: expect.any(String) }),
    expect.not.objectContaining({ token: expect.anything() }),
  ])
  expect(seeded.reports).toEqual([
    expect.objectContaining({ kind: 'origin', stage: 'completed', version: 4 }),
    expect.objectContaining({ kind: 'dispatch', stage: 'level2', version: 2 }),
  ])
  const { rows } = await database.owner.query<{ name: string }>(
    `select c.name from report r join campus c on c.id = (r.data->>'campus')::uuid where r.kind = 'origin'`,
  )
  expect(rows).toEqual([{ name: '东校区' }])
})

test('loading the same file again changes nothing', async () => {
  await load(parseSeedFile(documented()))
  const before = await content()
  const again = await load(parseSeedFile(documented()))
  expect(await content()).toEqual(before)
  expect(again.students).toHaveLength(2)
})

test('a changed file brings what it names up to date and removes nothing', async () => {
  const file = parseSeedFile(documented())
  const [school] = file.schools
  const [student] = school?.students ?? []
  if (!school || !student) throw new Error('the example has no student')
  const changed = {
    ...school,
    name: '样例大学（更名）',
    students: [{ ...student, name: '张改名' }],
  }
  // A submitted report forbids a roll import to rename its student: so does it here.
  await expect(load({ ...file, schools: [changed] })).rejects.toThrow(/姓名/)
  await load({ ...file, schools: [{ ...changed, students: [] }] })
  const { rows } = await database.owner.query(
    `select name, (select count(*)::int from student where school_id = school.id) as students
      from school where code = '10001'`,
  )
  expect(rows).toEqual([{ name: '样例大学（更名）', students: 2 }])
})

test('reports are loaded with the history that leads to where they stand', async () => {
  await load(demonstrationProvince())
  expect(await brokenHistories(database.owner)).toEqual([])
})

test('archives are loaded with the steps that lead to where they are', async () => {
  await load(demonstrationProvince())
  const { rows } = await database.owner.query<{ state: string; steps: string[]; broken: boolean }>(
    `select a.state, array_agg(e.to_state order by e.version) as steps,
        a.version <> count(e.id) or a.state <> (array_agg(e.to_state order by e.version desc))[1]
          or a.state_on <> max(e.happened_on) as broken
      from archive a join archive_event e on e.school_id = a.school_id and e.archive_id = a.id
      group by a.school_id, a.id, a.state, a.state_on, a.version`,
  )
  const ways = new Set(rows.map((it) => it.steps.join(' ')))
  expect([...ways].sort()).toEqual([
    'kept',
    'to-send',
    'to-send sent',
    'to-send sent received',
    'to-send sent returned',
  ])
  expect(rows.filter((it) => it.broken)).toEqual([])
})

type Change = (file: SeedFile, school: SeedFile['schools'][number]) => unknown

const numberWithWrongDigit = '440106200401010011'
const origin = (data: Record<string, string>) => ({
  kind: 'origin' as const,
  stage: 'level2' as const,
  data: { mobile: '14500000002', teacherTraining: '0', originRegion: '810101', ...data },
})

const refusals: [string, Change, RegExp][] = [
  ['a year twice', (it) => it.years.push({ year: 2026, current: false }), /years 第 2 项：该年份/],
  [
    'two current years',
    (it) => it.years.push({ year: 2025, current: true }),
    /years：只能有一个年份是当前年份/,
  ],
  ['a school twice', (it, s) => it.schools.push(s), /schools 第 3 项：该院校代码/],
  [
    'an account twice',
    (_it, s) => s.staff.push({ ...s.staff[0]! }),
    /schools 第 2 项 staff 第 3 项：该账号/,
  ],
  [
    'a role of the centre in a school',
    (_it, s) => (s.roles[0]!.level = 'centre'),
    /schools 第 2 项 roles 第 1 项 level：院校的角色应为 level1 或 level2/,
  ],
  [
    'a role that is not there',
    (_it, s) => (s.staff[0]!.role = '没有'),
    /账号 10001jyb 的角色“没有”不在该校的 roles 中/,
  ],
  [
    'a major that is not there, in a role',
    (_it, s) => (s.roles[1]!.majors = ['哲学']),
    /角色“软工经办”的专业“哲学”不在该校的 departments 中/,
  ],
  [
    'a student number twice',
    (_it, s) => (s.students[1]!.studentNumber = ' 2022010001'),
    /schools 第 2 项 students 第 2 项 studentNumber：该学号/,
  ],
  [
    'an ID number twice',
    (_it, s) => (s.students[1]!.idNumber = s.students[0]!.idNumber),
    /students 第 2 项 idNumber：该身份证号/,
  ],
  [
    'a wrong check digit',
    (_it, s) => (s.students[0]!.idNumber = numberWithWrongDigit),
    /院校 10001 的第 1 名学生：身份证号：身份证号校验位不正确/,
  ],
  [
    'a major that is not there',
    (_it, s) => (s.students[1]!.major = '哲学'),
    /院校 10001 的第 2 名学生：专业：/,
  ],
  [
    'a year that is not there',
    (_it, s) => (s.students[1]!.year = 2019),
    /students 第 2 项 year：年份 2019 不在 years 中/,
  ],
  [
    'a dispatch before its origin is completed',
    (_it, s) => (s.students[0]!.reports[0]!.stage = 'centre'),
    /students 第 1 项 reports 第 2 项：生源上报（origin）completed 之后才有派遣方案/,
  ],
  [
    'a kind of report twice',
    (_it, s) => s.students[0]!.reports.push(s.students[0]!.reports[0]!),
    /reports 第 3 项：该类上报/,
  ],
  [
    'a field that does not exist',
    (_it, s) => s.students[1]!.reports.push(origin({ shoeSize: '42' })),
    /学号 2023010002 的 origin 没有字段 shoeSize/,
  ],
  [
    'a submitted report with something missing',
    (_it, s) => s.students[1]!.reports.push(origin({ mobile: '' })),
    /学号 2023010002 的 origin 不完整：.*mobile：请填写手机号/,
  ],
  [
    'a campus that is not there',
    (_it, s) => s.students[1]!.reports.push(origin({ campus: '北校区' })),
    /学号 2023010002：该校没有名为“北校区”的校区/,
  ],
  [
    'an archive that skips a step',
    (_it, s) => (s.students[0]!.archive!.steps[1]!.state = 'received'),
    /学号 2022010001 的档案不正确：不能从 to-send 到 received/,
  ],
  [
    'an archive sent to nobody',
    (_it, s) => (s.students[0]!.archive!.data = { carrier: 'ems' }),
    /学号 2022010001 的档案不正确：请填写档案接收单位名称/,
  ],
  [
    'an openid that is bound to somebody else',
    (_it, s) => (
      (s.students[1]!.openid = s.students[0]!.openid),
      (s.students[0]!.openid = 'other')
    ),
    /已与他人绑定/,
  ],
]

for (const [what, change, sentence] of refusals) {
  test(`${what} is refused with its place, and nothing is loaded`, async () => {
    await load(parseSeedFile(documented()))
    const before = await content()
    const file = structuredClone(parseSeedFile(documented()))
    const [school] = file.schools
    if (!school) throw new Error('the example has no school')
    // Something good before it: that must not stay either.
    file.schools.unshift({ ...structuredClone(school), code: '10009', staff: [], students: [] })
    change(file, school)
    const attempt = async () => load(readSeedFile(file))
    await expect(attempt()).rejects.toThrow(sentence)
    await expect(attempt()).rejects.toMatchObject({ name: 'SeedError' })
    expect(await content()).toEqual(before)
  })
}

test('what is no JSON, or has the wrong form, is told with line or place, in Chinese', () => {
  const cases: [string, RegExp][] = [
    [
      '{\n "years": [{"year": 2026}],\n\n "schools": [}, "and": "much more behind it"]}',
      /第 4 行有误/,
    ],
    ['{"years": [{"year": 2026}]\n\n"schools": []}', /不是有效的 JSON，第 3 行有误/],
    ['[]', /整个文件：/],
    ['{"years": []}', /years：/],
    ['{"years": [{"year": "2026"}]}', /years 第 1 项 year：无效输入/],
    ['{"years": [{"year": 2026}], "school": []}', /整个文件：.*school/],
    [
      '{"years": [{"year": 2026}], "schools": [{"code": "1", "name": "x"}]}',
      /schools 第 1 项 code：院校代码为 5 位数字/,
    ],
  ]
  for (const [text, sentence] of cases) expect(() => parseSeedFile(text)).toThrow(sentence)
})

test('the wrong number above is wrong in its last digit only', () => {
  const body = numberWithWrongDigit.slice(0, 17)
  expect(checkDigitOf(body)).not.toBe(numberWithWrongDigit.slice(17))
})
