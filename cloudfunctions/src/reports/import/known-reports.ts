import type { ReportKindName } from 'shared-types/reports/workflow'
import type { Tx } from '../../database/scope'
import { listStudentRecords, type StudentRecord } from '../../students/holder'
import type { ReportRecord } from '../record'

interface Numbers {
  idIndexes: readonly string[]
  studentNumbers: readonly string[]
}

/** Whom these numbers belong to in a school and year, seen or not: read in the scope `system`. */
export function findPeople(
  tx: Tx,
  at: { schoolId: string; year: number },
  { idIndexes, studentNumbers }: Numbers,
) {
  return tx
    .selectFrom('student')
    .select(['id', 'name', 'id_number_index', 'student_number', 'major_id'])
    .where('school_id', '=', at.schoolId)
    .where('year', '=', at.year)
    .where((eb) =>
      eb.or([
        eb('id_number_index', '=', eb.fn.any(eb.val([...idIndexes]))),
        eb('student_number', '=', eb.fn.any(eb.val([...studentNumbers]))),
      ]),
    )
    .execute()
}

export type PersonOnRoll = Awaited<ReturnType<typeof findPeople>>[number]

export interface KnownStudent {
  student: StudentRecord
  report: ReportRecord | undefined
}

/** The records of students that the importer sees, each with the report of this kind. */
export async function findKnown(
  tx: Tx,
  schoolId: string,
  kind: ReportKindName,
  studentIds: readonly string[],
): Promise<Map<string, KnownStudent>> {
  if (studentIds.length === 0) return new Map()
  const students = await listStudentRecords(tx, schoolId, studentIds)
  const reports = await tx
    .selectFrom('report')
    .selectAll()
    .where('school_id', '=', schoolId)
    .where('kind', '=', kind)
    .where((eb) => eb('student_id', '=', eb.fn.any(eb.val([...studentIds]))))
    .execute()
  const byStudent = new Map(reports.map((it) => [it.student_id, it]))
  return new Map(
    students.map((student) => [student.id, { student, report: byStudent.get(student.id) }]),
  )
}
