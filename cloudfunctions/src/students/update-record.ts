import { DomainError } from 'shared-types/errors'
import { maskIdNumber } from 'shared-types/formats'
import type { RollRecord, RollValues } from 'shared-types/students/roll-record'
import { recordAudit } from '../audit/audit'
import { within, type Tx } from '../database/scope'
import { loadReferences } from '../imports/roll/references'
import { listOnRoll, numbersOf, type StudentOnRoll } from '../imports/roll/students-on-roll'
import { ChangedMeanwhile, updateStudents } from '../imports/roll/write-students'
import { judgeCorrection, type Correction } from '../imports/rows/judge-correction'
import { readRow } from '../imports/rows/read-row'
import type { Reason, RowTexts } from '../imports/rows/row'
import { staffScope, type StaffContext } from '../runtime/context'
import { insertRollHistory } from './history'
import type { StudentRecord } from './holder'
import {
  getVisibleStudent,
  hasReported,
  lockVisibleStudent,
  presentRecord,
  textsOf,
} from './roll-record'

interface Input {
  id: string
  version: number
  values: RollValues
  year?: number | undefined
  reason: string
}

/** What will be written, judged over the record as it was read. */
interface Plan {
  record: StudentRecord
  self: StudentOnRoll
  good: Extract<Correction, { verdict: 'good' }>
  year: number
}

/** A correction by hand, under the same checks as an import's row. */
export async function updateRollRecord(context: StaffContext, input: Input): Promise<RollRecord> {
  const plan = await makePlan(context, input)
  return within(context.services.db, staffScope(context), (tx) =>
    write(tx, context, input, plan),
  ).catch((error: unknown) => {
    throw isRace(error) ? new DomainError('changed-elsewhere') : error
  })
}

/** Somebody took the number, or changed the record, between the plan and the writing. */
const isRace = (error: unknown) =>
  error instanceof ChangedMeanwhile ||
  (error instanceof Error && 'code' in error && error.code === '23505')

async function makePlan(context: StaffContext, input: Input): Promise<Plan> {
  const { services, actor } = context
  const { db, keys } = services
  const { record, references, reported } = await within(db, staffScope(context), async (tx) => {
    const row = await getVisibleStudent(tx, actor, input.id)
    if (row.version !== input.version) throw new DomainError('changed-elsewhere')
    return {
      record: row,
      references: await loadReferences(tx, { ...actor, schoolId: row.school_id }),
      reported: await hasReported(tx, row),
    }
  })
  const idNumber = keys.open(record.id_number_sealed)
  const texts = { ...textsOf(record), idNumber, ...given(input.values) } as RowTexts
  const read = readRow(texts, references)
  const idIndex = read.values.idNumber && keys.blindIndex('id-number', read.values.idNumber)
  const year = input.year ?? record.year
  const numbers = numbersOf([{ ...read, idIndex }])
  // A number is also taken when its holder is not this member of staff's to see.
  const { self, onRoll } = await within(db, { role: 'system' }, async (tx) => ({
    self: await getSelf(tx, record),
    onRoll: await listOnRoll(tx, { schoolId: record.school_id, year }, numbers),
  }))
  const judged = judgeCorrection({ ...read, idIndex }, references, self, onRoll)
  refuse(judged, year !== record.year && reported)
  return { record, self, good: judged, year }
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

function refuse(
  judged: Correction,
  isYearFixed: boolean,
): asserts judged is Extract<Correction, { verdict: 'good' }> {
  const reasons: (Reason | { field: 'year'; message: string })[] =
    judged.verdict === 'refused' ? judged.reasons : []
  if (isYearFixed)
    reasons.push({ field: 'year', message: '该学生已上报或已登记档案，不能修改工作年份' })
  if (reasons.length > 0) throw new DomainError('fields-invalid', { problems: reasons })
}

async function write(
  tx: Tx,
  context: StaffContext,
  input: Input,
  { record, self, good, year }: Plan,
): Promise<RollRecord> {
  const student = await lockVisibleStudent(tx, context.actor, record.id)
  if (student.version !== record.version) throw new DomainError('changed-elsewhere')
  const { services, now } = context
  const at = { schoolId: record.school_id, year: record.year, now }
  await updateStudents(tx, at, [{ verdict: 'changed', facts: good.facts, student: self }])
  if (good.idIndex !== record.id_number_index) await setIdNumber(tx, context, record, good)
  if (year !== record.year) await setYear(tx, record, year)
  const updated = await getVisibleStudent(tx, context.actor, record.id)
  const { before, after } = changesOf(
    {
      ...textsOf(record),
      year: String(record.year),
      idNumber: services.keys.open(record.id_number_sealed),
    },
    { ...textsOf(updated), year: String(updated.year), idNumber: good.idNumber },
  )
  await insertRollHistory(tx, context, {
    student,
    action: 'update',
    reason: input.reason,
    before,
    after,
  })
  await recordAudit(tx, context, [
    {
      schoolId: record.school_id,
      operation: 'students.update',
      kind: 'student',
      id: record.id,
      before: { version: record.version },
      after: { version: updated.version, fields: Object.keys(after) },
    },
  ])
  return presentRecord(tx, context, record.id)
}

async function setIdNumber(
  tx: Tx,
  { services }: StaffContext,
  record: StudentRecord,
  { idNumber, idIndex }: { idNumber: string; idIndex: string },
): Promise<void> {
  await tx
    .updateTable('student')
    .set({
      id_number_sealed: services.keys.seal(idNumber),
      id_number_index: idIndex,
      id_number_tail: maskIdNumber(idNumber),
    })
    .where('school_id', '=', record.school_id)
    .where('id', '=', record.id)
    .execute()
  await tx
    .updateTable('person_index')
    .set({ id_number_index: idIndex })
    .where('school_id', '=', record.school_id)
    .where('student_id', '=', record.id)
    .execute()
}

/** Drafts go along; what has been handed in keeps the record in its year. */
async function setYear(tx: Tx, record: StudentRecord, year: number): Promise<void> {
  const { school_id, id } = record
  await tx
    .updateTable('student')
    .set({ year })
    .where('school_id', '=', school_id)
    .where('id', '=', id)
    .execute()
  await tx
    .updateTable('person_index')
    .set({ year })
    .where('school_id', '=', school_id)
    .where('student_id', '=', id)
    .execute()
  await tx
    .updateTable('report')
    .set({ year })
    .where('school_id', '=', school_id)
    .where('student_id', '=', id)
    .execute()
}

type Texts = Record<string, string | undefined>

function changesOf(former: Texts, present: Texts) {
  const names = Object.keys(present).filter((name) => former[name] !== present[name])
  const pick = (texts: Texts) => Object.fromEntries(names.map((name) => [name, texts[name] ?? '']))
  return { before: pick(former), after: pick(present) }
}
