import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from '@jest/globals'
import pg from 'pg'
import { readConfig } from '../src/runtime/config'
import { migrationsFolder } from '../test/template'
import { openDatabase } from './database'
import { startPostgres } from './postgres/supervisor'

const folder = mkdtempSync(path.join(os.tmpdir(), 'biyetong-shared-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('gateways with data folders of their own share one server without locking each other out', async () => {
  const server = await startPostgres({ folder: path.join(folder, 'server') })
  try {
    const open = (name: string) => {
      const DATA_FOLDER = path.join(folder, name)
      return openDatabase(
        readConfig(folder, { DATA_FOLDER, DATABASE_URL: server.url }),
        migrationsFolder,
      )
    }
    const first = await open('first')
    const second = await open('second')
    expect(second.appUrl).toBe(first.appUrl)
    for (const { appUrl } of [first, second]) {
      const client = new pg.Client({ connectionString: appUrl })
      await client.connect()
      await client.end()
    }
  } finally {
    await server.leave()
  }
})
