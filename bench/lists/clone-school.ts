import type pg from 'pg'

/** Tables of a school that its list of reports looks at, those that others refer to first. */
const TABLES = ['school', 'department', 'major', 'class', 'student', 'person_index', 'report']
/** Columns that refer to a row of the school: in the copy, to the copied row. */
const REFERENCES = /^(id|.*_id)$/

/**
 * As many copies of a school as asked for, with its graduates and their reports of one kind: rows like the real ones,
 * with ids, codes and numbers of their own. Each call makes further copies, numbered from `first`.
 */
export async function cloneSchool(
  owner: pg.Pool,
  school: { id: string; kind: string; year: number },
  { first, copies }: { first: number; copies: number },
): Promise<void> {
  const client = await owner.connect()
  // What is copied refers to what is copied: checking each of millions of references takes minutes.
  await client.query(`set session_replication_role = replica`)
  for (const table of TABLES) {
    const { rows } = await client.query<{ name: string }>(
      `select a.attname as name from pg_attribute a
        where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''`,
      [table],
    )
    const names = rows.map((it) => it.name)
    const condition = table === 'school' ? 'it.id = $1' : 'it.school_id = $1'
    const ofYear = names.includes('year') ? ' and it.year = $5' : ''
    const ofKind = table === 'report' ? ' and it.kind = $4' : ''
    await client.query(
      `insert into ${table} (${names.join(', ')})
        select ${names.map((it) => copied(table, it)).join(', ')}
        from ${table} it, generate_series($2::int, $3::int) n
        where ${condition}${ofYear}${ofKind} and $4::text is not null and $5::int is not null`,
      [school.id, first, first + copies - 1, school.kind, school.year],
    )
  }
  await client.query('reset session_replication_role')
  client.release()
  await owner.query('vacuum (analyze)')
}

function copied(table: string, column: string): string {
  if (table === 'school' && column === 'code') return `(80000 + n)::text`
  if (column === 'id_number_index') return `md5(it.id_number_index || n)`
  return REFERENCES.test(column) ? idOf(`it.${column}::text || n`) : `it.${column}`
}

/** With the marks of a version and a variant: the contract lets no other ids through. */
const idOf = (text: string) =>
  `overlay(overlay(md5(${text}) placing '7' from 13) placing '8' from 17)::uuid`
