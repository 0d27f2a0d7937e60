import { expect, test } from '@jest/globals'
import { codeTables } from '../../codes/code-tables'
import { checkReport, isRequired, isVisible, tidyReport } from './check-report'
import { offeredBeside } from '../fields/choices'
import { employmentFields } from '../fields/employment-fields'
import type { Field, ReportData } from '../fields/field'

const fields: readonly Field[] = employmentFields
const facts = { idType: 'resident', educationLevel: '11321', trainingMode: '1', year: '2026' }
const complete: ReportData = {
  destination: '11',
  employer: '广州市晨曦软件科技有限公司',
  creditCode: '914403001922038216',
  employerNature: '30204',
  employerIndustry: '096500',
  occupation: '13',
  employerRegion: '440106',
  relevance: '1',
  contractFrom: '2026-07-01',
  contractTo: '2029-06-30',
  proof: '00000000-0000-7000-8000-000000000001',
}

const problemsOf = (changes: ReportData) =>
  checkReport(fields, { ...complete, ...changes }, facts).map((it) => `${it.field}: ${it.message}`)

const asked = (destination: string, of: (field: Field) => boolean) =>
  fields.filter((it) => isVisible(it, { destination }, facts) && of(it)).map((it) => it.name)

const COMPANY = [
  ...['destination', 'employer', 'creditCode', 'employerNature', 'employerIndustry'],
  ...['occupation', 'employerRegion', 'relevance'],
]
const OTHER_UNIT = COMPANY.filter((it) => it !== 'creditCode')
const STUDY = ['destination', 'furtherStudySchool', 'furtherStudyMajor']

/** The data dictionary's table: what each destination requires. */
const required: Record<string, string[]> = {
  '0': ['destination'],
  '10': [...COMPANY, 'contractFrom', 'contractTo', 'proof'],
  '11': [...COMPANY, 'contractFrom', 'contractTo', 'proof'],
  '12': [...COMPANY, 'proof'],
  '27': [...COMPANY, 'proof'],
  '46': [...OTHER_UNIT, 'proof'],
  '50': [...OTHER_UNIT, 'proof'],
  '51': [...OTHER_UNIT, 'proof'],
  '70': ['destination'],
  '71': ['destination'],
  '72': ['destination'],
  '75': ['destination', 'businessProject', 'businessIndustry'],
  '76': ['destination'],
  '80': STUDY,
  '85': STUDY,
  '99': ['destination'],
}

test('the table of destinations is the whole of table 8', () => {
  expect(Object.keys(required).sort()).toEqual(
    codeTables.destination.entries.map((it) => it.code).sort(),
  )
})

test.each(Object.entries(required))('destination %s requires %j', (destination, expected) => {
  expect(asked(destination, (it) => isRequired(it, { destination }, facts))).toEqual(expected)
})

test('a complete report is fine', () => {
  expect(problemsOf({})).toEqual([])
})

test.each<[ReportData, string]>([
  [{ creditCode: '914403001922038217' }, 'creditCode: 统一社会信用代码校验不通过'],
  [{ creditCode: '12345' }, 'creditCode: 统一社会信用代码应为 18 位，现在是 5 位'],
  [{ employer: '腾讯' }, 'employer: 请填写单位名称的全称'],
  [{ contractTo: '2026-07-01' }, 'contractTo: 合同结束日期应晚于合同开始日期'],
  [{ contractTo: '2026-02-30' }, 'contractTo: 合同结束日期应为 YYYY-MM-DD 的日期'],
  [{ contractFrom: '2016-07-01' }, 'contractFrom: 合同开始日期应在 2023 年至 2031 年之间'],
  [{ contractTo: '2926-07-01' }, 'contractTo: 合同结束日期应在 2023 年至 2106 年之间'],
  [{ monthlySalary: '0' }, 'monthlySalary: 月薪（元）应在 1 至 1000000 之间'],
  [{ monthlySalary: '五千' }, 'monthlySalary: 月薪（元）应为整数'],
  [{ employerNature: '50101' }, 'employerNature: 单位性质与毕业去向“签劳动合同形式就业”不符'],
  [{ destination: '46', creditCode: '' }, 'employerNature: 单位性质与毕业去向“应征义务兵”不符'],
])('%j is refused: %s', (changes, sentence) => {
  const problems = problemsOf(changes)
  expect(problems).toHaveLength(1)
  expect(problems[0]).toContain(sentence)
})

test('a code typed in small letters with spaces is stored as printed', () => {
  const typed = { ...complete, creditCode: '9144 0300 7152 6726xg' }
  expect(checkReport(fields, typed, facts)).toEqual([])
  expect(tidyReport(fields, typed, facts)).toMatchObject({ creditCode: '9144030071526726XG' })
})

test('only natures that agree with the destination are offered, and every destination has some', () => {
  const nature = fields.find((it) => it.name === 'employerNature')
  const business = fields.find((it) => it.name === 'businessIndustry')
  if (!nature || !business) throw new Error('fields are missing')
  const offered = (field: Field, destination: string) =>
    offeredBeside(field, { destination }).map((it) => it.name)
  expect(offered(nature, '46')).toEqual(['中国人民解放军', '中国人民武装警察部队', '应征义务兵'])
  expect(offered(business, '75')).toContain('先进制造业')
  expect(offered(business, '75')).toHaveLength(5)
  for (const { code } of codeTables.destination.entries)
    expect(offered(nature, code).length).toBeGreaterThan(0)
})
