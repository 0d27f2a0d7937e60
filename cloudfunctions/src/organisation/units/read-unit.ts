import { findChoice } from 'shared-types/codes/code-tables'
import { findNationalMajor } from 'shared-types/codes/national-majors'
import type { FieldProblem } from 'shared-types/errors'
import { isPhone } from 'shared-types/formats'
import {
  fieldsOfUnit,
  type OrganisationUnitKind,
  type UnitField,
} from 'shared-types/organisation/unit-fields'
import { hasForbiddenCharacters } from 'shared-types/reports/rules/check-report'
import type { UnitReferences } from './references'

export interface ReadUnit {
  values: Record<string, string>
  problems: FieldProblem[]
}

/**
 * What a form or a row of a file says, as values to store: units by id, name or code become ids, codes by name become
 * codes. Every field that is wrong is named with a sentence; a field that is left out stays out.
 */
export function readUnit(
  kind: OrganisationUnitKind,
  given: Readonly<Record<string, string | undefined>>,
  references: UnitReferences,
): ReadUnit {
  const values: Record<string, string> = {}
  const problems: FieldProblem[] = []
  const fields = fieldsOfUnit(kind)
  for (const name of Object.keys(given))
    if (!fields.some((it) => it.name === name))
      problems.push({ field: name, message: '不认识的字段' })
  for (const field of fields) {
    const text = given[field.name]?.normalize('NFC').trim()
    if (text === undefined) continue
    if (text === '') {
      values[field.name] = ''
      continue
    }
    const read = readField(field, text, references)
    if ('value' in read) values[field.name] = read.value
    else problems.push({ field: field.name, message: read.problem })
  }
  return { values, problems }
}

/** Required fields without a value, once it is known which values there will be. */
export const missingOf = (
  kind: OrganisationUnitKind,
  values: Readonly<Record<string, string>>,
): FieldProblem[] =>
  fieldsOfUnit(kind)
    .filter((it) => it.required && !values[it.name])
    .map((it) => ({ field: it.name, message: `${it.label}没有填写` }))

type Read = { value: string } | { problem: string }
const found = (value: string | undefined, problem: string): Read =>
  value === undefined ? { problem } : { value }

function readField(field: UnitField, text: string, references: UnitReferences): Read {
  const { label } = field
  if ([...text].length > (field.maxLength ?? 100))
    return { problem: `${label}不能超过 ${field.maxLength ?? 100} 个字` }
  switch (field.type) {
    case 'text':
      return hasForbiddenCharacters(text)
        ? { problem: `${label}含有换行或不可见字符，请删除` }
        : { value: text }
    case 'long-text':
      return hasForbiddenCharacters(text.replace(/[\r\n\t]/g, ' '))
        ? { problem: `${label}含有不可见字符，请删除` }
        : { value: text.replace(/\r\n?/g, '\n') }
    case 'phone':
      return isPhone(text)
        ? { value: text }
        : { problem: `${label}格式不正确，请填写手机号，或“区号-号码”的固定电话` }
    case 'study-years':
      return found(studyYears(text), `${label}应为 0.5 至 8 年，以半年为单位`)
    case 'code':
      return found(
        field.code && findChoice(field.code, text, references.newest.get(field.code))?.code,
        `${label}不在代码表内，请填写代码表中的名称或代码`,
      )
    case 'national-major':
      return found(
        findNationalMajor(references.nationalMajors, text)?.code,
        `${label}不在国家专业目录中，请填写目录中的名称，或专业代码`,
      )
    case 'unit':
      return found(
        field.unit && references.find(field.unit, text),
        `${label}不存在，请与本校设置中的名称核对`,
      )
  }
}

function studyYears(text: string): string | undefined {
  const plain = text.normalize('NFKC').replace(/\s*年制?$/, '')
  if (!/^\d(\.\d+)?$/.test(plain)) return undefined
  const years = Number(plain)
  return years >= 0.5 && years <= 8 && Number.isInteger(years * 2) ? String(years) : undefined
}
