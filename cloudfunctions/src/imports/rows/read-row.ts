import {
  birthDateOf,
  hasEighteenDigits,
  idNumberProblem,
  sexOf,
  type IdType,
} from 'shared-types/students/id-number'
import { rollFields, type RollFieldName } from 'shared-types/students/roll-fields'
import type { References } from '../roll/references'
import { readField } from './read-field'
import { fieldOf, type Reason, type RowTexts, type RowValues } from './row'

export interface ReadRow {
  texts: RowTexts
  values: RowValues
  reasons: Reason[]
}

/**
 * The values of a row and everything that is wrong with it by itself.
 * @param found what reading the cells has found already; such fields are not judged twice
 */
export function readRow(
  texts: RowTexts,
  references: References,
  found: readonly Reason[] = [],
): ReadRow {
  const reasons = [...found]
  const values: RowValues = {}
  const isFaulty = (name: RollFieldName) => reasons.some((it) => it.field === name)
  for (const field of rollFields) {
    const text = texts[field.name]?.trim()
    if (isFaulty(field.name)) continue
    if (!text) {
      if (field.required) reasons.push({ field: field.name, message: `${field.label}没有填写` })
      continue
    }
    const read = readField(fieldOf(field.name), text, references)
    if ('value' in read) values[field.name] = read.value
    else reasons.push({ field: field.name, message: read.problem })
  }
  if (!isFaulty('idType')) reasons.push(...checkIdNumber(values))
  reasons.push(...checkDates(values))
  for (const { field } of reasons) delete values[field]
  return { texts, values, reasons }
}

function checkIdNumber(values: RowValues): Reason[] {
  const { idNumber } = values
  if (!idNumber) return []
  const type = (values.idType ?? 'resident') as IdType
  const problem = idNumberProblem(type, idNumber)
  if (problem) return [{ field: 'idNumber', message: problem }]
  if (!hasEighteenDigits(type)) return []
  const reasons: Reason[] = []
  if (values.sex && values.sex !== sexOf(idNumber))
    reasons.push({ field: 'sex', message: '性别与身份证号不一致，请核对' })
  if (values.birthDate && values.birthDate !== birthDateOf(idNumber))
    reasons.push({ field: 'birthDate', message: '出生日期与身份证号不一致，请核对' })
  return reasons
}

function checkDates({ enrolledOn, graduatesOn }: RowValues): Reason[] {
  return enrolledOn && graduatesOn && enrolledOn >= graduatesOn
    ? [{ field: 'graduatesOn', message: '毕业日期应在入学日期之后，请核对' }]
    : []
}
