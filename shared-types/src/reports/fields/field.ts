import type { CodeEntry } from '../../codes/code-table'
import type { CodeTableId } from '../../codes/code-tables'

export type FieldType =
  | 'text'
  | 'phone'
  | 'email'
  | 'postcode'
  | 'date'
  | 'integer'
  | 'code'
  | 'division'
  | 'choice'
  | 'unit'
  | 'attachment'

/** Where a `unit` field's choices come from: the school's own organisation. */
export type UnitKind = 'campus' | 'department' | 'major' | 'class'

/** What a rule looks at besides the report itself: facts of the roll that the student cannot change here. */
export interface StudentFacts {
  idType: string
  educationLevel: string
  trainingMode: string
  originProvince?: string
  /** 「上报状态」 of the report itself. */
  submission?: string | undefined
  /** The cohort's. */
  year?: string
}

/** Holds when every named value is one of those listed; `student.` names look at the roll. */
export type Condition = Readonly<Record<string, readonly string[]>>

export interface Choice extends CodeEntry {
  /** Cannot be chosen any more; records keep it. */
  off?: true | undefined
}

/** What the registry knows of a company besides its name. */
export type CompanyFact = 'creditCode' | 'nature' | 'industry' | 'region'

export interface Field {
  name: string
  label: string
  section: string
  type: FieldType
  /** Required always, never, or while the condition holds. */
  required: boolean | Condition
  /** Asked only while the condition holds; a value given otherwise is dropped. */
  visible?: Condition
  /** Offered in 「字段管理」 as enabled / editable / required. */
  configurable: boolean
  code?: CodeTableId
  unit?: UnitKind
  /** Choices of a `choice` field; of a `code` field, the entries of a later version that serves the cohort. */
  choices?: readonly Choice[]
  maxLength?: number
  hint?: string
  /** In its place while the field is required: why. */
  requiredHint?: string
  /** Of a text that is written by a rule. */
  format?: 'unit-name' | 'credit-code'
  /** Of a unit's name that is looked up among the companies: which fields follow from the one chosen. */
  company?: Readonly<Record<string, CompanyFact>>
  /** Of an `integer`: the least and the most. */
  range?: readonly [number, number]
  /** Of a `date`: the first and the last year, counted from the cohort's. */
  cohortYears?: readonly [number, number]
  /** Of a `date`: the date that it comes after. */
  after?: string
  /** Of a `code` that has to agree with another field: how codes begin, by its value; any code beside other values. */
  narrowed?: { by: string; to: Readonly<Record<string, readonly string[]>> }
  /** `sensitive` values are sealed at rest and masked on lists. */
  dataClass: 'internal' | 'personal' | 'sensitive'
  /** Column names understood in DBF and Excel files besides the label. */
  ministryName?: string
}

export const hintOf = ({ hint, requiredHint }: Field, isRequired: boolean) =>
  isRequired ? (requiredHint ?? hint) : hint

export type ReportData = Record<string, string>

export function holds(condition: Condition, data: ReportData, student: StudentFacts): boolean {
  return Object.entries(condition).every(([name, accepted]) => {
    const value = name.startsWith('student.')
      ? student[name.slice('student.'.length) as keyof StudentFacts]
      : data[name]
    return accepted.includes(value ?? '')
  })
}
