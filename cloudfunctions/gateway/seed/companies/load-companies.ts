import { sql } from 'kysely'
import type { Tx } from '../../../src/database/scope'
import { SAMPLE_COMPANIES, sampleCompanies } from './sample-companies'

const INDEX = 'company_name_characters'

/**
 * The demonstration's registry in one statement; what is there already stays. As the owner: the index over the names is
 * made anew afterwards, which takes a quarter of the time that it needs to grow row by row.
 */
export async function loadSampleCompanies(
  tx: Tx,
  now: Date,
  count = SAMPLE_COMPANIES,
): Promise<void> {
  const companies = sampleCompanies(count)
  const column = (of: keyof (typeof companies)[number]) => companies.map((it) => it[of])
  const { rows } = await sql<{ definition: string }>`
    select pg_get_indexdef(${INDEX}::regclass) as definition`.execute(tx)
  await sql`drop index ${sql.id(INDEX)}`.execute(tx)
  await sql`insert into company (credit_code, name, region, nature, industry, is_sample, updated_at)
    select *, true, ${now}::timestamptz from unnest(${column('creditCode')}::text[], ${column('name')}::text[],
      ${column('region')}::text[], ${column('nature')}::text[], ${column('industry')}::text[])
    on conflict do nothing`.execute(tx)
  await sql.raw(rows[0]?.definition ?? '').execute(tx)
}
