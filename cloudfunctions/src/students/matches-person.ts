import { sql, type SqlBool } from 'kysely'
import { normaliseIdNumber } from 'shared-types/students/id-number'
import type { Keys } from '../platform/crypto/sealing'

/** A name in part, its pinyin initials, the beginning of a student number, or a whole ID number. */
export function matchesPerson(keys: Keys, search: string) {
  const literal = search.replace(/[\\%_]/g, '\\$&')
  const idIndex = keys.blindIndex('id-number', normaliseIdNumber(search))
  return sql<SqlBool>`(student.name like ${`%${literal}%`} or student.student_number like ${`${literal}%`}
    or student.name_initials like ${`${literal.toLowerCase()}%`} or student.id_number_index = ${idIndex})`
}
