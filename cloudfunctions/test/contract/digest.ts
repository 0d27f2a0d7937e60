import type pg from 'pg'

/** Where a refusal may be counted, or noted as what it was. */
const NOTES = new Set([
  'attempt',
  'audit_entry',
  'audit_head',
  'partner_call',
  'partner_day',
  'partner_minute',
  'partner_nonce',
])

export type Digest = ReadonlyMap<string, string>

export async function tableNames(owner: pg.Pool): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace
      and relkind in ('r', 'p') and not relispartition order by 1`,
  )
  return rows.map((it) => it.name)
}

/** A sum of hashes over the rows of every table, whatever their order; `about` narrows it to rows in which one of these texts occurs. */
export async function digestTables(owner: pg.Pool, about?: readonly string[]): Promise<Digest> {
  const names = (await tableNames(owner)).filter((it) => !NOTES.has(it))
  const parts = names.map(
    (
      name,
    ) => `select '${name}' as name, concat(count(*), ' ', sum(hashtextextended(row::text, 0))) as hash
      from "${name}" as row where $1::text[] is null or row::text like any ($1)`,
  )
  const patterns = about?.map((it) => `%${it}%`) ?? null
  const { rows } = await owner.query<{ name: string; hash: string }>(parts.join(' union all '), [
    patterns,
  ])
  return new Map(rows.map((it) => [it.name, it.hash]))
}

export const changedTables = (before: Digest, after: Digest): string[] =>
  [...after.keys()].filter((name) => before.get(name) !== after.get(name))

export async function countAudit(owner: pg.Pool): Promise<number> {
  const { rows } = await owner.query<{ count: number }>('select count(*) from audit_entry')
  return Number(rows[0]?.count)
}
