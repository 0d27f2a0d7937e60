import { expect, jest, test } from '@jest/globals'
import pg from 'pg'
import { checkReport } from 'shared-types/reports/rules/check-report'
import { reportKinds } from 'shared-types/reports/report-kinds'
import type { ReportKindName } from 'shared-types/reports/workflow'
import { idNumberProblem, sexOf, type IdType } from 'shared-types/students/id-number'
import { testDatabase } from '../../../test/database'
import { testServices } from '../../../test/services'
import { createDatabase, migrationsFolder, TEST_APP_PASSWORD } from '../../../test/template'
import { migrate } from '../../../src/database/migrate'
import { initialsOf } from '../../../src/imports/roll/write-students'
import { openData } from '../../../src/reports/sealed-data'
import { demonstrationProvince } from '../demonstration/province'
import { connect, outliveServer } from '../../../src/database/client'
import { loadSeed } from '../load-seed'
import { brokenHistories } from '../test/histories'
import { generateProvince, type ProvinceOptions } from './generate-province'
import { schoolsOfProvince, sizesOf } from './inventory/schools'

jest.setTimeout(300_000)
const database = await testDatabase()
const services = testServices(database)
const { owner } = database

const NOW = new Date('2026-05-20T08:00:00Z')
const STUDENTS = 2500

const generate = (ownerUrl = database.ownerUrl, changes: Partial<ProvinceOptions> = {}) =>
  generateProvince({
    ownerUrl,
    ...services,
    students: STUDENTS,
    year: 2026,
    seed: 1,
    now: NOW,
    report: () => undefined,
    ...changes,
  })

async function rowsOf<T>(sql: string, pool: pg.Pool = owner): Promise<T[]> {
  return (await pool.query<T & pg.QueryResultRow>(sql)).rows
}

const demonstration = async () => {
  const { db, pool } = connect(database.ownerUrl, 1)
  await loadSeed(db, services.keys, demonstrationProvince(), NOW).finally(() => pool.end())
}
await demonstration()
const province = await generate()

test('schools as large as in life: 450,000 graduates, some 20,000 in the largest, 1,000 in the smallest', () => {
  const sizes = [...sizesOf(450_000).values()].sort((a, b) => b - a)
  expect(sizes).toHaveLength(153)
  expect(sizes.reduce((a, b) => a + b)).toBe(450_000)
  expect(sizes[0]).toBeGreaterThan(19_000)
  expect(sizes[0]).toBeLessThan(25_000)
  expect(sizes.at(-1)).toBeGreaterThan(900)
  expect(sizesOf(7).get('10558') ?? 0).toBeLessThan(8)
})

test('the schools are the 153 of the province, each with a code of its own', () => {
  expect(schoolsOfProvince).toHaveLength(153)
  expect(new Set(schoolsOfProvince.map((it) => it.code)).size).toBe(153)
  expect(schoolsOfProvince.filter((it) => it.isVocational)).toHaveLength(86)
})

test('as many as asked for, beside the demonstration, which keeps what it had', async () => {
  expect(province.schools.reduce((sum, it) => sum + it.students, 0)).toBe(STUDENTS)
  const [counts] = await rowsOf<Record<string, number>>(`select
    (select count(*)::int from student) as students,
    (select count(*)::int from person_index) as people,
    (select count(distinct id_number_index)::int from student) as numbers,
    (select count(*)::int from school where not is_centre) as schools,
    (select count(*)::int from staff where account = '10558jsj') as demonstration`)
  const students = STUDENTS + 120
  expect(counts).toEqual({
    students,
    people: students,
    numbers: students,
    schools: 153,
    demonstration: 1,
  })
})

interface Row {
  id_type: IdType
  id_number_sealed: string
  id_number_index: string
  name: string
  name_initials: string
  sex: string
}

test('ID numbers are well-formed, agree with the sex, and are sealed; names can be searched', async () => {
  const rows = await rowsOf<Row>('select * from student')
  for (const row of rows) {
    const idNumber = services.keys.open(row.id_number_sealed)
    expect(idNumberProblem(row.id_type, idNumber)).toBeUndefined()
    if (row.id_type === 'resident') expect(sexOf(idNumber)).toBe(row.sex)
    expect(services.keys.blindIndex('id-number', idNumber)).toBe(row.id_number_index)
    expect(row.id_number_sealed).not.toContain(idNumber)
    expect(initialsOf(row.name)).toBe(row.name_initials)
  }
  expect(new Set(rows.map((it) => it.id_type)).size).toBeGreaterThan(1)
  expect(rows.some((it) => /\p{Script=Han}·|[龘䶮㛃𠮷𬭎𫖯]/u.test(it.name))).toBe(true)
})

test('every stage of every kind of report is there, each with the history that led to it', async () => {
  const stages = await rowsOf<{ kind: string; count: number }>(
    `select kind, count(distinct stage)::int as count from report group by kind order by kind`,
  )
  expect(stages).toEqual([
    { kind: 'dispatch', count: 6 },
    { kind: 'employment', count: 6 },
    { kind: 'origin', count: 6 },
  ])
  expect(await brokenHistories(owner)).toEqual([])
  const late = await rowsOf(`select id from report_history where at > '${NOW.toISOString()}'`)
  expect(late).toEqual([])
})

