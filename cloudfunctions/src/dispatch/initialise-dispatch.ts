import type { ReportData } from 'shared-types/reports/field'
import type { AuditSubject } from '../audit/audit'
import type { Tx } from '../database/scope'
import {
  insertHistory,
  insertReport,
  lockOwnReport,
  updateReport,
  type ReportRecord,
} from '../reports/record'
import { sealData } from '../reports/sealed-data'
import type { Context } from '../runtime/context'
import { newId } from '../runtime/new-id'
import { getStudent, idTypeOf } from '../students/holder'
import { authorityRegion, defaultDispatch } from './default-dispatch'

/**
 * Gives the graduate of a completed origin report their default dispatch. One that the student or school has already
 * touched is left alone; an untouched one follows the new origin. Returns what is to go on record.
 */
export async function initialiseDispatch(
  tx: Tx,
  context: Context,
  origin: ReportRecord,
  originData: ReportData,
): Promise<AuditSubject[]> {
  const student = await getStudent(tx, origin.school_id, origin.student_id)
  const originRegion = originData['originRegion'] ?? ''
  const authorities = await tx
    .selectFrom('authority')
    .selectAll()
    .where('region', '=', authorityRegion(originRegion))
    .execute()
  const data = defaultDispatch(
    {
      idType: idTypeOf(student),
      trainingMode: student.training_mode,
      teacherTraining: originData['teacherTraining'] ?? '',
      originRegion,
    },
    authorities,
  )
  const stored = JSON.stringify(sealData(context.services.keys, 'dispatch', data))
  const existing = await lockOwnReport(tx, origin.school_id, origin.student_id, 'dispatch')
  if (existing && (existing.stage !== 'draft' || existing.last_edited_level)) return []
  const report = existing
    ? await updateReport(tx, existing, {
        data: stored,
        origin_region: originRegion,
        updated_at: context.now,
      })
    : await insertReport(tx, {
        school_id: origin.school_id,
        id: newId(),
        student_id: origin.student_id,
        year: origin.year,
        kind: 'dispatch',
        submission: 'draft',
        stage: 'draft',
        source: 'initialised',
        major_id: student.major_id,
        origin_region: originRegion,
        data: stored,
        created_at: context.now,
        updated_at: context.now,
      })
  if (!report) return []
  await insertHistory(tx, [
    {
      id: newId(),
      report,
      action: 'initialise',
      from: 'draft',
      to: 'draft',
      opinion: null,
      at: context.now,
      actor: { kind: 'system', id: null, name: '系统', level: 'system' },
    },
  ])
  return [
    {
      schoolId: report.school_id,
      operation: 'dispatch.initialise',
      kind: 'dispatch-report',
      id: report.id,
      after: { stage: 'draft', version: report.version },
    },
  ]
}
