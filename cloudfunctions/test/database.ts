import { randomUUID } from 'node:crypto'
import { afterAll } from '@jest/globals'
import pg from 'pg'
import { connect, type Database } from '../src/database/client'
import { appUrlOf } from '../src/database/migrate'
import { TEST_APP_PASSWORD } from './start-postgres'

export interface TestDatabase {
  /** The application's own role: what the product connects as. */
  app: Database
  appUrl: string
  /** The owner: for looking behind the policies. */
  owner: pg.Pool
  ownerUrl: string
}

/** A database of its own for each test file, copied from the migrated template and dropped at the end. */
export async function testDatabase(): Promise<TestDatabase> {
  const server = process.env['TEST_POSTGRES_URL'] ?? ''
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await administer(
    server,
    `create database ${name} template ${process.env['TEST_POSTGRES_TEMPLATE'] ?? ''}`,
  )
  const ownerUrl = Object.assign(new URL(server), { pathname: `/${name}` }).toString()
  const appUrl = appUrlOf(ownerUrl, TEST_APP_PASSWORD)
  const { db, pool } = connect(appUrl, 8)
  const owner = new pg.Pool({ connectionString: ownerUrl, max: 2 })
  afterAll(async () => {
    await pool.end()
    await owner.end()
    await administer(server, `drop database ${name} with (force)`)
  })
  return { app: db, appUrl, owner, ownerUrl }
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
