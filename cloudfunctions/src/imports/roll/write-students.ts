import { pinyin } from 'pinyin-pro'
import { sql } from 'kysely'
import { maskIdNumber } from 'shared-types/formats'
import type { Tx } from '../../database/scope'
import type { Keys } from '../../platform/crypto/sealing'
import { newId } from '../../runtime/new-id'
import type { Judgement } from '../rows/judge-row'
import { studentColumns, type StudentFacts } from '../rows/student-facts'
import { ChangedMeanwhile } from '../subject'

const CHUNK = 1000

type Accepted = Extract<Judgement, { verdict: 'accepted' }>
type Changed = Extract<Judgement, { verdict: 'changed' }>

interface At {
  schoolId: string
  year: number
  now: Date
}

const columnTypes: Partial<Record<keyof StudentFacts, string>> = {
  birth_date: 'date',
  study_years: 'numeric',
  enrolled_on: 'date',
  graduates_on: 'date',
  major_id: 'uuid',
  class_id: 'uuid',
}
const columns = [...studentColumns, 'name_initials'] as const
const names = sql.raw(columns.join(', '))
const typedNames = sql.raw(
  columns
    .map((it) => `${it} ${(columnTypes as Record<string, string | undefined>)[it] ?? 'text'}`)
    .join(', '),
)
const assignments = sql.raw(columns.map((it) => `${it} = r.${it}`).join(', '))

const withInitials = (facts: StudentFacts) => ({
  ...facts,
  name_initials: initialsOf(facts.name),
})

/** 「阿依古丽·样例」 → `aygylyl`: what a person types to find a name. */
export function initialsOf(name: string): string {
  return pinyin(name, { pattern: 'first', toneType: 'none', type: 'array', surname: 'head' })
    .join('')
    .normalize('NFD')
    .replace(/[^A-Za-z0-9]/g, '')
    .toLowerCase()
}

export async function insertStudents(
  tx: Tx,
  keys: Keys,
  at: At,
  accepted: readonly Accepted[],
): Promise<void> {
  for (const part of chunks(accepted)) {
    const rows = part.map((it) => ({
      id: newId(),
      ...withInitials(it.facts),
      id_number_sealed: keys.seal(it.idNumber),
      id_number_index: it.idIndex,
      id_number_tail: maskIdNumber(it.idNumber),
    }))
    await sql`insert into student (school_id, year, created_at, updated_at, id, id_number_sealed,
        id_number_index, id_number_tail, ${names})
      select ${at.schoolId}::uuid, ${at.year}::int, ${at.now}::timestamptz, ${at.now}::timestamptz,
        id, id_number_sealed, id_number_index, id_number_tail, ${names}
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as r (id uuid, id_number_sealed text, id_number_index text, id_number_tail text, ${typedNames})`.execute(
      tx,
    )
    await sql`insert into person_index (id_number_index, school_id, student_id, year)
      select id_number_index, ${at.schoolId}::uuid, id, ${at.year}::int
      from unnest(${rows.map((it) => it.id_number_index)}::text[], ${rows.map((it) => it.id)}::uuid[])
        as r (id_number_index, id)`.execute(tx)
  }
}

/** Reports follow their student into another major. Throws ChangedMeanwhile when a student was not as it was read. */
export async function updateStudents(tx: Tx, at: At, changed: readonly Changed[]): Promise<void> {
  for (const part of chunks(changed)) {
    const rows = part.map((it) => ({
      id: it.student.id,
      read_at: it.student.updated_at,
      ...withInitials(it.facts),
    }))
    const records = JSON.stringify(rows)
    // Timestamps pass through JavaScript, which keeps milliseconds.
    const result = await sql`update student s set ${assignments}, updated_at = ${at.now}
      from jsonb_to_recordset(${records}::jsonb) as r (id uuid, read_at timestamptz, ${typedNames})
      where s.school_id = ${at.schoolId} and s.id = r.id
        and date_trunc('milliseconds', s.updated_at) = r.read_at`.execute(tx)
    if (Number(result.numAffectedRows) !== part.length) throw new ChangedMeanwhile()
    const moved = part.filter((it) => it.facts.major_id !== it.student.major_id)
    await sql`update report set major_id = r.major_id
      from unnest(${moved.map((it) => it.student.id)}::uuid[], ${moved.map((it) => it.facts.major_id)}::uuid[])
        as r (student_id, major_id)
      where report.school_id = ${at.schoolId} and report.student_id = r.student_id`.execute(tx)
  }
}

function* chunks<T>(all: readonly T[]): Generator<readonly T[]> {
  for (let from = 0; from < all.length; from += CHUNK) yield all.slice(from, from + CHUNK)
}
