import { Kysely, PostgresDialect } from 'kysely'
import { loadSampleCompanies } from '../../gateway/seed/companies/load-companies'
import { within } from '../../src/database/scope'
import type { Tables } from '../../src/database/tables'
import type { World } from '../contract/world'

/** The registry of 50,000 generated companies, as a demonstration has it. */
export async function addSampleCompanies(world: World): Promise<void> {
  const owner = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: world.owner }) })
  await within(owner, { role: 'system' }, (tx) => loadSampleCompanies(tx, new Date()))
  await world.owner.query('analyze company')
}
