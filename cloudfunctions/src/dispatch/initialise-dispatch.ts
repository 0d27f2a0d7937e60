import { authorityRegion } from 'shared-types/reports/rules/dispatch-rules'
import type { ReportData } from 'shared-types/reports/fields/field'
import type { AuditSubject } from '../audit/audit'
import type { Tx } from '../database/scope'
import {
  insertHistory,
  insertReports,
  lockReportsOf,
  updateReport,
  type ReportRecord,
} from '../reports/record'
import { sealData } from '../reports/sealed-data'
import type { Context } from '../runtime/context'
import { newId } from '../runtime/new-id'
import { idTypeOf, listGraduates, type GraduateRecord } from '../students/holder'
import { defaultDispatch, type AuthorityRecord } from './default-dispatch'

export interface SettledOrigin {
  report: ReportRecord
  data: ReportData
}

/**
 * Gives the graduates of completed origin reports their default dispatch. One that the student or school has already
 * touched is left alone; an untouched one follows the new origin. Returns what is to go on record.
 */
export async function initialiseDispatches(
  tx: Tx,
  context: Context,
  origins: readonly SettledOrigin[],
): Promise<AuditSubject[]> {
  const graduates = await listGraduates(
    tx,
    origins.map(({ report }) => ({ schoolId: report.school_id, id: report.student_id })),
  )
  const authorities = await listAuthorities(tx, origins)
  const existing = await lockReportsOf(tx, graduates, 'dispatch')
  const initialised: ReportRecord[] = []
  const missing: Parameters<typeof insertReports>[1][number][] = []
  for (const { report: origin, data } of origins) {
    const graduate = graduates.find((it) => it.id === origin.student_id)
    if (!graduate) continue
    const facts = {
      origin_region: data['originRegion'] ?? '',
      data: JSON.stringify(
        sealData(context.services.keys, 'dispatch', dispatchOf(graduate, data, authorities)),
      ),
      updated_at: context.now,
    }
    const known = existing.find((it) => it.student_id === graduate.id)
    if (known && (known.stage !== 'draft' || known.last_edited_level)) continue
    const updated = known && (await updateReport(tx, known, facts))
    if (updated) initialised.push(updated)
    if (!known)
      missing.push({
        ...newDraft(origin.school_id, origin.year, graduate, context.now),
        ...facts,
      })
  }
  initialised.push(...(await insertReports(tx, missing)))
  await insertHistory(
    tx,
    initialised.map((report) => initialisationHistory(report, context.now)),
  )
  return initialised.map((report) => ({
    schoolId: report.school_id,
    operation: 'dispatch.initialise',
    kind: 'dispatch-report',
    id: report.id,
    after: { stage: 'draft', version: report.version },
  }))
}

function listAuthorities(tx: Tx, origins: readonly SettledOrigin[]): Promise<AuthorityRecord[]> {
  const regions = new Set(origins.map(({ data }) => authorityRegion(data['originRegion'] ?? '')))
  return tx
    .selectFrom('authority')
    .selectAll()
    .where('region', 'in', [...regions])
    .execute()
}

function dispatchOf(
  graduate: GraduateRecord,
  origin: ReportData,
  authorities: readonly AuthorityRecord[],
): ReportData {
  return defaultDispatch(
    {
      idType: idTypeOf(graduate),
      trainingMode: graduate.training_mode,
      teacherTraining: origin['teacherTraining'] ?? '',
      originRegion: origin['originRegion'] ?? '',
    },
    authorities,
  )
}

export const newDraft = (
  schoolId: string,
  year: number,
  graduate: Pick<GraduateRecord, 'id' | 'major_id'>,
  now: Date,
) => ({
  school_id: schoolId,
  id: newId(),
  student_id: graduate.id,
  year,
  kind: 'dispatch',
  submission: 'draft',
  stage: 'draft',
  source: 'initialised',
  major_id: graduate.major_id,
  created_at: now,
})

export const initialisationHistory = (report: ReportRecord, at: Date) => ({
  id: newId(),
  report,
  action: 'initialise' as const,
  from: 'draft' as const,
  to: 'draft' as const,
  opinion: null,
  at,
  actor: { kind: 'system' as const, id: null, name: '系统', level: 'system' },
})
