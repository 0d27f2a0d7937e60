import { DomainError, type FieldProblem } from 'shared-types/errors'
import { hasEighteenDigits, idTypes } from 'shared-types/students/id-number'
import type { RollValues } from 'shared-types/students/roll-record'
import { within, type Tx } from '../database/scope'
import { loadReferences, type References } from '../imports/roll/references'
import { listOnRoll, numbersOf, type StudentOnRoll } from '../imports/roll/students-on-roll'
import { judgeCorrection, type Correction } from '../imports/rows/judge-correction'
import { readRow } from '../imports/rows/read-row'
import type { RowTexts } from '../imports/rows/row'
import { studentColumns } from '../imports/rows/student-facts'
import { staffScope, type StaffContext } from '../runtime/context'
import { hasYear } from '../settings/known-year'
import type { StudentRecord } from './holder'
import { hasReported, textsOf } from './roll-record'
import { getVisibleStudent } from './visibility'

export interface CorrectionInput {
  id: string
  version: number
  values: RollValues
  year?: number | undefined
  reason: string
}

type Good = Extract<Correction, { verdict: 'good' }>

/** What will be written, judged over the record as it was read. */
export interface CorrectionPlan {
  record: StudentRecord
  self: StudentOnRoll
  good: Good
  year: number
}

/** Under the same checks as an import's row. Throws `fields-invalid` with everything that is wrong. */
export async function planCorrection(
  context: StaffContext,
  input: CorrectionInput,
): Promise<CorrectionPlan> {
  const { db, keys } = context.services
  const { record, references, yearProblems } = await within(db, staffScope(context), (tx) =>
    readRecord(tx, context, input),
  )
  const idNumber = keys.open(record.id_number_sealed)
  const texts = { ...withoutDerived(record, input.values), idNumber, ...given(input.values) }
  const read = readRow(texts as RowTexts, references)
  const idIndex = read.values.idNumber && keys.blindIndex('id-number', read.values.idNumber)
  const year = input.year ?? record.year
  const numbers = numbersOf([{ ...read, idIndex }])
  // A number is also taken when its holder is not this member of staff's to see.
  const { self, onRoll } = await within(db, { role: 'system' }, async (tx) => ({
    self: await getSelf(tx, record),
    onRoll: await listOnRoll(tx, { schoolId: record.school_id, year }, numbers),
  }))
  const judged = judgeCorrection({ ...read, idIndex }, references, self, onRoll)
  const problems = [...(judged.verdict === 'refused' ? judged.reasons : []), ...yearProblems]
  if (judged.verdict === 'refused' || problems.length > 0)
    throw new DomainError('fields-invalid', { problems })
  return { record, self, good: judged, year }
}

async function readRecord(tx: Tx, { actor }: StaffContext, input: CorrectionInput) {
  const record = await getVisibleStudent(tx, actor, input.id)
  if (record.version !== input.version) throw new DomainError('changed-elsewhere')
  const ofSchool = { ...actor, schoolId: record.school_id }
  const references = await loadReferences(tx, ofSchool, input.year ?? record.year)
  return {
    record,
    references: { ...references, laterEntries: withFormer(references.laterEntries, record) },
    yearProblems: await checkYear(tx, record, input.year),
  }
}

/** What is on record stays, also where the version of the cohort does not have the code any more. */
function withFormer(later: References['laterEntries'], record: StudentRecord) {
  const texts = textsOf(record)
  return new Map(
    [...later].map(([table, entries]) => {
      const code = texts[table as keyof RollValues]
      return [table, code ? [...entries, { code, name: code }] : entries]
    }),
  )
}

async function checkYear(
  tx: Tx,
  record: StudentRecord,
  year: number | undefined,
): Promise<FieldProblem[]> {
  if (year === undefined || year === record.year) return []
  if (await hasReported(tx, record))
    return [{ field: 'year', message: '该学生已上报或已登记档案，不能修改工作年份' }]
  return (await hasYear(tx, year))
    ? []
    : [{ field: 'year', message: '没有这个工作年份，请重新选择' }]
}

/** Sex and date of birth as they are, but where the number tells them: a corrected number brings its own. */
function withoutDerived(record: StudentRecord, values: RollValues): RollValues {
  const { sex, birthDate, ...rest } = textsOf(record)
  const named = values.idType ?? record.id_type
  const type = idTypes.find((it) => it.code === named || it.name === named)
  return type && hasEighteenDigits(type.code) ? rest : { ...rest, sex, birthDate }
}

const given = (values: RollValues) =>
  Object.fromEntries(Object.entries(values).filter(([, text]) => text !== undefined))

async function getSelf(tx: Tx, record: StudentRecord): Promise<StudentOnRoll> {
  const at = { schoolId: record.school_id, year: record.year }
  const numbers = { idIndexes: [record.id_number_index], studentNumbers: [] }
  const self = (await listOnRoll(tx, at, numbers)).byIdIndex.get(record.id_number_index)
  if (!self) throw new DomainError('changed-elsewhere')
  return self
}

export const changesNothing = ({ record, self, good, year }: CorrectionPlan): boolean =>
  year === record.year &&
  good.idIndex === record.id_number_index &&
  studentColumns.every((it) => good.facts[it] === self[it])
