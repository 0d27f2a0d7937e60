import type { Insertable, Selectable, Updateable } from 'kysely'
import type { ReportFilter } from 'shared-types/reports/schemas'
import type { ReportKindName } from 'shared-types/reports/workflow'
import type { Tx } from '../../database/scope'
import type { Tables } from '../../database/tables'
import type { Keys } from '../../platform/crypto/sealing'
import type { StaffActor } from '../../runtime/actor'
import { filtered } from '../list-queries'

export type ExportRecord = Selectable<Tables['report_export']>
type At = Pick<ExportRecord, 'school_id' | 'id'>

export const insertExport = (tx: Tx, row: Insertable<Tables['report_export']>) =>
  tx.insertInto('report_export').values(row).returningAll().executeTakeFirstOrThrow()

/** A person's own exports only. */
export const ownExports = (tx: Tx, actor: StaffActor, kind: ReportKindName) =>
  tx
    .selectFrom('report_export')
    .selectAll()
    .where('school_id', '=', actor.schoolId)
    .where('started_by', '=', actor.id)
    .where('kind', '=', kind)

export const findExport = (tx: Tx, { school_id, id }: At) =>
  tx
    .selectFrom('report_export')
    .selectAll()
    .where('school_id', '=', school_id)
    .where('id', '=', id)
    .executeTakeFirst()

export const lockExport = (tx: Tx, { school_id, id }: At) =>
  tx
    .selectFrom('report_export')
    .selectAll()
    .where('school_id', '=', school_id)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

export const updateExport = (tx: Tx, at: At, changes: Updateable<Tables['report_export']>) =>
  tx
    .updateTable('report_export')
    .set(changes)
    .where('school_id', '=', at.school_id)
    .where('id', '=', at.id)
    .returningAll()
    .executeTakeFirstOrThrow()

/** The next reports that the filter lets through, in the order of ids, with all that a file may hold. */
export async function exportPage(
  tx: Tx,
  keys: Keys,
  actor: StaffActor,
  filter: ReportFilter,
  { after, limit }: { after: string | undefined; limit: number },
) {
  const page = filtered(tx, keys, actor, filter)
    .$if(!!after, (query) => query.where('report.id', '>', after ?? ''))
    .select([
      'report.school_id',
      'report.id',
      'report.student_id',
      'report.major_id',
      'report.stage',
      'report.source',
      'report.data',
    ])
    .orderBy('report.id')
    .limit(limit)
  const rows = await tx
    .selectFrom(page.as('report'))
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
      'report.id',
      'report.stage',
      'report.source',
      'report.data',
      'student.name',
      'student.id_type',
      'student.id_number_sealed',
      'student.student_number',
      'student.sex',
      'student.education_level',
      'student.training_mode',
      'school.name as school_name',
      'department.name as department_name',
      'major.name as major_name',
      'class.name as class_name',
    ])
    .orderBy('report.id')
    .execute()
  const campuses = await campusNames(tx, rows)
  return rows.map((row) => ({ ...row, campuses }))
}

export type ExportRow = Awaited<ReturnType<typeof exportPage>>[number]

async function campusNames(tx: Tx, rows: readonly { data: unknown }[]) {
  const ids = new Set(rows.flatMap(({ data }) => (data as { campus?: string }).campus ?? []))
  if (ids.size === 0) return new Map<string, string>()
  const found = await tx
    .selectFrom('campus')
    .select(['id', 'name'])
    .where('id', 'in', [...ids])
    .execute()
  return new Map(found.map((it) => [it.id, it.name]))
}
