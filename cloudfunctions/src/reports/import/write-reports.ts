import { sql } from 'kysely'
import type { ReportKindName, Stage } from 'shared-types/reports/workflow'
import type { Tx } from '../../database/scope'
import type { Keys } from '../../platform/crypto/sealing'
import type { StaffActor } from '../../runtime/actor'
import { newId } from '../../runtime/new-id'
import type { ReportForm } from '../form-settings'
import { insertHistory, insertReports, type ReportRecord } from '../record'
import { sealData } from '../sealed-data'
import type { ReportToWrite } from './import-report'

const CHUNK = 1000

export interface Writing {
  keys: Keys
  kind: ReportKindName
  form: ReportForm
  actor: StaffActor
  now: Date
}

/** New reports, as a school adds them; fewer come back when somebody started one meanwhile. */
export async function insertImported(
  tx: Tx,
  { keys, kind, form, actor, now }: Writing,
  reports: readonly ReportToWrite[],
): Promise<number> {
  let count = 0
  for (const part of chunks(reports)) {
    const rows = await insertReports(
      tx,
      part.map(({ known: { student }, data, to }) => ({
        school_id: student.school_id,
        id: newId(),
        student_id: student.id,
        year: student.year,
        kind,
        source: 'import',
        submission: 'submitted',
        stage: to,
        major_id: student.major_id,
        data: JSON.stringify(sealData(keys, kind, data)),
        field_settings_id: form.settingsId,
        origin_region: data['originRegion'] ?? student.origin_region,
        last_edited_by: actor.id,
        last_edited_level: actor.level,
        created_at: now,
        updated_at: now,
        submitted_at: now,
      })),
    )
    await addHistory(tx, { actor, now }, rows, () => 'draft')
    count += rows.length
  }
  return count
}

/** Corrections, each guarded by the version it was judged by; fewer are counted when one was changed meanwhile. */
export async function updateImported(
  tx: Tx,
  { keys, kind, form, actor, now }: Writing,
  reports: readonly ReportToWrite[],
): Promise<number> {
  let count = 0
  for (const part of chunks(reports)) {
    const formers = part.flatMap(({ known, data, to }) =>
      known.report ? [{ report: known.report, data, to }] : [],
    )
    const changes = formers.map(({ report, data, to }) => ({
      id: report.id,
      version: report.version,
      stage: to,
      data: sealData(keys, kind, data),
      origin_region: data['originRegion'] ?? report.origin_region,
    }))
    const { rows } = await sql<ReportRecord>`update report set
        data = r.data, stage = r.stage, origin_region = r.origin_region, opinion = null,
        field_settings_id = ${form.settingsId}::uuid, last_edited_by = ${actor.id}::uuid,
        last_edited_level = ${actor.level}, updated_at = ${now}, version = report.version + 1
      from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb)
        as r (id uuid, version int, stage text, data jsonb, origin_region text)
      where report.school_id = ${actor.schoolId} and report.id = r.id and report.version = r.version
      returning report.*`.execute(tx)
    const from = new Map(formers.map(({ report }) => [report.id, report.stage as Stage]))
    await addHistory(tx, { actor, now }, rows, (it) => from.get(it.id) ?? 'draft')
    count += rows.length
  }
  return count
}

const addHistory = (
  tx: Tx,
  { actor, now }: Pick<Writing, 'actor' | 'now'>,
  reports: readonly ReportRecord[],
  from: (report: ReportRecord) => Stage,
) =>
  insertHistory(
    tx,
    reports.map((report) => ({
      id: newId(),
      report,
      action: 'import' as const,
      from: from(report),
      to: report.stage as Stage,
      opinion: null,
      at: now,
      actor: { kind: 'staff' as const, id: actor.id, name: actor.name, level: actor.level },
    })),
  )

function* chunks<T>(all: readonly T[]): Generator<readonly T[]> {
  for (let from = 0; from < all.length; from += CHUNK) yield all.slice(from, from + CHUNK)
}
