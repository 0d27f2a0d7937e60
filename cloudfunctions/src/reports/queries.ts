import type { Field, ReportData } from 'shared-types/reports/fields/field'
import type { ReportKindName } from 'shared-types/reports/workflow'
import { isAmong } from '../database/among'
import type { Tx } from '../database/scope'
import type { ReportRecord } from './record'
import { visibleTo, type Reader } from './visibility'

export async function lockReport(tx: Tx, reader: Reader, kind: ReportKindName, id: string) {
  return tx
    .selectFrom('report')
    .selectAll()
    .where('report.id', '=', id)
    .where('report.kind', '=', kind)
    .where(visibleTo(reader))
    .forUpdate()
    .executeTakeFirst()
}

/** Locks in the order of ids, so that two batches never wait for each other in a circle. */
export function lockReports(tx: Tx, reader: Reader, kind: ReportKindName, ids: readonly string[]) {
  return tx
    .selectFrom('report')
    .selectAll()
    .where('report.id', 'in', ids)
    .where('report.kind', '=', kind)
    .where(visibleTo(reader))
    .orderBy('report.id')
    .forUpdate()
    .execute()
}

/** The report with the roll's facts beside it. */
export function findReport(
  tx: Tx,
  reader: Reader,
  kind: ReportKindName,
  by: { id: string } | { studentId: string },
) {
  return tx
    .selectFrom('report')
    .selectAll('report')
    .where('report.kind', '=', kind)
    .where('id' in by ? 'report.id' : 'report.student_id', '=', 'id' in by ? by.id : by.studentId)
    .where(visibleTo(reader))
    .executeTakeFirst()
}

export function listHistory(tx: Tx, schoolId: string, reportId: string) {
  return tx
    .selectFrom('report_history')
    .selectAll()
    .where('school_id', '=', schoolId)
    .where('report_id', '=', reportId)
    .orderBy('at')
    .orderBy('id')
    .execute()
}

export function listAttachments(tx: Tx, schoolId: string, reportId: string) {
  return tx
    .selectFrom('report_attachment')
    .innerJoin('file', (join) =>
      join
        .onRef('file.school_id', '=', 'report_attachment.school_id')
        .onRef('file.id', '=', 'report_attachment.file_id'),
    )
    .select(['file.id', 'report_attachment.field', 'file.name', 'file.size', 'file.media_type'])
    .where('report_attachment.school_id', '=', schoolId)
    .where('report_attachment.report_id', '=', reportId)
    .orderBy('file.created_at')
    .execute()
}

/** Of the fields that were asked: what others hold is kept. */
export async function replaceAttachments(
  tx: Tx,
  report: ReportRecord,
  asked: readonly Field[],
  attachments: readonly { field: string; fileId: string }[],
) {
  await tx
    .deleteFrom('report_attachment')
    .where('school_id', '=', report.school_id)
    .where('report_id', '=', report.id)
    .where(
      'field',
      'in',
      asked.map((it) => it.name),
    )
    .execute()
  if (attachments.length === 0) return
  await tx
    .insertInto('report_attachment')
    .values(
      attachments.map((it) => ({
        school_id: report.school_id,
        report_id: report.id,
        field: it.field,
        file_id: it.fileId,
      })),
    )
    .execute()
}

export function avoidsOwnEdits(tx: Tx, schoolIds: readonly string[]) {
  return tx
    .selectFrom('school')
    .select('id')
    .where('id', 'in', schoolIds)
    .where('avoid_own_edits', '=', true)
    .execute()
}

/** What was filled in, as stored. */
export async function dataOf(tx: Tx, reports: readonly { school_id: string; id: string }[]) {
  if (reports.length === 0) return new Map<string, ReportData>()
  const rows = await tx
    .selectFrom('report')
    .select(['id', 'data'])
    .where(isAmong('report.school_id', 'report.id', reports))
    .execute()
  return new Map(rows.map((it) => [it.id, it.data as ReportData]))
}
