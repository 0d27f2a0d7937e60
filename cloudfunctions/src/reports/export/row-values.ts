import type { CodeEntry } from 'shared-types/codes/code-table'
import { codeTables, nameOfCode, type CodeTableId } from 'shared-types/codes/code-tables'
import { divisionName } from 'shared-types/codes/divisions'
import type { ExportColumn, FixedColumnName } from 'shared-types/reports/exchange/export-columns'
import type { Field } from 'shared-types/reports/fields/field'
import {
  sourceLabels,
  stageLabels,
  type ReportKindName,
  type Source,
  type Stage,
} from 'shared-types/reports/workflow'
import { idTypes } from 'shared-types/students/id-number'
import { sexes } from 'shared-types/students/roll-fields'
import type { Keys } from '../../platform/crypto/sealing'
import { openData } from '../sealed-data'
import { dbfWidth, fitting } from './dbf-text'
import type { ExportRow } from './queries'

/** Names for people, or the codes of the ministry for other programs. */
export type Wording = 'names' | 'codes'

export interface Written {
  columns: readonly ExportColumn[]
  wording: Wording
  /** Later versions of the roll's code tables that serve the cohort; those of the report come with its fields. */
  later: ReadonlyMap<CodeTableId, readonly CodeEntry[]>
}

/** One row of the file, in the order of the columns. */
export function rowValues(
  keys: Keys,
  kind: ReportKindName,
  row: ExportRow,
  { columns, ...how }: Written,
): string[] {
  const data = openData(keys, kind, row.data)
  return columns.map(({ name, field }) =>
    field
      ? fieldValue(field, data[name] ?? '', (id) => row.campuses.get(id), how.wording)
      : fixedValue(keys, name as FixedColumnName, row, how),
  )
}

type NameOfUnit = (id: string) => string | undefined

/** All that an export may write for a stored value: an import knows it again by them. */
export const writtenForms = (field: Field, value: string, nameOfUnit: NameOfUnit): string[] =>
  (['names', 'codes'] as const).flatMap((wording) => {
    const text = fieldValue(field, value, nameOfUnit, wording)
    return [text, fitting(text, dbfWidth(field)).trim()]
  })

function fieldValue(field: Field, value: string, nameOfUnit: NameOfUnit, wording: Wording): string {
  if (!value) return ''
  if (field.type === 'unit') return nameOfUnit(value) ?? ''
  if (field.type === 'code' && field.code)
    return codeValue(field.code, field.choices, value, wording)
  if (wording === 'codes') return value
  if (field.type === 'division') return divisionName(value)
  if (field.type === 'choice') return nameIn(field.choices ?? [], value)
  return value
}

/** By the version that serves the cohort; a code that it does not have any more is told by the first. */
function codeValue(
  table: CodeTableId,
  entries: readonly CodeEntry[] = codeTables[table].entries,
  code: string,
  wording: Wording,
): string {
  const entry = entries.find((it) => it.code === code)
  return wording === 'names' ? (entry?.name ?? nameOfCode(table, code)) : (entry?.moeCode ?? code)
}

function fixedValue(
  keys: Keys,
  name: FixedColumnName,
  row: ExportRow,
  { wording, later }: Omit<Written, 'columns'>,
): string {
  switch (name) {
    case 'schoolName':
      return row.school_name
    case 'studentName':
      return row.name
    case 'idType':
      return nameIn(idTypes, row.id_type)
    case 'idNumber':
      return keys.open(row.id_number_sealed)
    case 'studentNumber':
      return row.student_number
    case 'sex': {
      const sex = sexes.find((it) => it.code === row.sex)
      return (wording === 'codes' ? sex?.ministryCode : sex?.name) ?? ''
    }
    case 'educationLevel':
      return codeValue(name, later.get(name), row.education_level, wording)
    case 'trainingMode':
      return codeValue(name, later.get(name), row.training_mode, wording)
    case 'departmentName':
      return row.department_name
    case 'majorName':
      return row.major_name
    case 'className':
      return row.class_name ?? ''
    case 'stage':
      return stageLabels[row.stage as Stage]
    case 'source':
      return sourceLabels[row.source as Source]
  }
}

const nameIn = (entries: readonly { code: string; name: string }[], code: string) =>
  entries.find((it) => it.code === code)?.name ?? code
