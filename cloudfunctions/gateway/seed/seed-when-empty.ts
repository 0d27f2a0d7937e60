import { connect } from '../../src/database/client'
import { within } from '../../src/database/scope'
import type { Services } from '../../src/runtime/services'
import { demonstrationProvince } from './demonstration'
import { loadSeed } from './load-seed'

/** A first start shows a province at work. Never in production, never beside data of any kind. */
export async function seedWhenEmpty(ownerUrl: string, services: Services): Promise<void> {
  if (services.config.production) return
  const { db, pool } = connect(ownerUrl, 2)
  try {
    const school = await within(db, { role: 'system' }, (tx) =>
      tx.selectFrom('school').select('id').limit(1).executeTakeFirst(),
    )
    if (school) return
    process.stdout.write('正在载入演示数据……\n')
    await loadSeed(db, services.keys, demonstrationProvince())
  } finally {
    await pool.end()
  }
}
