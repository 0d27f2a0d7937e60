import type { StudentRow } from 'shared-types/students/operations'
import { sexes } from 'shared-types/students/roll-fields'
import { sql } from 'kysely'
import { namesOnRoll, type NameOfCode } from '../codes/cohort-names'
import { inOrder, isAfter, readCursor, writeCursor, type ListOrder } from '../database/cursor'
import { within, type Tx } from '../database/scope'
import { matchesPerson } from './matches-person'
import { staffScope, type StaffContext } from '../runtime/context'

interface RollFilter {
  year: number
  search?: string | undefined
  schoolId?: string | undefined
  departmentId?: string | undefined
  majorId?: string | undefined
  classId?: string | undefined
  educationLevel?: string | undefined
  bound?: boolean | undefined
  sort: 'number' | 'name'
  direction: 'asc' | 'desc'
  after?: string | undefined
  limit: number
}

const sortColumns = {
  number: ['student.student_number'],
  // As they would be called out: by the sound of the name, then by its characters.
  name: ['student.name_initials', 'student.name'],
} as const

const orderOf = ({ sort, direction }: RollFilter): ListOrder => ({
  name: sort,
  columns: sortColumns[sort],
  id: 'student.id',
  direction,
})

/** The roll of one year. */
export async function listStudents(context: StaffContext, input: RollFilter) {
  return within(context.services.db, staffScope(context), async (tx) => {
    const rows = await listRows(tx, context, input)
    const page = rows.slice(0, input.limit)
    const last = page.at(-1)
    const nameOf = await namesOnRoll(tx, input.year)
    const { total } = await filtered(tx, context, input)
      .select((eb) => eb.fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow()
    return {
      rows: page.map((row) => present(row, nameOf)),
      next:
        rows.length > input.limit && last
          ? writeCursor(orderOf(input), keysOf(last, input.sort), last.id)
          : null,
      total,
    }
  })
}

function filtered(tx: Tx, { services, actor }: StaffContext, filter: RollFilter) {
  return tx
    .selectFrom('student')
    .where('student.year', '=', filter.year)
    .$if(actor.level !== 'centre', (query) => query.where('student.school_id', '=', actor.schoolId))
    .$if(actor.majors !== 'all', (query) =>
      query.where((eb) => eb('student.major_id', '=', eb.fn.any(eb.val([...actor.majors])))),
    )
    .$if(!!filter.majorId, (query) => query.where('student.major_id', '=', filter.majorId ?? ''))
    .$if(!!filter.schoolId, (query) => query.where('student.school_id', '=', filter.schoolId ?? ''))
    .$if(!!filter.classId, (query) => query.where('student.class_id', '=', filter.classId ?? ''))
    .$if(!!filter.educationLevel, (query) =>
      query.where('student.education_level', '=', filter.educationLevel ?? ''),
    )
    .$if(!!filter.departmentId, (query) =>
      query.where((eb) =>
        eb(
          eb.refTuple('student.school_id', 'student.major_id'),
          'in',
          eb
            .selectFrom('major')
            .select(['major.school_id', 'major.id'])
            .where('major.department_id', '=', filter.departmentId ?? '')
            .$asTuple('school_id', 'id'),
        ),
      ),
    )
    .$if(filter.bound !== undefined, (query) =>
      query.where((eb) => {
        const isBound = eb.exists(
          eb
            .selectFrom('wechat_account')
            .select(sql`1`.as('one'))
            .whereRef('wechat_account.school_id', '=', 'student.school_id')
            .whereRef('wechat_account.student_id', '=', 'student.id'),
        )
        return filter.bound ? isBound : eb.not(isBound)
      }),
    )
    .$if(!!filter.search, (query) => query.where(matchesPerson(services.keys, filter.search ?? '')))
}

function listRows(tx: Tx, context: StaffContext, filter: RollFilter) {
  const order = orderOf(filter)
  const cursor = filter.after ? readCursor(order, filter.after) : undefined
  // What the page is made of is in the index; everything else is fetched for its rows only.
  const page = filtered(tx, context, filter)
    .$if(!!cursor, (query) => query.where(isAfter(order, cursor ?? [])))
    .select(['student.school_id', 'student.id'])
    .orderBy(inOrder(order))
    .limit(filter.limit + 1)
  return tx
    .selectFrom(page.as('page'))
    .innerJoin('student', (join) =>
      join.onRef('student.school_id', '=', 'page.school_id').onRef('student.id', '=', 'page.id'),
    )
    .innerJoin('school', 'school.id', 'student.school_id')
    .innerJoin('major', (join) =>
      join
        .onRef('major.school_id', '=', 'student.school_id')
        .onRef('major.id', '=', 'student.major_id'),
    )
    .innerJoin('department', (join) =>
      join
        .onRef('department.school_id', '=', 'major.school_id')
        .onRef('department.id', '=', 'major.department_id'),
    )
    .leftJoin('class', (join) =>
      join
        .onRef('class.school_id', '=', 'student.school_id')
        .onRef('class.id', '=', 'student.class_id'),
    )
    .leftJoin('wechat_account', (join) =>
      join
        .onRef('wechat_account.school_id', '=', 'student.school_id')
        .onRef('wechat_account.student_id', '=', 'student.id'),
    )
    .select([
      'student.id',
      'student.name',
      'student.name_initials',
      'student.id_number_tail',
      'student.student_number',
      'student.sex',
      'student.education_level',
      'school.name as school_name',
      'department.name as department_name',
      'major.name as major_name',
      'class.name as class_name',
      'wechat_account.bound_at',
    ])
    .orderBy(inOrder(order))
    .execute()
}

function keysOf(row: Awaited<ReturnType<typeof listRows>>[number], sort: RollFilter['sort']) {
  return sort === 'name' ? [row.name_initials, row.name] : [row.student_number]
}

function present(
  row: Awaited<ReturnType<typeof listRows>>[number],
  nameOf: NameOfCode,
): StudentRow {
  return {
    id: row.id,
    name: row.name,
    maskedIdNumber: row.id_number_tail,
    studentNumber: row.student_number,
    sex: sexes.find((it) => it.code === row.sex)?.name ?? row.sex,
    educationLevel: nameOf('educationLevel', row.education_level),
    schoolName: row.school_name,
    departmentName: row.department_name,
    majorName: row.major_name,
    className: row.class_name ?? '',
    bound: row.bound_at !== null,
  }
}
