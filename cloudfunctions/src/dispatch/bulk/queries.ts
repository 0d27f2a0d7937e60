import { sql, type Insertable, type Selectable, type Updateable } from 'kysely'
import type { Tx } from '../../database/scope'
import type { Tables } from '../../database/tables'

export type InitialisationRecord = Selectable<Tables['dispatch_initialisation']>
type At = Pick<InitialisationRecord, 'school_id' | 'id'>

const studentsOf = (tx: Tx, year: number) =>
  tx.selectFrom('student').selectAll().where('year', '=', year)

/** Each graduate with the completed origin report where there is one, and the dispatch where there is one. */
const withReports = (tx: Tx, students: ReturnType<typeof studentsOf>) =>
  tx
    .selectFrom(students.as('student'))
    .leftJoin('report as origin', (join) =>
      join
        .onRef('origin.school_id', '=', 'student.school_id')
        .onRef('origin.student_id', '=', 'student.id')
        .on('origin.kind', '=', 'origin')
        .on('origin.stage', '=', 'completed'),
    )
    .leftJoin('report as dispatch', (join) =>
      join
        .onRef('dispatch.school_id', '=', 'student.school_id')
        .onRef('dispatch.student_id', '=', 'student.id')
        .on('dispatch.kind', '=', 'dispatch'),
    )

const region = sql<string | null>`coalesce(origin.data ->> 'originRegion', student.origin_region)`

export async function countGraduates(tx: Tx, year: number) {
  return withReports(tx, studentsOf(tx, year))
    .select([
      sql<number>`(count(*) filter (where dispatch.id is null and ${region} is not null))::int`.as(
        'due',
      ),
      sql<number>`(count(*) filter (where dispatch.id is not null))::int`.as('held'),
      sql<number>`(count(*) filter (where dispatch.id is null and ${region} is null))::int`.as(
        'unknown',
      ),
    ])
    .executeTakeFirstOrThrow()
}

/**
 * The next of the year after the place the run has reached, whether due or not: what a chunk costs does not depend on how
 * many there are in all.
 */
export function nextGraduates(tx: Tx, run: InitialisationRecord, limit: number) {
  const page = studentsOf(tx, run.year)
    .$if(run.reached_student_id !== null, (query) =>
      query.where(
        sql<boolean>`(school_id, id) > (${run.reached_school_id}::uuid, ${run.reached_student_id}::uuid)`,
      ),
    )
    .orderBy('school_id')
    .orderBy('id')
    .limit(limit)
  return withReports(tx, page)
    .select([
      'student.school_id',
      'student.id',
      'student.year',
      'student.id_type',
      'student.training_mode',
      'student.major_id',
      'dispatch.id as dispatch_id',
      region.as('origin_region'),
      sql<string | null>`origin.data ->> 'teacherTraining'`.as('teacher_training'),
    ])
    .orderBy('student.school_id')
    .orderBy('student.id')
    .execute()
}

export type Graduate = Awaited<ReturnType<typeof nextGraduates>>[number]

export const insertInitialisation = (tx: Tx, row: Insertable<Tables['dispatch_initialisation']>) =>
  tx
    .insertInto('dispatch_initialisation')
    .values(row)
    .onConflict((it) =>
      it.columns(['school_id', 'year']).where('state', '=', 'running').doNothing(),
    )
    .returningAll()
    .executeTakeFirst()

export const listInitialisations = (tx: Tx, schoolId: string, year: number) =>
  tx
    .selectFrom('dispatch_initialisation')
    .selectAll()
    .where('school_id', '=', schoolId)
    .where('year', '=', year)
    .orderBy('started_at', 'desc')
    .limit(20)
    .execute()

export const lockInitialisation = (tx: Tx, { school_id, id }: At) =>
  tx
    .selectFrom('dispatch_initialisation')
    .selectAll()
    .where('school_id', '=', school_id)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

export const updateInitialisation = (
  tx: Tx,
  { school_id, id }: At,
  changes: Updateable<Tables['dispatch_initialisation']>,
) =>
  tx
    .updateTable('dispatch_initialisation')
    .set(changes)
    .where('school_id', '=', school_id)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
