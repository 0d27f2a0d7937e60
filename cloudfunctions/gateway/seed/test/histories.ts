import type pg from 'pg'

/**
 * Reports whose history does not lead, step by step, to the stage and version they have, or that stand where they
 * cannot: a dispatch without a completed origin, a draft that was submitted.
 */
export async function brokenHistories(owner: pg.Pool): Promise<unknown[]> {
  const { rows } = await owner.query<Record<string, unknown>>(`
    with step as (
      select h.*, lag(h.to_stage) over w as former, lead(h.id) over w is null as is_last,
        row_number() over w as place, lag(h.version) over w as former_version
      from report_history h window w as (partition by h.school_id, h.report_id order by h.at, h.version, h.id)
    )
    select 'gap' as what, report_id as id from step where former is not null and from_stage <> former
    union all
    select 'begins elsewhere', report_id from step where place = 1 and from_stage <> 'draft'
    union all
    select 'version goes back', report_id from step where version < former_version
    union all
    select 'ends elsewhere', r.id from report r join step s on s.school_id = r.school_id and s.report_id = r.id
      where s.is_last and (s.to_stage <> r.stage
        or r.version <> s.version + (s.action in ('approve', 'reject'))::int or r.updated_at < s.at)
    union all
    select 'no history', r.id from report r where (r.stage <> 'draft' or r.kind = 'dispatch')
      and not exists (select from report_history h where h.school_id = r.school_id and h.report_id = r.id)
    union all
    select 'submitted draft', r.id from report r where (r.stage = 'draft') <> (r.submission = 'draft')
      or (r.stage = 'draft') <> (r.submitted_at is null) or (r.stage = 'rejected') <> (r.opinion is not null)
    union all
    select 'dispatch too early', d.id from report d where d.kind = 'dispatch' and not exists (
      select from report o where o.school_id = d.school_id and o.student_id = d.student_id
        and o.kind = 'origin' and o.stage = 'completed')`)
  return rows
}
