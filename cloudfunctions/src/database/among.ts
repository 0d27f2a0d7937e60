import { sql, type SqlBool } from 'kysely'

/** The pair of columns is one of these: two arrays, however many there are. */
export const isAmong = (
  schoolColumn: string,
  idColumn: string,
  pairs: readonly { school_id: string; id: string }[],
) => sql<SqlBool>`(${sql.ref(schoolColumn)}, ${sql.ref(idColumn)}) in (
  select school_id, id from unnest(${pairs.map((it) => it.school_id)}::uuid[], ${pairs.map((it) => it.id)}::uuid[])
    as pair (school_id, id))`
