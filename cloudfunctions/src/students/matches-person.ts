import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { idNumberProblem, normaliseIdNumber } from 'shared-types/students/id-number'
import type { Keys } from '../platform/crypto/sealing'

/** An ID number or permit in its outward form. */
const LIKE_ID_NUMBER = /^[A-Z]?\d{7,17}[\dA-Z]$/

/**
 * A name in part, its pinyin initials, the beginning of a student number, or a whole ID number. Only what the text can
 * be is looked for: each condition is asked of every row of a school.
 */
export function matchesPerson(keys: Keys, search: string): RawBuilder<SqlBool> {
  const idNumber = normaliseIdNumber(search)
  // No student number ends in the check digit of a citizen's number.
  if (!idNumberProblem('resident', idNumber)) return hasIdNumber(keys, idNumber)
  const literal = search.replace(/[\\%_]/g, '\\$&')
  const conditions: RawBuilder<SqlBool>[] = []
  if (!/^\d+$/.test(search))
    for (const name of spellings(literal)) conditions.push(sql`student.name like ${`%${name}%`}`)
  if (/^[\x21-\x7e]+$/.test(search))
    conditions.push(sql`student.student_number like ${`${literal}%`}`)
  if (/^[a-z0-9]+$/i.test(search))
    conditions.push(sql`student.name_initials like ${`${literal.toLowerCase()}%`}`)
  if (LIKE_ID_NUMBER.test(idNumber)) conditions.push(hasIdNumber(keys, idNumber))
  return sql<SqlBool>`(${sql.join(conditions, sql` or `)})`
}

/** Dots that people type inside a name for the one that it is written with. */
const DOT_INSIDE = /(?<=[^\s\\])[·•‧・･．.](?=\S)/gu

/**
 * How a name in part may be written: any dot stands for any other; Latin letters also with capitals, as in a passport.
 * A search without letters or dots is asked as it always was.
 */
function spellings(literal: string): Set<string> {
  const typed = literal.replace(DOT_INSIDE, '_')
  if (!/[a-z]/i.test(typed)) return new Set([typed])
  const capitals = typed.toLowerCase().replace(/\b[a-z]/g, (it) => it.toUpperCase())
  return new Set([typed, capitals, typed.toUpperCase()])
}

/** By the table made for it: found at once in a school and in the province alike. */
function hasIdNumber(keys: Keys, idNumber: string): RawBuilder<SqlBool> {
  return sql<SqlBool>`(student.school_id, student.id) in (select person_index.school_id, person_index.student_id
    from person_index where person_index.id_number_index = ${keys.blindIndex('id-number', idNumber)})`
}
