import { connect } from '../../../src/database/client'
import type { Services } from '../../../src/runtime/services'
import { loadSeedWhenEmpty } from '../load-seed'
import { demonstrationProvince } from './province'

/** A first start shows a province at work. Never in production, never beside data of any kind. */
export async function seedWhenEmpty(ownerUrl: string, services: Services): Promise<void> {
  if (services.config.production) return
  const { db, pool } = connect(ownerUrl, 2)
  try {
    await loadSeedWhenEmpty(db, services.keys, () => {
      process.stdout.write('正在载入演示数据……\n')
      return demonstrationProvince()
    })
  } finally {
    await pool.end()
  }
}
