import { afterAll } from '@jest/globals'
import pg from 'pg'
import { connect, outliveServer, type Database } from '../src/database/client'
import { createDatabase } from './template'

export interface TestDatabase {
  /** The application's own role: what the product connects as. */
  app: Database
  appUrl: string
  /** The owner: for looking behind the policies. */
  owner: pg.Pool
  ownerUrl: string
}

/** A database of its own for each test file, copied from the migrated template and dropped at the end. */
export async function testDatabase(
  template = process.env['TEST_POSTGRES_TEMPLATE'] ?? '',
): Promise<TestDatabase> {
  const server = process.env['TEST_POSTGRES_URL'] ?? ''
  const { url, appUrl, drop } = await createDatabase(server, template)
  const { db, pool } = connect(appUrl, 8)
  const owner = new pg.Pool({ connectionString: url, max: 2 })
  outliveServer(owner)
  afterAll(async () => {
    await pool.end()
    await owner.end()
    await drop()
  })
  return { app: db, appUrl, owner, ownerUrl: url }
}
