import { nameOfCode } from 'shared-types/codes/code-tables'
import { DomainError } from 'shared-types/errors'
import type { StudentRow } from 'shared-types/students/operations'
import { sexes } from 'shared-types/students/roll-fields'
import { sql, type SqlBool } from 'kysely'
import { within, type Tx } from '../database/scope'
import { matchesPerson } from './matches-person'
import { staffScope, type StaffContext } from '../runtime/context'
import { isId } from '../runtime/new-id'

interface RollFilter {
  year: number
  search?: string | undefined
  majorId?: string | undefined
  after?: string | undefined
  limit: number
}

/** The roll of one year, by student number. */
export async function listStudents(context: StaffContext, input: RollFilter) {
  return within(context.services.db, staffScope(context), async (tx) => {
    const rows = await listRows(tx, context, input)
    const page = rows.slice(0, input.limit)
    const last = page.at(-1)
    const { total } = await filtered(tx, context, input)
      .select((eb) => eb.fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow()
    return {
      rows: page.map(present),
      next: rows.length > input.limit && last ? `${last.student_number}_${last.id}` : null,
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
    .$if(!!filter.search, (query) => query.where(matchesPerson(services.keys, filter.search ?? '')))
}

function listRows(tx: Tx, context: StaffContext, filter: RollFilter) {
  const cursor = filter.after ? readCursor(filter.after) : undefined
  // What the page is made of is in the index; everything else is fetched for its rows only.
  const page = filtered(tx, context, filter)
    .$if(!!cursor, (query) =>
      query.where(
        sql<SqlBool>`(student.student_number, student.id) > (${cursor?.studentNumber}, ${cursor?.id}::uuid)`,
      ),
    )
    .select(['student.school_id', 'student.id'])
    .orderBy('student.student_number')
    .orderBy('student.id')
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
    .orderBy('student.student_number')
    .orderBy('student.id')
    .execute()
}

function readCursor(text: string) {
  const at = text.lastIndexOf('_')
  const id = text.slice(at + 1)
  if (at < 0 || !isId(id)) throw new DomainError('invalid-input')
  return { studentNumber: text.slice(0, at), id }
}

function present(row: Awaited<ReturnType<typeof listRows>>[number]): StudentRow {
  return {
    id: row.id,
    name: row.name,
    maskedIdNumber: row.id_number_tail,
    studentNumber: row.student_number,
    sex: sexes.find((it) => it.code === row.sex)?.name ?? row.sex,
    educationLevel: nameOfCode('educationLevel', row.education_level),
    schoolName: row.school_name,
    departmentName: row.department_name,
    majorName: row.major_name,
    className: row.class_name ?? '',
    bound: row.bound_at !== null,
  }
}
