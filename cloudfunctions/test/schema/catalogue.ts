import type pg from 'pg'

export interface Column {
  table: string
  column: string
  comment: string | null
}

export interface ForeignKey {
  table: string
  columns: string[]
  to: string
  toColumns: string[]
}

/** The tables of the product; what the migrations keep for themselves is not one. */
const TABLES = `pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
  and not c.relispartition and c.relname <> 'schema_migration'`

export async function listColumns(owner: pg.Pool): Promise<Column[]> {
  const { rows } = await owner.query<Column>(
    `select c.relname as table, a.attname as column, col_description(c.oid, a.attnum) as comment
      from pg_attribute a join ${TABLES.replace('pg_class c where', 'pg_class c on a.attrelid = c.oid where')}
        and a.attnum > 0 and not a.attisdropped order by 1, a.attnum`,
  )
  return rows
}

/** What PostgreSQL itself says about each table. */
export async function listTables(owner: pg.Pool) {
  const { rows } = await owner.query<{
    table: string
    owner: string
    isGuarded: boolean
    isForced: boolean
    policies: number
    hasSchool: boolean
  }>(
    `select c.relname as table, pg_get_userbyid(c.relowner) as owner, c.relrowsecurity as "isGuarded",
      c.relforcerowsecurity as "isForced",
      (select count(*)::int from pg_policy p where p.polrelid = c.oid) as policies,
      exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'school_id' and not a.attisdropped)
        as "hasSchool"
      from ${TABLES} order by 1`,
  )
  return rows
}

/** Columns of each key that allows a value only once. */
export async function listUniqueKeys(owner: pg.Pool) {
  const { rows } = await owner.query<{ table: string; key: string; columns: string[] }>(
    `select c.relname as table, i.indexrelid::regclass::text as key,
      array(select coalesce(a.attname, '')::text from unnest(i.indkey) with ordinality k (number, place)
        left join pg_attribute a on a.attrelid = c.oid and a.attnum = k.number order by k.place) as columns
      from pg_index i join ${TABLES.replace('pg_class c where', 'pg_class c on i.indrelid = c.oid where')}
        and i.indisunique order by 1, 2`,
  )
  return rows
}

export async function listForeignKeys(owner: pg.Pool): Promise<ForeignKey[]> {
  const names = (keys: string, relation: string) =>
    `array(select a.attname::text from unnest(${keys}) with ordinality k (number, place)
      join pg_attribute a on a.attrelid = ${relation} and a.attnum = k.number order by k.place)`
  const { rows } = await owner.query<ForeignKey>(
    `select f.conrelid::regclass::text as table, ${names('f.conkey', 'f.conrelid')} as columns,
      f.confrelid::regclass::text as to, ${names('f.confkey', 'f.confrelid')} as "toColumns"
      from pg_constraint f join pg_class c on c.oid = f.conrelid
      where f.contype = 'f' and f.connamespace = 'public'::regnamespace and f.conparentid = 0
        and not c.relispartition order by 1`,
  )
  return rows
}

export const classOf = ({ comment }: Column): string | undefined =>
  /^(public|internal|personal|sensitive)(?:: .+)?$/.exec(comment ?? '')?.[1]

/**
 * Tables in which somebody is looked up by a secret before anybody knows which school they belong to. They are small,
 * and in a database spread by school they stand whole on every node.
 */
export const lookups = ['certificate_token', 'staff_session', 'wechat_account']
