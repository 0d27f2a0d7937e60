import { YEAR, type Product } from '../product'
import type { Samples } from './operations'

/** Somebody in the middle of the large school, whose place and numbers are looked for. */
export async function samplesOf({ owner, services, large }: Product): Promise<Samples> {
  const schoolId = large.schools[0]?.id ?? ''
  const { rows } = await owner.query<Omit<Samples, 'idNumber'> & { sealed: string }>(
    `select t.school_id as "schoolId", m.department_id as "departmentId", m.id as "majorId", t.class_id as "classId",
        t.education_level as "educationLevel", t.student_number as "studentNumber", t.id_number_sealed as sealed
      from student t join major m on m.school_id = t.school_id and m.id = t.major_id
      where t.school_id = $1 and t.year = $2 and t.id_type = 'resident' order by t.student_number offset 5000 limit 1`,
    [schoolId, YEAR],
  )
  const [row] = rows
  if (!row) throw new Error('nobody in the large school')
  const { sealed, ...samples } = row
  return { ...samples, idNumber: services.keys.open(sealed) }
}