interface Report {
  kind: ReportKindName
  stage: string
  data: unknown
  id_type: string
  education_level: string
  training_mode: string
}

test('what was submitted is complete by the rules of the form, and phones are sealed', async () => {
  const reports = await rowsOf<Report>(
    `select r.kind, r.stage, r.data, s.id_type, s.education_level, s.training_mode from report r
      join student s on s.school_id = r.school_id and s.id = r.student_id where r.stage <> 'draft'`,
  )
  expect(reports.length).toBeGreaterThan(1000)
  for (const { kind, data, ...row } of reports) {
    const facts = {
      idType: row.id_type,
      educationLevel: row.education_level,
      trainingMode: row.training_mode,
    }
    const opened = openData(services.keys, kind, data)
    expect(checkReport(reportKinds[kind].fields, opened, facts)).toEqual([])
    if (opened['mobile']) expect(JSON.stringify(data)).not.toContain(opened['mobile'])
  }
})

test('reports point at units of their own school and at files that are stored', async () => {
  expect(
    await rowsOf(`select r.id from report r where r.kind = 'origin' and not exists (
      select from class c join major m on m.school_id = c.school_id and m.id = c.major_id
      where c.school_id = r.school_id and c.id::text = r.data->>'class' and m.id::text = r.data->>'major'
        and m.department_id::text = r.data->>'department' and m.id = r.major_id)
      and exists (select from student s where s.id = r.student_id and s.exam_number is not null)`),
  ).toEqual([])
  const files = await rowsOf<{ path: string; sha256: string }>('select path, sha256 from file')
  expect(files).toHaveLength(153)
  expect((await services.storage.get(files[0]?.path ?? '')).subarray(0, 5).toString()).toBe('%PDF-')
})

const people = `select s.code, t.student_number, t.name, t.id_number_tail, t.birth_date::text, t.id
  from student t join school s on s.id = t.school_id where t.exam_number is not null order by 1, 2`

test('a second run finds everything done and changes nobody', async () => {
  const before = await rowsOf(people)
  const again = await generate()
  expect(again.schools.every((it) => !it.isNew)).toBe(true)
  expect(again.staff.length).toBe(province.staff.length)
  expect(await rowsOf(people)).toEqual(before)
})

/** Ten schools of the province with their share of the people. */
const few = { schools: schoolsOfProvince.slice(0, 10) }

async function elsewhere<T>(work: (pool: pg.Pool, url: string) => Promise<T>): Promise<T> {
  const other = await createDatabase(process.env['TEST_POSTGRES_URL'] ?? '')
  const pool = new pg.Pool({ connectionString: other.url, max: 1 })
  outliveServer(pool)
  try {
    await migrate({ url: other.url, folder: migrationsFolder, appPassword: TEST_APP_PASSWORD })
    return await work(pool, other.url)
  } finally {
    await pool.end()
    await other.drop()
  }
}

test('the same seed makes the same people, another seed others; stopped half-way it goes on where it was', async () => {
  const all = await elsewhere(async (pool, url) => {
    await generate(url, few)
    return rowsOf(people, pool)
  })
  const other = await elsewhere(async (pool, url) => {
    await generate(url, { ...few, seed: 2 })
    return rowsOf(people, pool)
  })
  expect(all.length).toBeGreaterThan(100)
  expect(other).toHaveLength(all.length)
  expect(other).not.toEqual(all)
  await elsewhere(async (pool, url) => {
    let schools = 0
    const report = () => {
      if (++schools === 4) throw new Error('stopped')
    }
    await expect(generate(url, { ...few, report })).rejects.toThrow('stopped')
    expect((await rowsOf(people, pool)).length).toBeLessThan(all.length)
    const rest = await generate(url, few)
    expect(rest.schools.filter((it) => !it.isNew)).toHaveLength(4)
    expect(await rowsOf(people, pool)).toEqual(all)
  })
})

test('an owner whom the policies bind can generate too: rows then go through a table of the transaction', async () => {
  await elsewhere(async (pool, url) => {
    const name = `owner_${process.pid}`
    await pool.query(`create role ${name} login createrole password 'test-only'`)
    try {
      const { rows } = await pool.query<{ name: string }>(
        `select quote_ident(relname) as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`,
      )
      for (const table of rows) await pool.query(`alter table ${table.name} owner to ${name}`)
      await pool.query(
        `grant usage on schema access to ${name}; grant create on schema public to ${name}`,
      )
      const bound = Object.assign(new URL(url), { username: name, password: 'test-only' })
      await generate(bound.toString(), few)
      expect((await rowsOf(people, pool)).length).toBeGreaterThan(100)
      expect(await brokenHistories(pool)).toEqual([])
    } finally {
      await pool.query(
        `reassign owned by ${name} to current_user; drop owned by ${name}; drop role ${name}`,
      )
    }
  })
})
