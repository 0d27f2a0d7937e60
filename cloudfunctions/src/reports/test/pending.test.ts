import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from '@jest/globals'
import { Kysely, PostgresDialect } from 'kysely'
import { pendingStages } from 'shared-types/reports/workflow'
import {
  DEMONSTRATION_YEAR as year,
  demonstrationProvince,
} from '../../../gateway/seed/demonstration/province'
import { loadSeed } from '../../../gateway/seed/load-seed'
import { testDatabase } from '../../../test/database'
import { testServices } from '../../../test/services'
import { staffActor } from '../../accounts/identify-staff'
import { findStaffByAccount } from '../../accounts/queries'
import { within } from '../../database/scope'
import type { Tables } from '../../database/tables'
import type { StaffContext } from '../../runtime/context'
import { countPending, countReports, listReports } from '../list'

const database = await testDatabase()
const services = testServices(database)

beforeAll(async () => {
  const owner = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: database.owner }) })
  await loadSeed(owner, services.keys, demonstrationProvince())
})

async function signedIn(account: string): Promise<StaffContext> {
  const actor = await within(services.db, { role: 'system' }, async (tx) => {
    const row = await findStaffByAccount(tx, account)
    if (!row) throw new Error(`no ${account}`)
    return staffActor(tx, row, Buffer.alloc(0))
  })
  return {
    services,
    actor,
    now: new Date(),
    requestId: randomUUID(),
    address: '127.0.0.1',
    browser: '',
    cookies: [],
  }
}

test.each(['10558jsj', '10558admin', 'centre'])(
  'what the home page counts for %s is what its link lists and the major tree adds up',
  async (account) => {
    const context = await signedIn(account)
    const about = { kind: 'origin', year } as const
    const filter = { ...about, sort: 'updated', direction: 'desc' } as const
    const { pending } = await countPending(context, { year })
    const counted = pending.find((it) => it.kind === 'origin')?.count
    const list = await listReports(context, { ...filter, pending: true, limit: 100 })
    const { majors } = await countReports(context, about)

    expect(list.total).toBeGreaterThan(0)
    expect(list.total).toBe(counted)
    expect(majors.reduce((sum, it) => sum + it.pending, 0)).toBe(counted)
    expect(list.rows).toHaveLength(list.total)
    for (const { stage, allowedActions } of list.rows) {
      expect(pendingStages(context.actor.level)).toContain(stage)
      expect(allowedActions).toContain('approve')
    }
    const all = await listReports(context, { ...filter, limit: 100 })
    expect(all.total).toBeGreaterThan(list.total)
  },
)
