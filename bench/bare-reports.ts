import type pg from 'pg'
import { newId } from '../cloudfunctions/src/runtime/new-id'

export interface BareReport {
  schoolId: string
  id: string
  version: number
  data: unknown
}

/** The settings of a transaction, the work, commit: as the application's role, nothing read or checked. */
async function inTransaction(
  client: pg.Client,
  scope: { role: string; schoolId: string; studentId?: string },
  work: () => Promise<void>,
): Promise<void> {
  await client.query('begin')
  await client.query(
    `select set_config('app.role', $1, true), set_config('app.school_id', $2, true),
      set_config('app.student_id', $3, true), set_config('app.majors', '*', true)`,
    [scope.role, scope.schoolId, scope.studentId ?? ''],
  )
  await work()
  await client.query('commit')
}

/** Report, history, the end of the audit chain locked, its entry, and the new end. */
export function bareSubmission(
  client: pg.Client,
  it: { schoolId: string; studentId: string; majorId: string; year: number; data: unknown },
): Promise<void> {
  const { schoolId, studentId } = it
  const now = new Date()
  const id = newId()
  const data = JSON.stringify(it.data)
  const hash = '0'.repeat(64)
  return inTransaction(client, { role: 'student', schoolId, studentId }, async () => {
    await client.query(
      `insert into report (school_id, id, student_id, year, kind, submission, stage, source, major_id, origin_region,
        data, last_edited_level, submitted_at, created_at, updated_at)
        values ($1, $2, $3, $4, 'origin', 'submitted', 'level2', 'student', $5, '440106', $6, 'student', $7, $7, $7)
        returning *`,
      [schoolId, id, studentId, it.year, it.majorId, data, now],
    )
    await insertHistory(client, { schoolId, id, version: 1, data: it.data }, 'level2', now)
    await client.query(
      `insert into audit_head (school_id, sequence, hash) values ($1, 0, $2) on conflict (school_id) do nothing`,
      [schoolId, hash],
    )
    const { rows } = await client.query<{ sequence: number; hash: string }>(
      'select sequence, hash from audit_head where school_id = $1 for update',
      [schoolId],
    )
    const sequence = Number(rows[0]?.sequence ?? 0) + 1
    await client.query(
      `insert into audit_entry (school_id, sequence, at, actor_kind, actor_id, actor_name, address, request_id,
        operation, subject_kind, subject_id, after, previous_hash, hash)
        values ($1, $2, $3, 'student', $4, '样例', '', 'bench', 'reports.submit', 'origin-report', $5, '{}', $6, $6)`,
      [schoolId, sequence, now, studentId, id, rows[0]?.hash ?? hash],
    )
    await client.query('update audit_head set sequence = $2 where school_id = $1', [
      schoolId,
      sequence,
    ])
  })
}

export function bareReview(client: pg.Client, report: BareReport | undefined, to: string) {
  if (!report) throw new Error('the supply of reports is used up')
  const now = new Date()
  return inTransaction(client, { role: 'staff', schoolId: report.schoolId }, async () => {
    await client.query(
      `update report set stage = $4, opinion = null, updated_at = $5, version = version + 1
        where school_id = $1 and id = $2 and version = $3 returning *`,
      [report.schoolId, report.id, report.version, to, now],
    )
    await insertHistory(client, report, to, now)
  })
}

/** All at once, in one statement. */
export function bareReviewOfMany(client: pg.Client, reports: readonly BareReport[], to: string) {
  const schoolId = reports[0]?.schoolId ?? ''
  return inTransaction(client, { role: 'centre', schoolId }, async () => {
    await client.query(
      `with reviewed as (
        update report r set stage = $4, opinion = null, updated_at = $5, version = r.version + 1
        from unnest($2::uuid[], $3::int[]) as s (id, version)
        where r.school_id = $1 and r.id = s.id and r.version = s.version returning r.*)
      insert into report_history (school_id, id, report_id, at, actor_kind, actor_name, actor_level, action, from_stage,
        to_stage, version, data)
      select school_id, gen_random_uuid(), id, $5, 'staff', '周主任', 'centre', 'approve', 'centre', $4, version - 1, data
      from reviewed`,
      [
        ...[schoolId, reports.map((it) => it.id), reports.map((it) => it.version)],
        ...[to, new Date()],
      ],
    )
  })
}

const insertHistory = (client: pg.Client, report: BareReport, to: string, now: Date) =>
  client.query(
    `insert into report_history (school_id, id, report_id, at, actor_kind, actor_name, actor_level, action, from_stage,
      to_stage, version, data) values ($1, $2, $3, $4, 'staff', '样例', 'level2', 'approve', 'level2', $5, $6, $7)`,
    [report.schoolId, newId(), report.id, now, to, report.version, JSON.stringify(report.data)],
  )
