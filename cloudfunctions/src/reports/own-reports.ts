import { DomainError } from 'shared-types/errors'
import type { ReportData } from 'shared-types/reports/fields/field'
import { reportKinds } from 'shared-types/reports/report-kinds'
import type { Report } from 'shared-types/reports/schemas'
import {
  applicationOf,
  findTransition,
  isApplication,
  isOffered,
  type ReportKindName,
  type Stage,
  type Submission,
} from 'shared-types/reports/workflow'
import { recordAudit } from '../audit/audit'
import { within, type Tx } from '../database/scope'
import { studentScope, type BoundContext } from '../runtime/context'
import { newId } from '../runtime/new-id'
import { getStudent, presentHolder, type StudentRecord } from '../students/holder'
import { applicationWindow } from './applications/window'
import { checkForm, notAsked, refuseLockedFields } from './form-checks'
import { currentForm, type ReportForm } from './form-settings'
import { initialData } from './initial-data'
import { presentReport } from './present'
import * as queries from './queries'
import {
  insertHistory,
  insertReport,
  isAsSubmitted,
  lockOwnReport,
  type ReportRecord,
  updateReport,
} from './record'
import { findWindows, type Window } from './reporting-window'
import { openData, sealData } from './sealed-data'

interface OwnForm {
  kind: ReportKindName
  version: number
  data: ReportData
}

export async function myReport(context: BoundContext, { kind }: { kind: ReportKindName }) {
  const { services, actor, now } = context
  return within(services.db, studentScope(context), async (tx) => {
    const student = await getStudent(tx, actor.student.schoolId, actor.student.id)
    const row = await queries.findReport(tx, actor, kind, { studentId: student.id })
    const report = row ? await presentReport(tx, services, actor, row, now) : null
    return {
      report,
      initial: row ? {} : initialData(kind, student),
      ...(await windowOf(tx, student, row, kind, now)),
      settings:
        report?.settings ?? (await currentForm(tx, student.school_id, student.year, kind)).settings,
      holder: presentHolder(student),
    }
  })
}

export const saveMyDraft = (context: BoundContext, form: OwnForm) =>
  writeOwn(context, form, 'save-draft')
export const submitMyReport = (context: BoundContext, form: OwnForm) =>
  writeOwn(context, form, 'submit')

async function writeOwn(
  context: BoundContext,
  form: OwnForm,
  action: 'save-draft' | 'submit',
): Promise<Report> {
  const { services, actor, now } = context
  return within(services.db, studentScope(context), async (tx) => {
    const student = await getStudent(tx, actor.student.schoolId, actor.student.id)
    const current = await lockOwnReport(tx, student.school_id, student.id, form.kind)
    const { closedReason } = await windowOf(tx, student, current, form.kind, now)
    if (closedReason !== null) throw new DomainError('reporting-closed', { reason: closedReason })
    if ((current?.version ?? 0) !== form.version) throw new DomainError('changed-elsewhere')
    if (!current && reportKinds[form.kind].startedBy !== 'student')
      throw new DomainError('action-not-allowed')
    const stage = (current?.stage ?? 'draft') as Stage
    const transition = findTransition('student', stage, 'submit')
    if (!transition) throw new DomainError('action-not-allowed', {}, { stage })

    const asked = await currentForm(tx, student.school_id, student.year, form.kind)
    const { fields } = asked
    const before = current
      ? openData(services.keys, form.kind, current.data)
      : initialData(form.kind, student)
    refuseLockedFields(fields, before, form.data)
    const checked = await checkForm(tx, student, {
      kind: form.kind,
      submission: current?.submission,
      fields,
      before,
      values: form.data,
      complete: action === 'submit',
      author: { kind: 'student', id: student.id },
      reportId: current?.id,
    })
    const written = await writeReport(
      tx,
      context,
      student,
      current,
      form.kind,
      asked,
      { ...notAsked(fields, before), ...checked.data },
      action === 'submit' ? transition.to : stage,
    )
    await queries.replaceAttachments(tx, written, fields, checked.attachments)
    if (action === 'submit') await addHistory(tx, context, written, 'submit', stage, transition.to)
    await recordAudit(tx, context, [
      {
        schoolId: written.school_id,
        operation: `reports.${action}`,
        kind: `${form.kind}-report`,
        id: written.id,
        before: { stage, version: form.version, fields: changedFields(before, checked.data) },
        after: { stage: written.stage, version: written.version },
      },
    ])
    return presentReport(tx, services, actor, written, now)
  })
}

