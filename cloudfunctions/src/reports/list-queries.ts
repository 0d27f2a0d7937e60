import { sql, type ExpressionBuilder, type SqlBool } from 'kysely'
import type { ReportFilter } from 'shared-types/reports/schemas'
import { pendingStages, waitingStages, type ReportKindName } from 'shared-types/reports/workflow'
import { inOrder, isAfter, type ListOrder } from '../database/cursor'
import type { Tx } from '../database/scope'
import type { Tables } from '../database/tables'
import type { Keys } from '../platform/crypto/sealing'
import type { StaffActor } from '../runtime/actor'
import { matchesPerson } from '../students/matches-person'
import { lacksProof } from './lacks-proof'
import { visibleTo } from './visibility'
import { pageColumns, withHolders } from './with-holders'

/** How long something has waited is counted back from one moment: work in pages must not see it move. */
export interface FilterAt extends ReportFilter {
  asOf: Date
}

const DAY_MS = 24 * 3600_000

/** Reports that pass every filter of the list. Other tables are asked only where a filter looks at them. */
export function filtered(tx: Tx, keys: Keys, actor: StaffActor, filter: FilterAt) {
  const { classId, educationLevel, search } = filter
  return (
    tx
      .selectFrom('report')
      .where(visibleTo(actor))
      .where('report.kind', '=', filter.kind)
      .where('report.year', '=', filter.year)
      .$if(!!filter.stage, (query) => query.where('report.stage', '=', filter.stage ?? ''))
      .$if(!!filter.pending, (query) =>
        query.where('report.stage', 'in', pendingStages(actor.level)),
      )
      .$if(!!filter.waitingDays, (query) =>
        query
          .where('report.stage', 'in', waitingStages)
          .where('report.updated_at', '<', waitingSince(filter)),
      )
      .$if(!!filter.submission, (query) =>
        query.where('report.submission', '=', filter.submission ?? ''),
      )
      // Says nothing new, but the index is in the order of stages.
      .$if(filter.submission === 'draft', (query) => query.where('report.stage', '=', 'draft'))
      .$if(!!filter.lacksProof, (query) => query.where(lacksProof(filter.year)))
      .$if(!!filter.source, (query) => query.where('report.source', '=', filter.source ?? ''))
      .$if(!!filter.schoolId, (query) =>
        query.where('report.school_id', '=', filter.schoolId ?? ''),
      )
      .$if(!!filter.majorId, (query) =>
        query
          .where('report.major_id', '=', filter.majorId ?? '')
          .where(inSchoolOf('major', [filter.majorId ?? ''])),
      )
      .$if(!!filter.majorIds, (query) =>
        query
          .where((eb) => eb('report.major_id', '=', eb.fn.any(eb.val(filter.majorIds ?? []))))
          .where(inSchoolOf('major', filter.majorIds ?? [])),
      )
      .$if(!!filter.classId, (query) => query.where(inSchoolOf('class', [filter.classId ?? ''])))
      .$if(!!filter.departmentId, (query) =>
        query.where((eb) =>
          eb(
            eb.refTuple('report.school_id', 'report.major_id'),
            'in',
            eb
              .selectFrom('major')
              .select(['major.school_id', 'major.id'])
              .where('major.department_id', '=', filter.departmentId ?? '')
              .$asTuple('school_id', 'id'),
          ),
        ),
      )
      .$if(!!filter.originProvince, (query) =>
        query.where('report.origin_region', 'like', `${filter.originProvince?.slice(0, 2)}%`),
      )
      .$if(!!filter.extensions, (query) =>
        query.where((eb) => eb.and((filter.extensions ?? []).map(extensionHolds))),
      )
      .$if(!!(classId ?? educationLevel ?? search), (query) =>
        query.where((eb) => eb.exists(holders(eb, keys, filter))),
      )
  )
}

/** Says nothing new, but a school's reports are found at once in a province's, and a unit's among all of them are not. */
const inSchoolOf =
  (unit: 'major' | 'class', ids: readonly string[]) => (eb: ExpressionBuilder<Tables, 'report'>) =>
    eb(
      'report.school_id',
      '=',
      eb.fn.any(
        sql<
          string[]
        >`array(select school_id from ${sql.table(unit)} where id = any(${[...ids]}::uuid[]))`,
      ),
    )

const waitingSince = ({ asOf, waitingDays = 0 }: FilterAt) =>
  new Date(asOf.getTime() - waitingDays * DAY_MS)

const extensionHolds = ({
  field,
  match,
  value,
}: NonNullable<ReportFilter['extensions']>[number]) =>
  match === 'is'
    ? sql<SqlBool>`report.data ->> ${field} = ${value}`
    : sql<SqlBool>`position(lower(${value}) in lower(report.data ->> ${field})) > 0`

