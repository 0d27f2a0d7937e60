import type { ReportData } from 'shared-types/reports/field'
import type { Tx } from '../database/scope'

/** A completed origin report corrects the roll: major and class, political status, origin. */
export async function takeOverOrigin(
  tx: Tx,
  report: { school_id: string; student_id: string },
  data: ReportData,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('student')
    .set({
      ...(data['major'] && { major_id: data['major'] }),
      class_id: data['class'] ?? null,
      ...(data['politicalStatus'] && { political_status: data['politicalStatus'] }),
      ...(data['originRegion'] && { origin_region: data['originRegion'] }),
      updated_at: now,
    })
    .where('school_id', '=', report.school_id)
    .where('id', '=', report.student_id)
    .execute()
  if (!data['major']) return
  await tx
    .updateTable('report')
    .set({ major_id: data['major'] })
    .where('school_id', '=', report.school_id)
    .where('student_id', '=', report.student_id)
    .execute()
}