/** An application has a window of its own. */
function windowOf(
  tx: Tx,
  student: StudentRecord,
  current: ReportRecord | undefined,
  kind: ReportKindName,
  now: Date,
): Promise<Window> {
  const application = applicationOf(kind)
  return application && current?.submission === application.submission
    ? applicationWindow(tx, application.kind, student, now)
    : findWindows(tx, student.school_id, student.year, now).then((it) => it[kind])
}

function changedFields(before: ReportData, after: ReportData): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...names].filter((name) => before[name] !== after[name]).sort()
}

async function writeReport(
  tx: Tx,
  { services, now }: BoundContext,
  student: StudentRecord,
  current: ReportRecord | undefined,
  kind: ReportKindName,
  form: ReportForm,
  data: ReportData,
  stage: Stage,
): Promise<ReportRecord> {
  const submitted = stage === 'level2'
  const changes = {
    data: JSON.stringify(sealData(services.keys, kind, data)),
    field_settings_id: form.settingsId,
    stage,
    submission: submissionOf(stage, current),
    origin_region: data['originRegion'] ?? current?.origin_region ?? student.origin_region,
    opinion: submitted ? null : (current?.opinion ?? null),
    last_edited_by: null,
    last_edited_level: 'student',
    updated_at: now,
    ...(submitted && { submitted_at: now }),
  }
  const written = await (current
    ? updateReport(tx, current, changes)
    : insertReport(tx, {
        ...changes,
        school_id: student.school_id,
        id: newId(),
        student_id: student.id,
        year: student.year,
        kind,
        source: 'student',
        major_id: student.major_id,
        created_at: now,
      }))
  if (!written) throw new DomainError('changed-elsewhere')
  return written
}

function submissionOf(stage: Stage, current: ReportRecord | undefined): Submission {
  if (stage === 'draft') return 'draft'
  return isApplication(current?.submission) ? (current?.submission as Submission) : 'submitted'
}

export async function withdrawMyReport(
  context: BoundContext,
  input: { kind: ReportKindName; version: number },
): Promise<Report> {
  const { services, actor, now } = context
  return within(services.db, studentScope(context), async (tx) => {
    const current = await lockOwnReport(tx, actor.student.schoolId, actor.student.id, input.kind)
    if (!current) throw new DomainError('not-found')
    if (current.version !== input.version) throw new DomainError('changed-elsewhere')
    const stage = current.stage as Stage
    const transition = findTransition('student', stage, 'withdraw')
    const isOfThis = { kind: input.kind, submission: current.submission as Submission }
    if (!transition || !isOffered('withdraw', isOfThis) || !isAsSubmitted(current))
      throw new DomainError('action-not-allowed', {}, { stage })
    // Who took it back after the last day could not hand it in again.
    const window = (await findWindows(tx, current.school_id, current.year, now))[input.kind]
    if (!window.open)
      throw new DomainError('reporting-closed', { reason: window.closedReason ?? '' })
    const updated = await updateReport(tx, current, {
      stage: transition.to,
      submission: 'draft',
      updated_at: now,
    })
    if (!updated) throw new DomainError('changed-elsewhere')
    await addHistory(tx, context, updated, 'withdraw', stage, transition.to)
    await recordAudit(tx, context, [
      {
        schoolId: updated.school_id,
        operation: 'reports.withdraw',
        kind: `${input.kind}-report`,
        id: updated.id,
        before: { stage, version: current.version },
        after: { stage: updated.stage, version: updated.version },
      },
    ])
    return presentReport(tx, services, actor, updated, now)
  })
}

async function addHistory(
  tx: Tx,
  { actor, now }: BoundContext,
  report: ReportRecord,
  action: 'submit' | 'withdraw',
  from: Stage,
  to: Stage,
) {
  await insertHistory(tx, [
    {
      id: newId(),
      report,
      action,
      from,
      to,
      opinion: null,
      at: now,
      actor: { kind: 'student', id: actor.student.id, name: actor.student.name, level: 'student' },
    },
  ])
}
