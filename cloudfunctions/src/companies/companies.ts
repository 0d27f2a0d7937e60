import { MOST_COMPANIES_FOUND } from 'shared-types/companies/search-limits'
import { within } from '../database/scope'
import { countTry } from '../runtime/back-off'
import {
  isBound,
  personScope,
  staffScope,
  type PersonContext,
  type StaffContext,
} from '../runtime/context'
import { summarise } from './queries'
import { importedRegistry } from './registry'

/** Searches at once, and then one a second: quicker than anybody types, slower than copying the registry. */
const FREE_SEARCHES = 120

export async function searchCompanies(context: PersonContext, { text }: { text: string }) {
  const { services, actor, now } = context
  const id = isBound(context) ? context.actor.student.id : context.actor.id
  const key = `company-search/${actor.kind}/${id}`
  const backOff = { key, free: FREE_SEARCHES, forgetsEachSeconds: 1 }
  await countTry(services, [backOff], now, 'too-many-requests')
  return within(services.db, personScope(context), async (tx) => ({
    companies: await importedRegistry.search(tx, text, MOST_COMPANIES_FOUND),
  }))
}

export const summariseCompanies = (context: StaffContext) =>
  within(context.services.db, staffScope(context), summarise)
