import { isDivision } from '../../codes/divisions'
import type { FieldProblem } from '../../errors'
import { creditCodeProblem, tidyCreditCode } from '../../companies/credit-code'
import { unitNameProblem } from '../../companies/unit-name'
import { isDate, isEmail, isPhone, isPostcode } from '../../formats'
import { disagreement } from './check-agreement'
import { offeredBy } from '../fields/choices'
import {
  holds,
  type Field,
  type FieldType,
  type ReportData,
  type StudentFacts,
} from '../fields/field'

const DEFAULT_MAX_LENGTH = 100

const askFor: Record<FieldType, string> = {
  text: '请填写',
  phone: '请填写',
  email: '请填写',
  postcode: '请填写',
  integer: '请填写',
  date: '请选择',
  code: '请选择',
  division: '请选择',
  choice: '请选择',
  unit: '请选择',
  attachment: '请上传',
}

export function isVisible(field: Field, data: ReportData, student: StudentFacts): boolean {
  return !field.visible || holds(field.visible, data, student)
}

export function isRequired(field: Field, data: ReportData, student: StudentFacts): boolean {
  return typeof field.required === 'boolean' ? field.required : holds(field.required, data, student)
}

/** Keeps only declared, visible, non-empty values, trimmed: what is stored. */
export function tidyReport(
  fields: readonly Field[],
  data: ReportData,
  student: StudentFacts,
): ReportData {
  const kept = fields.filter((it) => isVisible(it, data, student) && data[it.name]?.trim())
  return Object.fromEntries(kept.map((it) => [it.name, tidied(it, data)]))
}

function tidied({ name, format }: Field, data: ReportData): string {
  const value = data[name]?.trim() ?? ''
  return format === 'credit-code' ? tidyCreditCode(value) : value
}

/** Everything wrong with a report, one sentence a field, in the order of the form. Empty means it may be submitted. */
export function checkReport(
  fields: readonly Field[],
  data: ReportData,
  student: StudentFacts,
): FieldProblem[] {
  return fields.flatMap((field) => {
    if (!isVisible(field, data, student)) return []
    const message =
      checkField(field, tidied(field, data), isRequired(field, data, student)) ??
      disagreement(fields, field, data, student)
    return message ? [{ field: field.name, message }] : []
  })
}

/** The sentence for one value, or undefined when it is fine. */
export function checkField(field: Field, value: string, required: boolean): string | undefined {
  if (value === '') {
    if (!required) return undefined
    return `${askFor[field.type]}${field.label}`
  }
  const limit = field.maxLength ?? DEFAULT_MAX_LENGTH
  if ([...value].length > limit) return `${field.label}不能超过 ${limit} 个字`
  return checkForm(field, value)
}

function checkForm(field: Field, value: string): string | undefined {
  switch (field.type) {
    case 'phone':
      return isPhone(value)
        ? undefined
        : `${field.label}格式不正确，请填写 11 位手机号或带区号的港澳台号码`
    case 'email':
      return isEmail(value) ? undefined : `${field.label}格式不正确`
    case 'postcode':
      return isPostcode(value) ? undefined : `${field.label}应为 6 位数字`
    case 'date':
      return isDate(value) ? undefined : `${field.label}应为 YYYY-MM-DD 的日期`
    case 'integer':
      return checkInteger(field, value)
    case 'division':
      return isDivision(value) ? undefined : `请从列表中选择${field.label}`
    case 'code':
    case 'choice':
      return offeredBy(field).some((it) => it.code === value)
        ? undefined
        : `请从列表中选择${field.label}`
    case 'text':
      return hasForbiddenCharacters(value)
        ? `${field.label}含有不可见或非法字符，请重新输入`
        : checkFormat(field, value)
    case 'unit':
    case 'attachment':
      // An id: whether it exists and is theirs only the server can say.
      return undefined
  }
}

function checkInteger({ label, range }: Field, value: string): string | undefined {
  if (!/^\d{1,9}$/.test(value)) return `${label}应为整数`
  const [least, most] = range ?? [0, Infinity]
  const isInside = Number(value) >= least && Number(value) <= most
  return isInside ? undefined : `${label}应在 ${least} 至 ${most} 之间`
}

function checkFormat({ label, format }: Field, value: string): string | undefined {
  if (format === 'credit-code') return creditCodeProblem(label, value)
  return format === 'unit-name' ? unitNameProblem(label, value) : undefined
}

/** Control characters, zero-width and direction marks: never typed on purpose, and a way to fake a name. */
export function hasForbiddenCharacters(value: string): boolean {
  return /[\p{Cc}\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u.test(value)
}
