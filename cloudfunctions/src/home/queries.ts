import { sql, type SqlBool } from 'kysely'
import type { ReportKindName } from 'shared-types/reports/workflow'
import type { Tx } from '../database/scope'
import { visibleTo } from '../reports/visibility'
import type { StaffActor } from '../runtime/actor'

interface About {
  year: number
  kind: ReportKindName
}

export interface ProgressRow {
  id: string
  name: string
  students: number
  bound: number
  reported: number
  inReview: number
  returned: number
  completed: number
}

/** Students and their reports are counted each from an index alone, then summed up by department, or by school. */
export async function countProgress(
  tx: Tx,
  actor: StaffActor,
  { year, kind }: About,
): Promise<ProgressRow[]> {
  const isCentre = actor.level === 'centre'
  const by = isCentre
    ? sql`school g on g.id = people.school_id`
    : sql`major m on m.school_id = people.school_id and m.id = people.major_id
        join department g on g.school_id = m.school_id and g.id = m.department_id`
  const { rows } = await sql<ProgressRow>`
    with people as (
      select it.school_id, it.major_id, count(*) as students, count(w.student_id) as bound
      from student it
      left join wechat_account w on w.school_id = it.school_id and w.student_id = it.id
      where it.year = ${year} and ${mineIn(actor)}
      group by it.school_id, it.major_id),
    reports as (
      select it.school_id, it.major_id,
        count(*) filter (where it.stage in ('level2', 'level1', 'centre')) as in_review,
        count(*) filter (where it.stage = 'rejected') as returned,
        count(*) filter (where it.stage = 'completed') as completed
      from report it
      where it.year = ${year} and it.kind = ${kind} and ${mineIn(actor)}
      group by it.school_id, it.major_id)
    select g.id, g.name, sum(people.students)::int as students, sum(people.bound)::int as bound,
      coalesce(sum(in_review + completed), 0)::int as reported,
      coalesce(sum(in_review), 0)::int as "inReview", coalesce(sum(returned), 0)::int as returned,
      coalesce(sum(completed), 0)::int as completed
    from people
    left join reports on reports.school_id = people.school_id and reports.major_id = people.major_id
    join ${by}
    group by g.id, g.name order by g.name`.execute(tx)
  return rows
}

/** Of the rows `it`, those of the actor's school and majors; of the centre, all. */
function mineIn({ level, schoolId, majors }: StaffActor) {
  if (level === 'centre') return sql<SqlBool>`true`
  if (majors === 'all') return sql<SqlBool>`it.school_id = ${schoolId}`
  return sql<SqlBool>`it.school_id = ${schoolId} and it.major_id = any(${[...majors]}::uuid[])`
}

/** Per day in Beijing. A completed report is not touched any more, so its last change is its completion. */
export async function countByDay(
  tx: Tx,
  actor: StaffActor,
  { year, kind }: About,
  since: Date,
): Promise<{ day: string; submitted: number; completed: number }[]> {
  const dayOf = (column: 'submitted_at' | 'updated_at') =>
    sql<string>`to_char(${sql.ref(`report.${column}`)} at time zone 'Asia/Shanghai', 'YYYY-MM-DD')`
  const counted = (column: 'submitted_at' | 'updated_at') =>
    tx
      .selectFrom('report')
      .select((eb) => [dayOf(column).as('day'), eb.fn.countAll<number>().as('count')])
      .where(visibleTo(actor))
      .where('report.year', '=', year)
      .where('report.kind', '=', kind)
      .where(`report.${column}`, '>=', since)
      .groupBy('day')
  const submitted = await counted('submitted_at').execute()
  const completed = await counted('updated_at').where('report.stage', '=', 'completed').execute()
  const countOf = (rows: typeof submitted, day: string) =>
    rows.find((it) => it.day === day)?.count ?? 0
  return [...new Set([...submitted, ...completed].map((it) => it.day))].map((day) => ({
    day,
    submitted: countOf(submitted, day),
    completed: countOf(completed, day),
  }))
}

const waitingSince = (
  tx: Tx,
  actor: StaffActor,
  { year, kind }: About,
  stages: string[],
  until: Date,
) =>
  tx
    .selectFrom('report')
    .where(visibleTo(actor))
    .where('report.year', '=', year)
    .where('report.kind', '=', kind)
    .where('report.stage', 'in', stages)
    .where('report.updated_at', '<', until)

export function countWaiting(
  tx: Tx,
  actor: StaffActor,
  about: About,
  stages: string[],
  until: Date,
): Promise<{ stage: string; count: number }[]> {
  return waitingSince(tx, actor, about, stages, until)
    .select((eb) => ['report.stage', eb.fn.countAll<number>().as('count')])
    .groupBy('report.stage')
    .execute()
}

export function listWaiting(
  tx: Tx,
  actor: StaffActor,
  about: About,
  stages: string[],
  until: Date,
  limit: number,
) {
  return waitingSince(tx, actor, about, stages, until)
    .innerJoin('student', (join) =>
      join
        .onRef('student.school_id', '=', 'report.school_id')
        .onRef('student.id', '=', 'report.student_id'),
    )
    .innerJoin('major', (join) =>
      join
        .onRef('major.school_id', '=', 'report.school_id')
        .onRef('major.id', '=', 'report.major_id'),
    )
    .innerJoin('school', 'school.id', 'report.school_id')
    .select([
      'report.id',
      'report.stage',
      'report.updated_at',
      'student.name',
      'student.student_number',
      'school.name as school_name',
      'major.name as major_name',
    ])
    .orderBy('report.updated_at')
    .orderBy('report.id')
    .limit(limit)
    .execute()
}
