import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { normaliseIdNumber } from 'shared-types/students/id-number'
import type { Keys } from '../platform/crypto/sealing'

/**
 * A name in part, its pinyin initials, the beginning of a student number, or a whole ID number. Only what the text can
 * be is looked for: policies let no index of names help, so that each condition is asked of every row of a school.
 */
export function matchesPerson(keys: Keys, search: string) {
  const literal = search.replace(/[\\%_]/g, '\\$&')
  const idNumber = normaliseIdNumber(search)
  const conditions: RawBuilder<SqlBool>[] = []
  if (!/^\d+$/.test(search)) conditions.push(sql`student.name like ${`%${literal}%`}`)
  if (/^[\x21-\x7e]+$/.test(search))
    conditions.push(sql`student.student_number like ${`${literal}%`}`)
  if (/^[a-z0-9]+$/i.test(search))
    conditions.push(sql`student.name_initials like ${`${literal.toLowerCase()}%`}`)
  if (/^[A-Z]?\d{7,17}[\dA-Z]$/.test(idNumber))
    conditions.push(sql`student.id_number_index = ${keys.blindIndex('id-number', idNumber)}`)
  return sql<SqlBool>`(${sql.join(conditions, sql` or `)})`
}
