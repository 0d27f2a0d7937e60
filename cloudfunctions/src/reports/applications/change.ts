import { DomainError } from 'shared-types/errors'
import type { ReportData } from 'shared-types/reports/fields/field'
import {
  applicationOf,
  findTransition,
  isOffered,
  type ApplicationAction,
  type ReportAction,
  type ReportKindName,
  type ReviewerLevel,
  type Stage,
  type Submission,
} from 'shared-types/reports/workflow'
import { recordAudit } from '../../audit/audit'
import type { Tx } from '../../database/scope'
import type { PersonContext } from '../../runtime/context'
import { newId } from '../../runtime/new-id'
import { getStudent } from '../../students/holder'
import { checkForm, filesIn, notAsked, refuseLockedFields } from '../form-checks'
import { currentForm } from '../form-settings'
import { replaceAttachments } from '../queries'
import { insertHistory, isAsSubmitted, updateReport, type ReportRecord } from '../record'
import { openData, sealData } from '../sealed-data'
import { formerOf, keepAsFormer } from './former'
import { applicationWindow } from './window'

/** Who applies or abandons: the student, or the school for them. */
export interface Author {
  level: ReviewerLevel
  kind: 'student' | 'staff'
  id: string
  name: string
}

/** What is settled goes through review once more; it is kept beside the application until that is decided. */
export async function applyForChange(
  tx: Tx,
  context: PersonContext,
  author: Author,
  current: ReportRecord,
  values: ReportData,
): Promise<ReportRecord | undefined> {
  const { services, now } = context
  const { kind, submission, action } = getApplication(current)
  const transition = findTransition(author.level, current.stage as Stage, action)
  if (!transition) throw new DomainError('action-not-allowed', {}, { stage: current.stage })
  const student = await getStudent(tx, current.school_id, current.student_id)
  const { closedReason } = await applicationWindow(tx, kind, student, now)
  if (closedReason !== null) throw new DomainError('reporting-closed', { reason: closedReason })
  const { fields, settingsId } = await currentForm(tx, current.school_id, current.year, kind)
  const before = openData(services.keys, kind, current.data)
  if (author.kind === 'student') refuseLockedFields(fields, before, values)
  const checked = await checkForm(tx, student, {
    kind,
    submission,
    fields,
    before,
    values,
    complete: true,
    author,
    reportId: current.id,
  })
  const data = { ...notAsked(fields, before), ...checked.data }
  const updated = await updateReport(tx, current, {
    data: JSON.stringify(sealData(services.keys, kind, data)),
    field_settings_id: settingsId,
    former: JSON.stringify(keepAsFormer(current)),
    stage: transition.to,
    submission,
    source: author.kind === 'student' ? 'student' : 'school',
    last_edited_by: author.kind === 'staff' ? author.id : null,
    last_edited_level: author.level,
    submitted_at: now,
    updated_at: now,
  })
  if (!updated) return undefined
  await replaceAttachments(tx, updated, fields, checked.attachments)
  await putOnRecord(tx, context, author, { action, current, updated })
  return updated
}

/** What was settled holds again, word for word. */
export async function abandonChange(
  tx: Tx,
  context: PersonContext,
  author: Author,
  current: ReportRecord,
): Promise<ReportRecord | undefined> {
  const stage = current.stage as Stage
  const former = formerOf(current)
  const { kind } = getApplication(current)
  const transition = findTransition(author.level, stage, 'abandon')
  if (!transition || !former || !mayAbandon(current, author.level))
    throw new DomainError('action-not-allowed', {}, { stage })
  const { fields } = await currentForm(tx, current.school_id, current.year, kind)
  const updated = await updateReport(tx, current, {
    data: JSON.stringify(former.data),
    former: null,
    stage: transition.to,
    submission: former.submission,
    source: former.source,
    opinion: null,
    submitted_at: former.submittedAt === null ? null : new Date(former.submittedAt),
    updated_at: new Date(former.updatedAt),
  })
  if (!updated) return undefined
  const attachments = fields
    .filter((it) => it.type === 'attachment')
    .flatMap(({ name }) => filesIn(former.data[name]).map((fileId) => ({ field: name, fileId })))
  await replaceAttachments(tx, updated, fields, attachments)
  await putOnRecord(tx, context, author, { action: 'abandon', current, updated })
  return updated
}

/** Only what has something to go back to; before the first review only what nobody at the school has touched. */
export const mayAbandon = (row: ReportRecord, level: ReviewerLevel): boolean =>
  isOffered('abandon', {
    kind: row.kind as ReportKindName,
    submission: row.submission as Submission,
  }) &&
  row.former !== null &&
  (level !== 'student' || row.stage !== 'level2' || isAsSubmitted(row))

/** The operations take reports of kinds that have one; anything else is a defect. */
function getApplication({ kind }: ReportRecord) {
  const application = applicationOf(kind as ReportKindName)
  if (!application) throw new Error(`a settled ${kind} report is not changed by an application`)
  return application
}

const features = { dispatch: 'reassignments', employment: 'amendments' } as const

async function putOnRecord(
  tx: Tx,
  context: PersonContext,
  author: Author,
  change: {
    action: ApplicationAction | Extract<ReportAction, 'abandon'>
    current: ReportRecord
    updated: ReportRecord
  },
): Promise<void> {
  const { action, current, updated } = change
  const { kind } = getApplication(updated)
  await insertHistory(tx, [
    {
      id: newId(),
      report: updated,
      action,
      from: current.stage as Stage,
      to: updated.stage as Stage,
      opinion: null,
      at: context.now,
      actor: { kind: author.kind, id: author.id, name: author.name, level: author.level },
    },
  ])
  await recordAudit(tx, context, [
    {
      schoolId: updated.school_id,
      operation: `${features[kind]}.${action === 'abandon' ? 'abandon' : 'apply'}`,
      kind: `${kind}-report`,
      id: updated.id,
      before: { stage: current.stage, version: current.version },
      after: { stage: updated.stage, version: updated.version },
    },
  ])
}
