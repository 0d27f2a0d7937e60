import { setTimeout as delay } from 'node:timers/promises'
import { expect, test } from '@jest/globals'
import { sql } from 'kysely'
import { testDatabase } from '../../test/database'
import { within } from './scope'

const { app, owner } = await testDatabase()

const pidOf = async (tx: typeof app) => {
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx)
  return rows[0]?.pid
}

test('a connection that breaks between two statements fails its transaction and nothing else', async () => {
  const work = within(app, { role: 'system' }, async (tx) => {
    await owner.query('select pg_terminate_backend($1)', [await pidOf(tx)])
    // Nobody asks anything at the moment at which the server says goodbye.
    await delay(100)
    return pidOf(tx)
  })
  await expect(work).rejects.toThrow()
  expect(await within(app, { role: 'system' }, pidOf)).toEqual(expect.any(Number))
})
