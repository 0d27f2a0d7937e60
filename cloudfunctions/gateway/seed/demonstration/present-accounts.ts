import { within } from '../../../src/database/scope'
import type { Services } from '../../../src/runtime/services'
import { demonstrationAccounts } from './province'

/** The demonstration's accounts that this database has: none beside data of one's own. */
export async function presentAccounts({ db }: Services) {
  const names = demonstrationAccounts.map((it) => it.account)
  const rows = await within(db, { role: 'system' }, (tx) =>
    tx.selectFrom('staff').select('account').where('account', 'in', names).execute(),
  )
  return demonstrationAccounts.filter(({ account }) => rows.some((it) => it.account === account))
}
