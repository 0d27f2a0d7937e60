import { sql } from 'kysely'
import type { Tx } from '../../database/scope'
import type { RowValues } from '../rows/row'

const columns = [
  'student.id',
  'student.name',
  'student.id_type',
  'student.id_number_index',
  'student.student_number',
  'student.exam_number',
  'student.sex',
  'student.birth_date',
  'student.ethnicity',
  'student.political_status',
  'student.education_level',
  'student.training_mode',
  'student.study_years',
  'student.enrolled_on',
  'student.graduates_on',
  'student.origin_region',
  'student.diploma_number',
  'student.major_id',
  'student.class_id',
  'student.updated_at',
] as const

/**
 * The students of a school and year who have one of these ID or student numbers. Read in the scope `system`: a number
 * is also taken when the importing member of staff may not see its holder.
 */
export async function listOnRoll(
  tx: Tx,
  at: { schoolId: string; year: number },
  numbers: { idIndexes: readonly string[]; studentNumbers: readonly string[] },
) {
  const rows = await tx
    .selectFrom('student')
    .select(columns)
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom('report')
            .select(sql`1`.as('one'))
            .whereRef('report.school_id', '=', 'student.school_id')
            .whereRef('report.student_id', '=', 'student.id')
            .where('report.stage', '!=', 'draft'),
        )
        .as('has_reported'),
    )
    .where('student.school_id', '=', at.schoolId)
    .where('student.year', '=', at.year)
    .where((eb) =>
      eb.or([
        eb('student.id_number_index', '=', eb.fn.any(eb.val([...numbers.idIndexes]))),
        eb('student.student_number', '=', eb.fn.any(eb.val([...numbers.studentNumbers]))),
      ]),
    )
    .execute()
  return {
    byIdIndex: new Map(rows.map((it) => [it.id_number_index, it])),
    byStudentNumber: new Map(rows.map((it) => [it.student_number, it])),
  }
}

export type OnRoll = Awaited<ReturnType<typeof listOnRoll>>
export type StudentOnRoll = OnRoll['byIdIndex'] extends Map<string, infer S> ? S : never

/** What to look for on the roll for these rows. */
export function numbersOf(rows: readonly { idIndex: string | undefined; values: RowValues }[]) {
  return {
    idIndexes: rows.flatMap((it) => it.idIndex ?? []),
    studentNumbers: rows.flatMap((it) => it.values.studentNumber ?? []),
  }
}
