import { staffLevelLabels, type StaffLevel } from 'shared-types/accounts/permissions'
import type { HistoryEntry, Report } from 'shared-types/reports/schemas'
import {
  allowedActions,
  isApplying,
  isOffered,
  type ReportAction,
  type ReportKindName,
  type ReviewerLevel,
  type Source,
  type Stage,
  type Submission,
} from 'shared-types/reports/workflow'
import type { Tx } from '../database/scope'
import type { Services } from '../runtime/services'
import { getStudent, presentHolder } from '../students/holder'
import { mayAbandon } from './applications/change'
import { presentApplication } from './applications/window'
import { currentForm, filledForm } from './form-settings'
import * as queries from './queries'
import { isAsSubmitted, type ReportRecord } from './record'
import { openData } from './sealed-data'
import type { Reader } from './visibility'

/** Everything a screen shows of one report, with what this reader may do to it. */
export async function presentReport(
  tx: Tx,
  services: Services,
  reader: Reader,
  row: ReportRecord,
  now: Date,
): Promise<Report> {
  const kind = row.kind as ReportKindName
  const stage = row.stage as Stage
  const student = await getStudent(tx, row.school_id, row.student_id)
  const attachments = await queries.listAttachments(tx, row.school_id, row.id)
  const history = await queries.listHistory(tx, row.school_id, row.id)
  const submission = row.submission as Submission
  const application = await presentApplication(tx, services.keys, row, student, now)
  const actions = actionsOf(reader, { kind, stage, submission }).filter((action) => {
    if (action === 'withdraw') return isAsSubmitted(row)
    if (action === 'abandon') return mayAbandon(row, levelOf(reader))
    return !isApplying(action) || application?.open
  })
  return {
    id: row.id,
    kind,
    submission,
    stage,
    source: row.source as Source,
    version: row.version,
    data: openData(services.keys, kind, row.data),
    updatedAt: row.updated_at.toISOString(),
    submittedAt: row.submitted_at?.toISOString() ?? null,
    opinion: stage === 'rejected' ? row.opinion : null,
    holder: presentHolder(student),
    ...(await settingsOf(tx, row, actions)),
    attachments: attachments.map((it) => ({
      id: it.id,
      field: it.field,
      name: it.name,
      size: it.size ?? 0,
      mediaType: it.media_type ?? '',
    })),
    application,
    history: history.map((entry) => presentHistory(entry, reader)),
    allowedActions: actions,
  }
}

/** What is still being filled in follows the form of today; the rest shows the one it was filled in by. */
async function settingsOf(tx: Tx, row: ReportRecord, actions: readonly ReportAction[]) {
  const now = await currentForm(tx, row.school_id, row.year, row.kind as ReportKindName)
  const isBeingFilled = row.stage === 'draft' || row.stage === 'rejected'
  if (isBeingFilled || row.field_settings_id === now.settingsId)
    return { settings: now.settings, newSettings: null }
  const filled = await filledForm(tx, row)
  return {
    settings: filled.settings,
    newSettings: actions.includes('save') ? now.settings : null,
  }
}

type HistoryRecord = Awaited<ReturnType<typeof queries.listHistory>>[number]

function presentHistory(entry: HistoryRecord, reader: Reader): HistoryEntry {
  return {
    at: entry.at.toISOString(),
    // A student learns which office decided, not which person.
    actorName: reader.kind === 'student' && entry.actor_kind === 'staff' ? '' : entry.actor_name,
    actorLabel: actorLabel(entry.actor_kind, entry.actor_level),
    action: entry.action as HistoryEntry['action'],
    from: entry.from_stage as Stage,
    to: entry.to_stage as Stage,
    opinion: entry.opinion,
    version: entry.version,
  }
}

function actorLabel(kind: string, level: string): string {
  if (kind === 'student') return '学生'
  if (kind === 'system') return '系统'
  return staffLevelLabels[level as StaffLevel] ?? level
}

const levelOf = (reader: Reader): ReviewerLevel =>
  reader.kind === 'student' ? 'student' : reader.level

const reviews: readonly ReportAction[] = ['approve', 'reject', 'reopen']

/** The workflow's answer, narrowed by the function permissions of staff. */
export function actionsOf(
  reader: Reader,
  report: { kind: ReportKindName; stage: Stage; submission: Submission },
): ReportAction[] {
  const actions = allowedActions(levelOf(reader), report.stage).filter((it) =>
    isOffered(it, report),
  )
  if (reader.kind === 'student') return actions
  const needs = (action: ReportAction) =>
    `${report.kind}.${reviews.includes(action) ? 'review' : 'edit'}` as const
  return actions.filter((action) => reader.functions.has(needs(action)))
}
