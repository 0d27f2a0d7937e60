import { findChoice } from 'shared-types/codes/code-tables'
import { findDivision } from 'shared-types/codes/divisions'
import { creditCodeProblem, tidyCreditCode } from 'shared-types/companies/credit-code'
import { unitNameProblem } from 'shared-types/companies/unit-name'
import type { FieldProblem } from 'shared-types/errors'
import { hasForbiddenCharacters } from 'shared-types/reports/rules/check-report'
import { nameAsStored } from './read-search'
import type { CompanyFacts } from './records'

const LONGEST_NAME = 100

/** A company as a row of a file describes it, with everything that is wrong with it. */
export function readCompany(texts: Readonly<Record<string, string>>): {
  facts: CompanyFacts
  problems: FieldProblem[]
} {
  const problems: FieldProblem[] = []
  const say = (field: keyof CompanyFacts, message: string | undefined) =>
    message && problems.push({ field, message })
  const creditCode = tidyCreditCode(texts['creditCode'] ?? '')
  const name = nameAsStored(texts['name'] ?? '')
  const region = findDivision(texts['region'] ?? '')?.code
  const nature = findChoice('employerNature', texts['nature'] ?? '')?.code
  const industry = findChoice('employerIndustry', texts['industry'] ?? '')?.code
  say('creditCode', creditCodeProblem('统一社会信用代码', creditCode))
  say('name', nameProblem(name))
  if (!region) say('region', '单位所在地无法识别，请填写六位代码或完整名称')
  if (!nature) say('nature', '单位性质不在代码表 9 中，请填写代码或名称')
  if (!industry) say('industry', '单位行业不在代码表 10 中，请填写代码或名称')
  return {
    facts: {
      creditCode,
      name,
      region: region ?? '',
      nature: nature ?? '',
      industry: industry ?? '',
    },
    problems,
  }
}

function nameProblem(name: string): string | undefined {
  if (hasForbiddenCharacters(name)) return '单位名称含有换行或不可见字符，请删除'
  if ([...name].length > LONGEST_NAME) return `单位名称不能超过 ${LONGEST_NAME} 个字`
  return unitNameProblem('单位名称', name)
}
