import { beforeAll, describe, expect, test } from '@jest/globals'
import { sql } from 'kysely'
import { codeTables } from 'shared-types/codes/code-tables'
import { isDivision } from 'shared-types/codes/divisions'
import { isCreditCode } from 'shared-types/companies/credit-code'
import { SAMPLE_COMPANIES, sampleCompanies } from '../../gateway/seed/companies/sample-companies'
import { ask, codeOf } from '../../test/builders/ask'
import { addSampleCompanies } from '../../test/builders/sample-companies'
import { openWorld } from '../../test/contract/world'
import { within } from '../database/scope'

const world = await openWorld()
const companies = sampleCompanies()
const student = await world.student()
const [first] = companies
if (!first) throw new Error('no company')

const search = async (text: string) => {
  const { companies: found } = await world.call(student, 'companies.search', { text })
  return found
}

beforeAll(() => addSampleCompanies(world), 60_000)

describe('the sample registry', () => {
  test('has companies whose codes, places, natures and industries exist, each once, all marked', () => {
    expect(SAMPLE_COMPANIES).toBeGreaterThanOrEqual(50_000)
    const codesOf = (table: 'employerNature' | 'employerIndustry') =>
      new Set<string>(codeTables[table].entries.map((it) => it.code))
    const [natures, industries] = [codesOf('employerNature'), codesOf('employerIndustry')]
    const wrong = companies.filter(
      (it) =>
        !isCreditCode(it.creditCode) ||
        !isDivision(it.region) ||
        !natures.has(it.nature) ||
        !industries.has(it.industry) ||
        !it.name.endsWith('（样例）'),
    )
    expect(wrong).toEqual([])
    expect(new Set(companies.map((it) => it.creditCode)).size).toBe(SAMPLE_COMPANIES)
    expect(new Set(companies.map((it) => it.name)).size).toBe(SAMPLE_COMPANIES)
  })

  test('is in the database as a whole, and its summary says that it is one', async () => {
    const summary = await world.call(await world.staff('centre'), 'companies.summary', {})
    expect(summary).toMatchObject({ total: SAMPLE_COMPANIES, samples: SAMPLE_COMPANIES })
  })
})

describe('a search', () => {
  const { name, creditCode } = first
  const characters = Array.from(name)
  const parts = `${characters.slice(0, 2).join('')} ${characters.slice(3, 7).join('')}`

  test('finds a company by its whole name, with what a form fills in from it', async () => {
    expect((await search(name))[0]).toMatchObject({
      name,
      creditCode,
      region: first.region,
      nature: first.nature,
      industry: first.industry,
      isSample: true,
    })
  })

  test('finds it by parts of the name, in any order, and with other brackets', async () => {
    for (const text of [parts, parts.split(' ').reverse().join(' '), name.replace('（', '(')])
      expect((await search(text)).map((it) => it.name)).toContain(name)
  })

  test('finds it with one wrong character', async () => {
    const misheard = `${characters.slice(0, 4).join('')}龘${characters.slice(5).join('')}`
    expect((await search(misheard)).map((it) => it.name)).toContain(name)
  })

  test('finds it by the beginning of its credit code, in small letters and with blanks, too', async () => {
    const typed = `${creditCode.slice(0, 4)} ${creditCode.slice(4, 16).toLowerCase()}`
    expect(await search(typed)).toEqual([expect.objectContaining({ creditCode })])
  })

  test('puts the words as they were typed first', async () => {
    const [best] = await search('晨曦')
    expect(best?.name).toContain('晨曦')
  })

  test('finds nothing where there is nothing, and takes % for what it is', async () => {
    expect(await search('龘龘龘龘龘')).toEqual([])
    expect(await search('%%')).toEqual([])
  })

  test('answers both kinds of caller, and refuses a single character', async () => {
    const staff = await world.staff('10001level2')
    expect((await world.call(staff, 'companies.search', { text: name })).companies).not.toEqual([])
    expect(codeOf(await ask(world, student, 'companies.search', { text: '广' }))).toBe(
      'invalid-input',
    )
  })

  test('is refused with the time to wait when somebody copies the registry', async () => {
    const copier = await world.student()
    const replies = await Promise.all(
      Array.from({ length: 140 }, () => ask(world, copier, 'companies.search', { text: '914401' })),
    )
    const refused = replies.filter((it) => !it.ok)
    expect(refused.length).toBeGreaterThan(0)
    expect(refused[0]).toMatchObject({
      code: 'too-many-requests',
      hint: { retryAfterSeconds: expect.any(Number) },
    })
    expect(await search('晨曦')).not.toEqual([])
  })
})

describe('as the application, under the table’s policies', () => {
  const asStudent = { role: 'student', schoolId: student.schoolId, studentId: student.id } as const

  test.each([
    [
      'a name',
      `string_to_array(upper(name), null) @> array['晨', '曦']`,
      'company_name_characters',
    ],
    ['a code', `credit_code like '914401%'`, 'company_pkey'],
  ])('%s is looked up in an index', async (_what, condition, index) => {
    const { rows } = await within(world.services.db, asStudent, (tx) =>
      sql<{
        'QUERY PLAN': string
      }>`explain select * from company where ${sql.raw(condition)}`.execute(tx),
    )
    const plan = rows.map((it) => it['QUERY PLAN']).join('\n')
    expect(plan).toContain(index)
    expect(plan).not.toContain('Seq Scan')
  })

  test('students and schools change nothing', async () => {
    const write = within(world.services.db, asStudent, (tx) =>
      sql`insert into company (credit_code, name, region, nature, industry, updated_at)
        values ('914403001922038216', '华为技术有限公司', '440307', '30204', '033900', now())`.execute(
        tx,
      ),
    )
    await expect(write).rejects.toThrow('row-level security')
  })
})