/** The graduate of the report, where the roll has what is looked for. */
function holders(
  eb: ExpressionBuilder<Tables, 'report'>,
  keys: Keys,
  { classId, educationLevel, search, year }: ReportFilter,
) {
  return eb
    .selectFrom('student')
    .select(sql`1`.as('one'))
    .whereRef('student.school_id', '=', 'report.school_id')
    .whereRef('student.id', '=', 'report.student_id')
    .where('student.year', '=', year)
    .$if(!!classId, (query) => query.where('student.class_id', '=', classId ?? ''))
    .$if(!!educationLevel, (query) =>
      query.where('student.education_level', '=', educationLevel ?? ''),
    )
    .$if(!!search, (query) => query.where(matchesPerson(keys, search ?? '')))
}

export type ReportSort = 'updated' | 'name' | 'number'

const sortColumns: Record<ReportSort, readonly string[]> = {
  updated: ['report.updated_at'],
  // As they would be called out: by the sound of the name, then by its characters.
  name: ['student.name_initials', 'student.name'],
  number: ['student.student_number'],
}

export const orderOf = (sort: ReportSort, direction: 'asc' | 'desc'): ListOrder => ({
  name: sort,
  columns: sortColumns[sort],
  id: 'report.id',
  direction,
})

export function listRows(
  tx: Tx,
  keys: Keys,
  actor: StaffActor,
  filter: FilterAt,
  order: ListOrder,
  after: string[] | undefined,
  limit: number,
) {
  const ordered =
    order.name === 'updated'
      ? byLastChange(tx, keys, actor, filter, order, after, limit)
      : byGraduate(tx, keys, actor, filter, order, after, limit)
  return withHolders(tx, ordered.as('report'))
    .select([
      'report.submission',
      'report.version',
      'report.updated_at',
      'report.origin_region',
      'student.name_initials',
      'student.id_number_tail',
    ])
    .orderBy(inOrder(order))
    .execute()
}

type PageOf = [
  tx: Tx,
  keys: Keys,
  actor: StaffActor,
  filter: FilterAt,
  order: ListOrder,
  after: string[] | undefined,
  limit: number,
]

function byLastChange(...[tx, keys, actor, filter, order, after, limit]: PageOf) {
  const page = filtered(tx, keys, actor, filter)
    .$if(!!after, (query) => query.where(isAfter(order, after ?? [])))
    .select(pageColumns)
    // Who is looked for, or is in a class, may be far down the list: find them first, then put them in order.
    .$if(!!(filter.search ?? filter.classId), (query) => query.offset(0))
  return tx.selectFrom(page.as('report')).selectAll().orderBy(inOrder(order)).limit(limit)
}

/** The order is the roll's: its index is walked, and a report looked up for each. */
function byGraduate(...[tx, keys, actor, filter, order, after, limit]: PageOf) {
  return filtered(tx, keys, actor, filter)
    .innerJoin('student', (join) =>
      join
        .onRef('student.school_id', '=', 'report.school_id')
        .onRef('student.id', '=', 'report.student_id'),
    )
    .where('student.year', '=', filter.year)
    .$if(!!after, (query) => query.where(isAfter(order, after ?? [])))
    .select(pageColumns)
    .orderBy(inOrder(order))
    .limit(limit)
}

export async function countRows(
  tx: Tx,
  keys: Keys,
  actor: StaffActor,
  filter: FilterAt,
): Promise<number> {
  const row = await filtered(tx, keys, actor, filter)
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return row.total
}

/** By school, department and major: how many wait for this user's level, and how many there are. */
export function countByMajor(tx: Tx, actor: StaffActor, kind: ReportKindName, year: number) {
  const counted = tx
    .selectFrom('report')
    .where(visibleTo(actor))
    .where('report.kind', '=', kind)
    .where('report.year', '=', year)
    .groupBy(['report.school_id', 'report.major_id'])
    .select((eb) => [
      'report.school_id',
      'report.major_id',
      eb.fn.countAll<number>().as('total'),
      eb.fn
        .countAll<number>()
        .filterWhere('report.stage', 'in', pendingStages(actor.level))
        .as('pending'),
    ])
  return tx
    .selectFrom(counted.as('counted'))
    .innerJoin('major', (join) =>
      join
        .onRef('major.school_id', '=', 'counted.school_id')
        .onRef('major.id', '=', 'counted.major_id'),
    )
    .innerJoin('department', (join) =>
      join
        .onRef('department.school_id', '=', 'major.school_id')
        .onRef('department.id', '=', 'major.department_id'),
    )
    .innerJoin('school', 'school.id', 'counted.school_id')
    .orderBy('school.code')
    .orderBy('department.name')
    .orderBy('major.code')
    .select([
      'counted.school_id',
      'school.name as school_name',
      'department.id as department_id',
      'department.name as department_name',
      'major.id as major_id',
      'major.name as major_name',
      'counted.total',
      'counted.pending',
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
