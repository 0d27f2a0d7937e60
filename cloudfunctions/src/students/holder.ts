import type { StudentFacts } from 'shared-types/reports/fields/field'
import type { Holder } from 'shared-types/reports/schemas'
import { provinceOf } from 'shared-types/codes/divisions'
import { DomainError } from 'shared-types/errors'
import { idTypes, type IdType } from 'shared-types/students/id-number'
import { sexes } from 'shared-types/students/roll-fields'
import { namesOnRoll } from '../codes/cohort-names'
import { isAmong } from '../database/among'
import type { Tx } from '../database/scope'

const withNames = (tx: Tx, schoolId: string) =>
  tx
    .selectFrom('student')
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
    .selectAll('student')
    .select([
      'school.name as school_name',
      'school.code as school_code',
      'major.name as major_name',
      'major.department_id',
      'department.name as department_name',
      'class.name as class_name',
    ])
    .where('student.school_id', '=', schoolId)

/** A record of the roll with the names of what it points at. Throws `not-found` when this scope does not see it. */
export async function getStudent(tx: Tx, schoolId: string, studentId: string) {
  const row = await withNames(tx, schoolId).where('student.id', '=', studentId).executeTakeFirst()
  if (!row) throw new DomainError('not-found')
  return withCodeNames(tx, row)
}

/** As the tables of the graduate's own cohort call it. */
async function withCodeNames<
  Row extends { year: number; education_level: string; training_mode: string },
>(tx: Tx, row: Row) {
  const nameOf = await namesOnRoll(tx, row.year)
  return {
    ...row,
    education_level_name: nameOf('educationLevel', row.education_level),
    training_mode_name: nameOf('trainingMode', row.training_mode),
  }
}

/** Those of several that this scope sees. */
export async function listStudentRecords(
  tx: Tx,
  schoolId: string,
  studentIds: readonly string[],
): Promise<StudentRecord[]> {
  const rows = await withNames(tx, schoolId)
    .where((eb) => eb('student.id', '=', eb.fn.any(eb.val([...studentIds]))))
    .execute()
  return Promise.all(rows.map((row) => withCodeNames(tx, row)))
}

export type StudentRecord = Awaited<ReturnType<typeof getStudent>>

/** Of several graduates, what decides their dispatch; those whom this scope does not see are left out. */
export function listGraduates(tx: Tx, of: readonly { schoolId: string; id: string }[]) {
  const pairs = of.map(({ schoolId, id }) => ({ school_id: schoolId, id }))
  return tx
    .selectFrom('student')
    .select(['school_id', 'id', 'id_type', 'training_mode', 'major_id'])
    .where(isAmong('student.school_id', 'student.id', pairs))
    .execute()
}

export type GraduateRecord = Awaited<ReturnType<typeof listGraduates>>[number]

export function presentHolder(row: StudentRecord): Holder {
  return {
    name: row.name,
    idType: nameIn(idTypes, row.id_type),
    maskedIdNumber: row.id_number_tail,
    studentNumber: row.student_number,
    sex: nameIn(sexes, row.sex),
    educationLevel: row.education_level_name,
    educationLevelCode: row.education_level,
    trainingMode: row.training_mode_name,
    trainingModeCode: row.training_mode,
    originRegion: row.origin_region ?? '',
    schoolName: row.school_name,
    departmentName: row.department_name,
    majorName: row.major_name,
    className: row.class_name ?? '',
    year: row.year,
  }
}

/** What the conditions of report fields look at. */
export function factsOf(row: StudentRecord): StudentFacts {
  return {
    idType: row.id_type,
    educationLevel: row.education_level,
    trainingMode: row.training_mode,
    year: String(row.year),
    originProvince: provinceOf(row.origin_region ?? ''),
  }
}

export const idTypeOf = (row: { id_type: string }) => row.id_type as IdType

function nameIn(table: readonly { code: string; name: string }[], code: string): string {
  return table.find((it) => it.code === code)?.name ?? code
}
