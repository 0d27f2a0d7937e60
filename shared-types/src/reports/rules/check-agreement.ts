import { isDate } from '../../formats'
import { agreesWith, choiceName } from '../fields/choices'
import type { Field, ReportData, StudentFacts } from '../fields/field'

/** What makes a value, fine by itself, impossible beside the rest of the form or for this cohort. */
export function disagreement(
  fields: readonly Field[],
  field: Field,
  data: ReportData,
  student: StudentFacts,
): string | undefined {
  const value = data[field.name]?.trim() ?? ''
  if (value === '') return undefined
  if (field.type === 'date') return wrongDate(fields, field, value, data, student)
  if (agreesWith(field, value, data)) return undefined
  const other = fields.find((it) => it.name === field.narrowed?.by)
  const said = other ? `${other.label}“${choiceName(other, data[other.name] ?? '')}”` : '其他内容'
  return `${field.label}与${said}不符，请重新选择`
}

function wrongDate(
  fields: readonly Field[],
  { label, after, cohortYears }: Field,
  value: string,
  data: ReportData,
  { year }: StudentFacts,
): string | undefined {
  const other = fields.find((it) => it.name === after)
  const earlier = (after && data[after]?.trim()) || ''
  if (other && isDate(earlier) && value <= earlier) return `${label}应晚于${other.label}`
  if (!cohortYears || !year) return undefined
  const [first, last] = cohortYears.map((it) => Number(year) + it) as [number, number]
  const its = Number(value.slice(0, 4))
  return its < first || its > last
    ? `${label}应在 ${first} 年至 ${last} 年之间，请核对年份`
    : undefined
}
