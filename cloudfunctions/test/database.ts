import { afterAll } from '@jest/globals'
import { connect, type Database } from '../src/database/client'
import { createDatabase } from './template'

export interface TestDatabase {
  /** The application's own role: what the product connects as. */
  app: Database
  appUrl: string
  /** The owner: for looking behind the policies. */
  owner: Database
  url: string
}

/** A database of its own for each test file, copied from the migrated template and dropped at the end. */
export async function testDatabase(): Promise<TestDatabase> {
  const { url, appUrl, drop } = await createDatabase(
    process.env['TEST_POSTGRES_URL'] ?? '',
    process.env['TEST_POSTGRES_TEMPLATE'] ?? '',
  )
  const { db: app } = connect(appUrl, 8)
  const { db: owner } = connect(url, 2)
  afterAll(async () => {
    await app.destroy()
    await owner.destroy()
    await drop()
  })
  return { app, appUrl, owner, url }
}
