import type { AliasedExpression } from 'kysely'
import type { Tx } from '../database/scope'
import type { ReportRecord } from './record'

/** What a page of reports is made of before names are joined to it. */
export const pageColumns = [
  'report.school_id',
  'report.id',
  'report.student_id',
  'report.major_id',
  'report.submission',
  'report.stage',
  'report.source',
  'report.version',
  'report.updated_at',
  'report.origin_region',
] as const

type PageRow = Pick<
  ReportRecord,
  (typeof pageColumns)[number] extends `report.${infer Name extends keyof ReportRecord}`
    ? Name
    : never
>

/** The graduate, school, department, major and class of each. Joined to a page only, never to all that a filter lets through. */
export const withHolders = (tx: Tx, page: AliasedExpression<PageRow, 'report'>) =>
  tx
    .selectFrom(page)
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
    .select([
      'report.school_id',
      'report.id',
      'report.stage',
      'report.source',
      'student.name',
      'student.student_number',
      'student.education_level',
      'school.name as school_name',
      'department.name as department_name',
      'major.name as major_name',
      'class.name as class_name',
    ])
