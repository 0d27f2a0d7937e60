import { sql, type SqlBool } from 'kysely'
import type { ReportFilter } from 'shared-types/reports/schemas'
import { pendingStages, type ReportKindName } from 'shared-types/reports/workflow'
import type { Tx } from '../database/scope'
import type { Keys } from '../platform/crypto/sealing'
import type { StaffActor } from '../runtime/actor'
import { matchesPerson } from '../students/matches-person'
import { visibleTo } from './visibility'

/** Reports with student, major, department, class and school; every filter of the list applied. */
function filtered(tx: Tx, keys: Keys, actor: StaffActor, filter: ReportFilter) {
  return tx
    .selectFrom('report')
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
    .where(visibleTo(actor))
    .where('report.kind', '=', filter.kind)
    .where('report.year', '=', filter.year)
    .$if(!!filter.stage, (query) => query.where('report.stage', '=', filter.stage ?? ''))
    .$if(!!filter.pending, (query) => query.where('report.stage', 'in', pendingStages(actor.level)))
    .$if(!!filter.submission, (query) =>
      query.where('report.submission', '=', filter.submission ?? ''),
    )
    .$if(!!filter.source, (query) => query.where('report.source', '=', filter.source ?? ''))
    .$if(!!filter.schoolId, (query) => query.where('report.school_id', '=', filter.schoolId ?? ''))
    .$if(!!filter.majorId, (query) => query.where('report.major_id', '=', filter.majorId ?? ''))
    .$if(!!filter.departmentId, (query) =>
      query.where('major.department_id', '=', filter.departmentId ?? ''),
    )
    .$if(!!filter.classId, (query) => query.where('student.class_id', '=', filter.classId ?? ''))
    .$if(!!filter.educationLevel, (query) =>
      query.where('student.education_level', '=', filter.educationLevel ?? ''),
    )
    .$if(!!filter.originProvince, (query) =>
      query.where('report.origin_region', 'like', `${filter.originProvince?.slice(0, 2)}%`),
    )
    .$if(!!filter.search, (query) => query.where(matchesPerson(keys, filter.search ?? '')))
}

export interface Cursor {
  updatedAt: Date
  id: string
}

export function listRows(
  tx: Tx,
  keys: Keys,
  actor: StaffActor,
  filter: ReportFilter,
  after: Cursor | undefined,
  limit: number,
) {
  return filtered(tx, keys, actor, filter)
    .innerJoin('department', (join) =>
      join
        .onRef('department.school_id', '=', 'major.school_id')
        .onRef('department.id', '=', 'major.department_id'),
    )
    .innerJoin('school', 'school.id', 'report.school_id')
    .leftJoin('class', (join) =>
      join
        .onRef('class.school_id', '=', 'student.school_id')
        .onRef('class.id', '=', 'student.class_id'),
    )
    .$if(!!after, (query) =>
      query.where(
        sql<SqlBool>`(report.updated_at, report.id) < (${after?.updatedAt}, ${after?.id}::uuid)`,
      ),
    )
    .select([
      'report.id',
      'report.submission',
      'report.stage',
      'report.source',
      'report.version',
      'report.updated_at',
      'report.origin_region',
      'student.name',
      'student.id_number_tail',
      'student.student_number',
      'student.education_level',
      'school.name as school_name',
      'department.name as department_name',
      'major.name as major_name',
      'class.name as class_name',
    ])
    .orderBy('report.updated_at', 'desc')
    .orderBy('report.id', 'desc')
    .limit(limit)
    .execute()
}

export async function countRows(
  tx: Tx,
  keys: Keys,
  actor: StaffActor,
  filter: ReportFilter,
): Promise<number> {
  const row = await filtered(tx, keys, actor, filter)
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return row.total
}

/** By school, department and major: how many wait for this user's level, and how many there are. */
export function countByMajor(tx: Tx, actor: StaffActor, kind: ReportKindName, year: number) {
  const waiting = pendingStages(actor.level)
  return tx
    .selectFrom('report')
    .innerJoin('major', (join) =>
      join
        .onRef('major.school_id', '=', 'report.school_id')
        .onRef('major.id', '=', 'report.major_id'),
    )
    .innerJoin('department', (join) =>
      join
        .onRef('department.school_id', '=', 'major.school_id')
        .onRef('department.id', '=', 'major.department_id'),
    )
    .innerJoin('school', 'school.id', 'report.school_id')
    .where(visibleTo(actor))
    .where('report.kind', '=', kind)
    .where('report.year', '=', year)
    .groupBy([
      'report.school_id',
      'school.name',
      'department.id',
      'department.name',
      'major.id',
      'major.name',
      'school.code',
      'major.code',
    ])
    .orderBy('school.code')
    .orderBy('department.name')
    .orderBy('major.code')
    .select([
      'report.school_id',
      'school.name as school_name',
      'department.id as department_id',
      'department.name as department_name',
      'major.id as major_id',
      'major.name as major_name',
    ])
    .select((eb) => [
      eb.fn.countAll<number>().as('total'),
      eb.fn.countAll<number>().filterWhere('report.stage', 'in', waiting).as('pending'),
    ])
    .execute()
}

export function countPending(
  tx: Tx,
  actor: StaffActor,
  kinds: readonly ReportKindName[],
  year: number,
) {
  return tx
    .selectFrom('report')
    .where(visibleTo(actor))
    .where('report.year', '=', year)
    .where('report.kind', 'in', kinds)
    .where('report.stage', 'in', pendingStages(actor.level))
    .groupBy('report.kind')
    .select((eb) => ['report.kind', eb.fn.countAll<number>().as('count')])
    .execute()
}
