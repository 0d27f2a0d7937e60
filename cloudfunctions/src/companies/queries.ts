import { sql, type RawBuilder } from 'kysely'
import { divisionName } from 'shared-types/codes/divisions'
import type { Company } from 'shared-types/companies/operations'
import type { Tx } from '../database/scope'
import { readSearch, withoutOne } from './read-search'

/** Of so many that hold all the characters, the best are looked for; more than these the words were too general for. */
const CANDIDATES = 2000

export async function findCompanies(tx: Tx, text: string, limit: number): Promise<Company[]> {
  const wanted = readSearch(text)
  if (wanted.kind === 'code') return byCode(tx, wanted.prefix, limit)
  const found = await byName(tx, holdsAll(wanted.characters), wanted.text, limit)
  if (found.length > 0) return found
  // One character may be wrong: names are heard, or typed by their sound.
  const fewer = withoutOne(wanted.characters)
  return fewer.length > 0
    ? byName(tx, sql.join(fewer.map(holdsAll), sql` or `), wanted.text, limit)
    : []
}

const holdsAll = (characters: readonly string[]): RawBuilder<boolean> =>
  sql<boolean>`string_to_array(upper(name), null) @> ${[...characters]}::text[]`

/** Names with the words as they were typed first, then those with the characters in that order, then the shortest. */
async function byName(tx: Tx, condition: RawBuilder<unknown>, text: string, limit: number) {
  const inOrder = `%${Array.from(text, escaped).join('%')}%`
  const { rows } = await sql<CompanyRecord>`
    select * from (
      select credit_code, name, region, nature, industry, is_sample from company
      where ${condition} limit ${CANDIDATES}
    ) candidate
    order by position(${text} in upper(name)) = 0, upper(name) not like ${inOrder}, length(name), name
    limit ${limit}`.execute(tx)
  return rows.map(present)
}

async function byCode(tx: Tx, prefix: string, limit: number): Promise<Company[]> {
  const { rows } = await sql<CompanyRecord>`
    select credit_code, name, region, nature, industry, is_sample from company
    where credit_code like ${`${prefix}%`} order by credit_code limit ${limit}`.execute(tx)
  return rows.map(present)
}

const escaped = (character: string) => character.replace(/[\\%_]/, '\\$&')

interface CompanyRecord {
  credit_code: string
  name: string
  region: string
  nature: string
  industry: string
  is_sample: boolean
}

const present = (row: CompanyRecord): Company => ({
  creditCode: row.credit_code,
  name: row.name,
  region: row.region,
  regionName: divisionName(row.region),
  nature: row.nature,
  industry: row.industry,
  isSample: row.is_sample,
})

export async function summarise(tx: Tx) {
  const { rows } = await sql<{ total: number; samples: number; updated: Date | null }>`
    select count(*)::int as total, (count(*) filter (where is_sample))::int as samples,
      max(updated_at) as updated from company`.execute(tx)
  const [row] = rows
  return {
    total: row?.total ?? 0,
    samples: row?.samples ?? 0,
    updatedAt: row?.updated?.toISOString() ?? null,
  }
}
