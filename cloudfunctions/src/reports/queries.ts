import type { Insertable, Updateable } from 'kysely'
import type { ReportAction, ReportKindName, Stage } from 'shared-types/reports/workflow'
import type { Tx } from '../database/scope'
import type { Tables } from '../database/tables'
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

export type ReportRecord = NonNullable<Awaited<ReturnType<typeof lockReport>>>

export function lockOwnReport(tx: Tx, schoolId: string, studentId: string, kind: ReportKindName) {
  return tx
    .selectFrom('report')
    .selectAll()
    .where('school_id', '=', schoolId)
    .where('student_id', '=', studentId)
    .where('kind', '=', kind)
    .forUpdate()
    .executeTakeFirst()
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

export async function insertReport(tx: Tx, row: Insertable<Tables['report']>) {
  return tx.insertInto('report').values(row).returningAll().executeTakeFirstOrThrow()
}

/** Guarded by the version: of two writers, the second updates nothing and gets undefined. */
export async function updateReport(
  tx: Tx,
  current: ReportRecord,
  changes: Updateable<Tables['report']>,
) {
  return tx
    .updateTable('report')
    .set({ ...changes, version: current.version + 1 })
    .where('school_id', '=', current.school_id)
    .where('id', '=', current.id)
    .where('version', '=', current.version)
    .returningAll()
    .executeTakeFirst()
}

export interface HistoryRow {
  id: string
  report: ReportRecord
  action: ReportAction | 'initialise' | 'import'
  from: Stage
  to: Stage
  opinion: string | null
  at: Date
  actor: { kind: 'student' | 'staff' | 'system'; id: string | null; name: string; level: string }
}

export async function insertHistory(tx: Tx, rows: readonly HistoryRow[]) {
  await tx
    .insertInto('report_history')
    .values(
      rows.map((row) => ({
        school_id: row.report.school_id,
        id: row.id,
        report_id: row.report.id,
        at: row.at,
        actor_kind: row.actor.kind,
        actor_id: row.actor.id,
        actor_name: row.actor.name,
        actor_level: row.actor.level,
        action: row.action,
        from_stage: row.from,
        to_stage: row.to,
        opinion: row.opinion,
        version: row.report.version,
        data: JSON.stringify(row.report.data),
      })),
    )
    .execute()
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

export async function replaceAttachments(
  tx: Tx,
  report: ReportRecord,
  attachments: readonly { field: string; fileId: string }[],
) {
  await tx
    .deleteFrom('report_attachment')
    .where('school_id', '=', report.school_id)
    .where('report_id', '=', report.id)
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

export function listFieldSettings(tx: Tx, schoolId: string, year: number, kind: ReportKindName) {
  return tx
    .selectFrom('field_setting')
    .select(['field', 'enabled', 'editable', 'required'])
    .where('school_id', '=', schoolId)
    .where('year', '=', year)
    .where('kind', '=', kind)
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
