import { sql } from 'kysely'
import type { Tx } from '../database/scope'

export interface CompanyFacts {
  creditCode: string
  name: string
  region: string
  nature: string
  industry: string
}
export type StoredCompany = CompanyFacts & { isSample: boolean; version: number }

export const allCompanies = (tx: Tx): Promise<StoredCompany[]> =>
  tx
    .selectFrom('company')
    .select([
      'credit_code as creditCode',
      'name',
      'region',
      'nature',
      'industry',
      'is_sample as isSample',
      'version',
    ])
    .execute()

/**
 * Adds those without a version, changes those that are still as they were read, in one statement; tells how many it
 * wrote. What is imported is no sample any longer.
 */
export async function writeCompanies(
  tx: Tx,
  rows: readonly (CompanyFacts & { version: number | null })[],
  now: Date,
): Promise<number> {
  const column = (of: keyof CompanyFacts) => rows.map((it) => it[of])
  const result =
    await sql`insert into company (credit_code, name, region, nature, industry, version, updated_at)
    select credit_code, name, region, nature, industry, coalesce(version, 0) + 1, ${now}::timestamptz
    from unnest(${column('creditCode')}::text[], ${column('name')}::text[], ${column('region')}::text[],
      ${column('nature')}::text[], ${column('industry')}::text[], ${rows.map((it) => it.version)}::int[])
      as given (credit_code, name, region, nature, industry, version)
    on conflict (credit_code) do update set name = excluded.name, region = excluded.region, nature = excluded.nature,
      industry = excluded.industry, is_sample = false, version = excluded.version, updated_at = excluded.updated_at
    where company.version = excluded.version - 1`.execute(tx)
  return Number(result.numAffectedRows)
}
