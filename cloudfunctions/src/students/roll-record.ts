import type { RollRecord, RollValues } from 'shared-types/students/roll-record'
import { recordAudit } from '../audit/audit'
import { certificateState } from '../certificates/state'
import { within, type Tx } from '../database/scope'
import { staffScope, type StaffContext } from '../runtime/context'
import { findConfirmation } from './confirm-identity'
import { listRollHistory } from './history'
import { presentHolder, type StudentRecord } from './holder'
import { reportsOf } from './reports-of'
import { getVisibleStudent } from './visibility'

export async function getRollRecord(
  context: StaffContext,
  { id }: { id: string },
): Promise<RollRecord> {
  return within(context.services.db, staffScope(context), (tx) => presentRecord(tx, context, id))
}

/** Whoever corrects a number has to see it; who looked is on record. */
export async function readIdNumber(context: StaffContext, { id }: { id: string }) {
  const { services, actor } = context
  return within(services.db, staffScope(context), async (tx) => {
    const row = await getVisibleStudent(tx, actor, id)
    await recordAudit(tx, context, [
      { schoolId: row.school_id, operation: 'students.read-id-number', kind: 'student', id },
    ])
    return { idNumber: services.keys.open(row.id_number_sealed) }
  })
}

export async function presentRecord(
  tx: Tx,
  { actor, now }: StaffContext,
  id: string,
): Promise<RollRecord> {
  const row = await getVisibleStudent(tx, actor, id)
  const account = await findAccount(tx, row)
  const confirmation = await findConfirmation(tx, row.school_id, id, now)
  return {
    id,
    version: row.version,
    year: row.year,
    holder: presentHolder(row),
    values: textsOf(row),
    bound: account?.bound_at
      ? { at: account.bound_at.toISOString(), faceProvider: account.face_provider }
      : null,
    confirmedUntil: confirmation?.expires_at.toISOString() ?? null,
    hasReported: await hasReported(tx, row),
    hasCertificate: (await certificateState(tx, row.school_id, id)) === 'issued',
    reports: await reportsOf(tx, actor, row),
    history: await listRollHistory(tx, row.school_id, id),
    mayEdit: actor.functions.has('roll.edit'),
  }
}

function findAccount(tx: Tx, row: StudentRecord) {
  return tx
    .selectFrom('wechat_account')
    .select(['bound_at', 'face_provider'])
    .where('school_id', '=', row.school_id)
    .where('student_id', '=', row.id)
    .executeTakeFirst()
}

/** Something was handed in, or the archive is registered under this year. */
export async function hasReported(
  tx: Tx,
  { school_id, id }: Pick<StudentRecord, 'school_id' | 'id'>,
): Promise<boolean> {
  const report = await tx
    .selectFrom('report')
    .select('id')
    .where('school_id', '=', school_id)
    .where('student_id', '=', id)
    .where('stage', '!=', 'draft')
    .executeTakeFirst()
  const archive = await tx
    .selectFrom('archive')
    .select('id')
    .where('school_id', '=', school_id)
    .where('student_id', '=', id)
    .executeTakeFirst()
  return !!report || !!archive
}

/** As an import's row would say it, but for the ID number. */
export function textsOf(row: StudentRecord): RollValues {
  return {
    name: row.name,
    idType: row.id_type,
    studentNumber: row.student_number,
    examNumber: row.exam_number ?? '',
    sex: row.sex,
    birthDate: row.birth_date ?? '',
    ethnicity: row.ethnicity ?? '',
    politicalStatus: row.political_status ?? '',
    educationLevel: row.education_level,
    major: row.major_name,
    class: row.class_name ?? '',
    trainingMode: row.training_mode,
    studyYears: String(row.study_years),
    enrolledOn: row.enrolled_on ?? '',
    graduatesOn: row.graduates_on ?? '',
    originRegion: row.origin_region ?? '',
    diplomaNumber: row.diploma_number ?? '',
  }
}
