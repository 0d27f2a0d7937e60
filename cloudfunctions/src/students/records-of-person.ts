import type { Tx } from '../database/scope'

/** The records of one person across schools and years, newest first. */
export function listRecordsOfPerson(tx: Tx, idNumberIndex: string) {
  return tx
    .selectFrom('person_index')
    .innerJoin('student', (join) =>
      join
        .onRef('student.school_id', '=', 'person_index.school_id')
        .onRef('student.id', '=', 'person_index.student_id'),
    )
    .innerJoin('school', 'school.id', 'student.school_id')
    .select([
      'student.id',
      'student.school_id',
      'student.name',
      'student.student_number',
      'student.id_type',
      'student.year',
      'student.version',
    ])
    .where('person_index.id_number_index', '=', idNumberIndex)
    .where('school.enabled', '=', true)
    .orderBy('student.year', 'desc')
    .execute()
}
