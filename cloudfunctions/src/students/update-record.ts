import { DomainError } from 'shared-types/errors'
import { maskIdNumber } from 'shared-types/formats'
import type { RollRecord } from 'shared-types/students/roll-record'
import { recordAudit } from '../audit/audit'
import { within, type Tx } from '../database/scope'
import { updateStudents } from '../imports/roll/write-students'
import { ChangedMeanwhile } from '../imports/subject'
import { staffScope, type StaffContext } from '../runtime/context'
import { insertRollHistory } from './history'
import type { StudentRecord } from './holder'
import {
  changesNothing,
  planCorrection,
  type CorrectionInput,
  type CorrectionPlan,
} from './plan-correction'
import { presentRecord, textsOf } from './roll-record'
import { getVisibleStudent, lockVisibleStudent } from './visibility'

/** A correction by hand: record, history and audit in one transaction, over the version that was seen. */
export async function updateRollRecord(
  context: StaffContext,
  input: CorrectionInput,
): Promise<RollRecord> {
  const plan = await planCorrection(context, input)
  if (changesNothing(plan))
    return within(context.services.db, staffScope(context), (tx) =>
      presentRecord(tx, context, input.id),
    )
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

async function write(
  tx: Tx,
  context: StaffContext,
  input: CorrectionInput,
  { record, self, good, year }: CorrectionPlan,
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
