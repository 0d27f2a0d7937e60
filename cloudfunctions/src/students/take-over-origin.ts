import { sql } from 'kysely'
import type { ReportData } from 'shared-types/reports/fields/field'
import type { Tx } from '../database/scope'

export interface CompletedOrigin {
  report: { school_id: string; student_id: string }
  data: ReportData
}

/** Completed origin reports correct the roll: major and class, political status, origin. */
export async function takeOverOrigins(
  tx: Tx,
  completed: readonly CompletedOrigin[],
  now: Date,
): Promise<void> {
  const column = (name: string) => completed.map(({ data }) => data[name] || null)
  const origins = sql`unnest(${completed.map(({ report }) => report.school_id)}::uuid[],
    ${completed.map(({ report }) => report.student_id)}::uuid[], ${column('major')}::uuid[],
    ${column('class')}::uuid[], ${column('politicalStatus')}::text[], ${column('originRegion')}::text[])
    as origin (school_id, student_id, major_id, class_id, political_status, region)`
  await sql`update student set
      major_id = coalesce(origin.major_id, student.major_id), class_id = origin.class_id,
      political_status = coalesce(origin.political_status, student.political_status),
      origin_region = coalesce(origin.region, student.origin_region), updated_at = ${now}
    from ${origins} where student.school_id = origin.school_id and student.id = origin.student_id`.execute(
    tx,
  )
  await sql`update report set major_id = origin.major_id
    from ${origins} where report.school_id = origin.school_id and report.student_id = origin.student_id
      and report.major_id <> origin.major_id`.execute(tx)
}
