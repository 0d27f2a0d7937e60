import type pg from 'pg'
import type { Person } from './people'
import type { Stranger } from './sample'

/** Texts that this stranger must not find in any answer: ids, names and numbers of people who are not theirs to see. */
export async function listMarks(owner: pg.Pool, stranger: Stranger, by: Person): Promise<string[]> {
  switch (stranger) {
    case 'otherSchool':
      return query(owner, `s.school_id = $1`, by.schoolId)
    case 'otherMajor':
      return query(
        owner,
        `s.school_id = $1 and s.major_id in (select id from major m where m.school_id = s.school_id and m.code <> '101101')`,
        by.schoolId,
      )
    case 'otherStudent':
    case 'otherVisitor':
      return by.id ? query(owner, `s.id = $1`, by.id) : []
  }
}

/** Of the students chosen: their ids, names and numbers, and the ids of their reports, certificates, archives and appeals. */
async function query(owner: pg.Pool, chosen: string, value: string | undefined): Promise<string[]> {
  const { rows } = await owner.query<{ mark: string }>(
    `with s as (select * from student s where ${chosen})
      select unnest(array[id::text, name, student_number]) as mark from s
      union all select r.id::text from report r join s on s.id = r.student_id
      union all select unnest(array[c.id::text, c.number]) from certificate c join s on s.id = c.student_id
      union all select a.id::text from archive a join s on s.id = a.student_id
      union all select a.id::text from appeal a join s on s.id = a.student_id`,
    [value],
  )
  return rows.map((it) => it.mark)
}
