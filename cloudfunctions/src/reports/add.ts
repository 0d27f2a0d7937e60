import { DomainError } from 'shared-types/errors'
import type { ReportData } from 'shared-types/reports/fields/field'
import {
  ADDED_STAGE,
  stageLabels,
  type ReportKindName,
  type Stage,
} from 'shared-types/reports/workflow'
import type { Report } from 'shared-types/reports/schemas'
import { recordAudit } from '../audit/audit'
import { within, type Tx } from '../database/scope'
import { staffScope, type StaffContext } from '../runtime/context'
import { newId } from '../runtime/new-id'
import { presentHolder, type StudentRecord } from '../students/holder'
import { getVisibleStudent } from '../students/visibility'
import { checkForm, notAsked } from './form-checks'
import { currentForm } from './form-settings'
import { initialData } from './initial-data'
import { presentReport } from './present'
import { replaceAttachments } from './queries'
import { insertHistory, insertReport, lockOwnReport, type ReportRecord } from './record'
import { sealData } from './sealed-data'

interface ForStudent {
  kind: ReportKindName
  studentId: string
}

/** The form as it opens for somebody without a report of this kind. */
export async function beginReport(context: StaffContext, { kind, studentId }: ForStudent) {
  return within(context.services.db, staffScope(context), async (tx) => {
    const student = await getWithoutReport(tx, context, kind, studentId)
    const { settings } = await currentForm(tx, student.school_id, student.year, kind)
    return { holder: presentHolder(student), initial: initialData(kind, student), settings }
  })
}

/** The school enters a report for a student who has none: it is submitted, and waits for the second level. */
export async function addReport(
  context: StaffContext,
  { kind, studentId, data: values }: ForStudent & { data: ReportData },
): Promise<Report> {
  const { services, actor, now } = context
  return within(services.db, staffScope(context), async (tx) => {
    const student = await getWithoutReport(tx, context, kind, studentId)
    const { settingsId, fields } = await currentForm(tx, student.school_id, student.year, kind)
    const before = initialData(kind, student)
    const checked = await checkForm(tx, student, {
      kind,
      fields,
      before,
      values,
      complete: true,
      author: { kind: 'staff', id: actor.id },
      reportId: undefined,
    })
    const data = { ...notAsked(fields, before), ...checked.data }
    const added = await insertReport(tx, {
      school_id: student.school_id,
      id: newId(),
      student_id: student.id,
      year: student.year,
      kind,
      source: 'school',
      submission: 'submitted',
      stage: ADDED_STAGE,
      major_id: student.major_id,
      data: JSON.stringify(sealData(services.keys, kind, data)),
      field_settings_id: settingsId,
      origin_region: data['originRegion'] ?? student.origin_region,
      last_edited_by: actor.id,
      last_edited_level: actor.level,
      created_at: now,
      updated_at: now,
      submitted_at: now,
    })
    // Somebody else was first, after this one had looked.
    if (!added) throw await refusalFor(tx, kind, student)
    await replaceAttachments(tx, added, fields, checked.attachments)
    await recordAddition(tx, context, added)
    return presentReport(tx, services, actor, added, now)
  })
}

/** Throws `report-exists` for a student who has one, whatever its state. */
async function getWithoutReport(
  tx: Tx,
  { actor }: StaffContext,
  kind: ReportKindName,
  studentId: string,
): Promise<StudentRecord> {
  // Reports are the schools' to enter; the centre looks and decides.
  if (actor.level === 'centre') throw new DomainError('permission-denied')
  const student = await getVisibleStudent(tx, actor, studentId)
  const existing = await lockOwnReport(tx, student.school_id, student.id, kind)
  if (existing) throw existsAlready(existing)
  return student
}

async function refusalFor(tx: Tx, kind: ReportKindName, student: StudentRecord) {
  const existing = await lockOwnReport(tx, student.school_id, student.id, kind)
  return existing ? existsAlready(existing) : new DomainError('report-exists')
}

function existsAlready({ stage }: ReportRecord) {
  const reason =
    stage === 'draft'
      ? '学生正在填写，尚未提交'
      : `目前为“${stageLabels[stage as Stage]}”，请在列表中查找`
  return new DomainError('report-exists', { reason }, { stage })
}

async function recordAddition(tx: Tx, context: StaffContext, added: ReportRecord) {
  const { actor, now } = context
  await insertHistory(tx, [
    {
      id: newId(),
      report: added,
      action: 'add',
      from: 'draft',
      to: ADDED_STAGE,
      opinion: null,
      at: now,
      actor: { kind: 'staff', id: actor.id, name: actor.name, level: actor.level },
    },
  ])
  await recordAudit(tx, context, [
    {
      schoolId: added.school_id,
      operation: 'reports.add',
      kind: `${added.kind}-report`,
      id: added.id,
      after: { stage: added.stage, version: added.version },
    },
  ])
}
