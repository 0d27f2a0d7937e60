import { DomainError, type FieldProblem } from 'shared-types/errors'
import type { ReportData } from 'shared-types/reports/fields/field'
import {
  ADDED_STAGE,
  findTransition,
  type ReportKindName,
  type Stage,
} from 'shared-types/reports/workflow'
import type { Tx } from '../../database/scope'
import type { StaffActor } from '../../runtime/actor'
import { checkForm, readChecksAhead } from '../form-checks'
import type { ReportForm } from '../form-settings'
import type { ReportRecord } from '../record'
import type { KnownStudent } from './known-reports'

/** What a row that has been read would make of a report; data as it is stored, but open. */
export type ImportedReport =
  | { verdict: 'unchanged' }
  | { verdict: 'refused'; problems: readonly FieldProblem[] }
  | ({ verdict: 'accepted' | 'changed' } & ReportToWrite)

export interface ReportToWrite {
  known: KnownStudent
  data: ReportData
  to: Stage
}

interface Imported {
  kind: ReportKindName
  form: ReportForm
  actor: StaffActor
  /** As stored, or what the roll knows of somebody who has no report yet. */
  before: ReportData
  /** What the row says; whatever it leaves empty stays as it is. */
  given: ReportData
}

/** Before importReport is asked about each of many rows: what their checks would read one by one. */
export const readImportAhead = (
  tx: Tx,
  { kind, form }: Pick<Imported, 'kind' | 'form'>,
  schoolId: string,
  rows: readonly { known: KnownStudent; before: ReportData; given: ReportData }[],
): Promise<void> =>
  readChecksAhead(
    tx,
    { kind, fields: form.fields },
    schoolId,
    rows.map(({ known, before, given }) => ({
      student: known.student,
      data: { ...before, ...given },
    })),
  )

/** The same rules as for a member of staff at the form (save.ts), but that files are attached there, not here. */
export async function importReport(
  tx: Tx,
  known: KnownStudent,
  { kind, form, actor, before, given }: Imported,
): Promise<ImportedReport> {
  const { student, report } = known
  if (report && isContained(given, before)) return { verdict: 'unchanged' }
  const to = report ? findTransition(actor.level, report.stage as Stage, 'save')?.to : ADDED_STAGE
  if (!to) return { verdict: 'refused', problems: [refusalOf(report)] }
  const fields = form.fields.filter((it) => it.type !== 'attachment')
  const asked = (data: ReportData) => only(data, (name) => fields.some((it) => it.name === name))
  try {
    const { data } = await checkForm(tx, student, {
      kind,
      submission: report?.submission,
      fields,
      before,
      values: { ...asked(before), ...given },
      complete: true,
      author: { kind: 'staff', id: actor.id },
      reportId: report?.id,
    })
    const kept = only(before, (name) => !fields.some((it) => it.name === name))
    const next = { ...kept, ...data }
    if (report && isSame(before, next)) return { verdict: 'unchanged' }
    return { verdict: report ? 'changed' : 'accepted', known, data: next, to }
  } catch (error) {
    if (!(error instanceof DomainError) || !error.hint.problems) throw error
    return { verdict: 'refused', problems: error.hint.problems }
  }
}

const refusalOf = (report: ReportRecord | undefined): FieldProblem => ({
  field: 'name',
  message:
    report?.stage === 'completed'
      ? '审核状态为“完成”的记录不能修改；确需修改的，请联系省中心退回'
      : '该学生正在填写，尚未提交，不能通过导入修改；请由学生提交，或提交后再导入',
})

const only = (data: ReportData, isWanted: (name: string) => boolean): ReportData =>
  Object.fromEntries(Object.entries(data).filter(([name]) => isWanted(name)))

const isContained = (part: ReportData, whole: ReportData) =>
  Object.entries(part).every(([name, value]) => whole[name] === value)

const isSame = (a: ReportData, b: ReportData) => isContained(a, b) && isContained(b, a)
