import type { Insertable, Selectable, Updateable } from 'kysely'
import type { ReportAction, ReportKindName, Stage } from 'shared-types/reports/workflow'
import type { Tx } from '../database/scope'
import type { Tables } from '../database/tables'

export type ReportRecord = Selectable<Tables['report']>

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

/** undefined when the student has a report of this kind already: of two that start one, the second writes nothing. */
export function insertReport(
  tx: Tx,
  row: Insertable<Tables['report']>,
): Promise<ReportRecord | undefined> {
  return tx
    .insertInto('report')
    .values(row)
    .onConflict((it) => it.columns(['school_id', 'student_id', 'kind']).doNothing())
    .returningAll()
    .executeTakeFirst()
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

/** 「撤回」 is for what nobody has acted on; a correction by the school is an act. */
export const isAsSubmitted = (report: ReportRecord) => report.last_edited_by === null

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
