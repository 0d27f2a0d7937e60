import { DomainError, type FieldProblem } from 'shared-types/errors'
import { MOST_ATTACHMENTS } from 'shared-types/files/file-limits'
import { checkReport, isVisible, tidyReport } from 'shared-types/reports/rules/check-report'
import type { ReportData } from 'shared-types/reports/fields/field'
import type { EffectiveField } from 'shared-types/reports/fields/field-settings'
import type { ReportKindName } from 'shared-types/reports/workflow'
import type { Tx } from '../database/scope'
import {
  checkDispatch,
  clearFormerArchive,
  readDestinationsAhead,
} from '../dispatch/check-dispatch'
import { isId } from '../runtime/new-id'
import { factsOf, type StudentRecord } from '../students/holder'
import { readUnitsAhead, unitProblems } from './unit-checks'

export interface AttachedFile {
  field: string
  fileId: string
}

export interface CheckedForm {
  data: ReportData
  attachments: AttachedFile[]
}

export interface SentForm {
  kind: ReportKindName
  /** 「上报状态」, where the report has one. */
  submission?: string | undefined
  fields: readonly EffectiveField[]
  /** As stored at the moment. */
  before: ReportData
  values: ReportData
  /** Also asks for what is required. */
  complete: boolean
  author: { kind: 'student' | 'staff'; id: string }
  /** undefined for the first form of a report that does not exist yet. */
  reportId: string | undefined
}

/**
 * Values ready to store, with the files they name. Unknown names are refused. Throws `fields-invalid` with one sentence a
 * field.
 */
export async function checkForm(
  tx: Tx,
  student: StudentRecord,
  form: SentForm,
): Promise<CheckedForm> {
  const { fields, values } = form
  const facts = { ...factsOf(student), submission: form.submission }
  const unknown = Object.keys(values).filter((name) => !fields.some((it) => it.name === name))
  if (unknown.length > 0)
    throw new DomainError('field-not-editable', {}, { unknown: unknown.length })
  const sent = form.kind === 'dispatch' ? await clearFormerArchive(tx, form.before, values) : values
  const data = tidyReport(fields, sent, facts)
  const problems = checkReport(fields, data, facts).filter((it) => form.complete || data[it.field])
  problems.push(...(await unitProblems(tx, fields, student.school_id, data)))
  if (form.kind === 'dispatch' && form.complete)
    problems.push(...(await checkDispatch(tx, student, data)))
  const attachments = fields
    .filter((it) => it.type === 'attachment' && isVisible(it, data, facts))
    .flatMap((it) => filesIn(data[it.name]).map((fileId) => ({ field: it.name, fileId })))
  problems.push(...(await attachmentProblems(tx, student, form, attachments)))
  if (problems.length > 0) throw new DomainError('fields-invalid', { problems })
  return { data, attachments }
}

/** Fields that the school fills cannot be changed by sending them anyway. */
export function refuseLockedFields(
  fields: readonly EffectiveField[],
  before: ReportData,
  values: ReportData,
): void {
  const changed = fields.filter(
    (it) => !it.editable && (values[it.name] ?? '') !== (before[it.name] ?? ''),
  )
  if (changed.length > 0)
    throw new DomainError('field-not-editable', {
      problems: changed.map((it) => ({ field: it.name, message: `${it.label}由学校填写` })),
    })
}

interface FormToCheck {
  student: StudentRecord
  data: ReportData
}

/** What checkForm asks the database for each of many forms of one school, read for all of them at once. */
export async function readChecksAhead(
  tx: Tx,
  { kind, fields }: Pick<SentForm, 'kind' | 'fields'>,
  schoolId: string,
  forms: readonly FormToCheck[],
): Promise<void> {
  await readUnitsAhead(
    tx,
    fields,
    schoolId,
    forms.map((it) => it.data),
  )
  if (kind !== 'dispatch') return
  const studentIds = forms.map((it) => it.student.id)
  await readDestinationsAhead(tx, schoolId, studentIds)
}

/** What fields hold that the form does not ask: it is kept, not shown. */
export const notAsked = (fields: readonly EffectiveField[], data: ReportData): ReportData =>
  Object.fromEntries(
    Object.entries(data).filter(([name]) => !fields.some((it) => it.name === name)),
  )

/** An attachment field holds file ids separated by commas. */
export const filesIn = (value: string | undefined): string[] =>
  value ? value.split(',').filter(Boolean) : []

/** Files must have arrived, and be the author's own, the student's own, or attached to this report already. */
async function attachmentProblems(
  tx: Tx,
  student: StudentRecord,
  { author, reportId }: SentForm,
  attachments: readonly AttachedFile[],
): Promise<FieldProblem[]> {
  if (attachments.length === 0) return []
  if (attachments.length > MOST_ATTACHMENTS || attachments.some((it) => !isId(it.fileId))) {
    return [{ field: attachments[0]?.field ?? '', message: `附件最多 ${MOST_ATTACHMENTS} 个` }]
  }
  const stored = await tx
    .selectFrom('file')
    .select('id')
    .where('school_id', '=', student.school_id)
    .where(
      'id',
      'in',
      attachments.map((it) => it.fileId),
    )
    .where('purpose', '=', 'attachment')
    .where('state', '=', 'stored')
    .where((eb) =>
      eb.or([
        eb.and([eb('owner_kind', '=', author.kind), eb('owner_id', '=', author.id)]),
        eb.and([eb('owner_kind', '=', 'student'), eb('owner_id', '=', student.id)]),
        eb.exists(
          eb
            .selectFrom('report_attachment')
            .select('file_id')
            .whereRef('report_attachment.school_id', '=', 'file.school_id')
            .whereRef('report_attachment.file_id', '=', 'file.id')
            .where('report_attachment.report_id', '=', reportId ?? null),
        ),
      ]),
    )
    .execute()
  return attachments
    .filter((it) => !stored.some((file) => file.id === it.fileId))
    .map((it) => ({ field: it.field, message: '附件不存在或尚未上传完成，请重新上传' }))
}
