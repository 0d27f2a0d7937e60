import { sql, type Insertable, type Selectable, type Updateable } from 'kysely'
import type { ReportAction, ReportKindName, Stage } from 'shared-types/reports/workflow'
import { isAmong } from '../database/among'
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

/** Of several students, in the order of ids, so that two batches never wait for each other in a circle. */
export function lockReportsOf(
  tx: Tx,
  students: readonly { school_id: string; id: string }[],
  kind: ReportKindName,
): Promise<ReportRecord[]> {
  return tx
    .selectFrom('report')
    .selectAll()
    .where(isAmong('report.school_id', 'report.student_id', students))
    .where('kind', '=', kind)
    .orderBy('id')
    .forUpdate()
    .execute()
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

/** Those that were not there; see insertReport. */
export async function insertReports(
  tx: Tx,
  rows: readonly Insertable<Tables['report']>[],
): Promise<ReportRecord[]> {
  if (rows.length === 0) return []
  return tx
    .insertInto('report')
    .values(rows)
    .onConflict((it) => it.columns(['school_id', 'student_id', 'kind']).doNothing())
    .returningAll()
    .execute()
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

/**
 * Many at once, in the order given, each guarded by its version: fewer come back when one was changed meanwhile.
 */
export async function moveReports(
  tx: Tx,
  steps: readonly { current: ReportRecord; to: Stage; opinion: string | null }[],
  now: Date,
): Promise<ReportRecord[]> {
  const current = steps.map((it) => it.current)
  const { rows } =
    await sql<ReportRecord>`update report set stage = step.stage, opinion = step.opinion,
      former = case when step.stage <> 'completed' then report.former end,
      updated_at = ${now}, version = report.version + 1
    from unnest(${current.map((it) => it.school_id)}::uuid[], ${current.map((it) => it.id)}::uuid[],
      ${current.map((it) => it.version)}::int[], ${steps.map((it) => it.to)}::text[],
      ${steps.map((it) => it.opinion)}::text[]) as step (school_id, id, version, stage, opinion)
    where report.school_id = step.school_id and report.id = step.id and report.version = step.version
    returning report.*`.execute(tx)
  const byId = new Map(rows.map((it) => [it.id, it]))
  return current.flatMap((it) => byId.get(it.id) ?? [])
}

/** 「撤回」 is for what nobody has acted on; a correction by the school is an act. */
export const isAsSubmitted = (report: ReportRecord) => report.last_edited_by === null

export interface HistoryRow {
  id: string
  report: ReportRecord
  action: ReportAction | 'initialise' | 'import' | 'add'
  from: Stage
  to: Stage
  opinion: string | null
  at: Date
  actor: { kind: 'student' | 'staff' | 'system'; id: string | null; name: string; level: string }
}

export async function insertHistory(tx: Tx, rows: readonly HistoryRow[]) {
  if (rows.length === 0) return
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
