import path from 'node:path'
import pg from 'pg'
import { connect, outliveServer } from '../../src/database/client'
import { createKeys, openKeyFile } from '../../src/platform/crypto/sealing'
import { loadSeed } from '../seed/load-seed'
import { readSeedFile } from '../seed/seed-file'
import { embeddedUrl, newDataFolder, startGateway, type ReadyGateway } from './gateway-process'

export type Product = Awaited<ReturnType<typeof openProduct>>

/** A gateway that is killed and started again, with the database that outlives it. */
export async function openProduct(program: string) {
  const DATA_FOLDER = newDataFolder()
  const start = () => startGateway(program, { DATA_FOLDER, JOB_LEASE_SECONDS: '1' })
  let gateway = await start()
  const owner = new pg.Pool({ connectionString: embeddedUrl(DATA_FOLDER), max: 2 })
  outliveServer(owner)
  const ask = async <T>(statement: string, values: unknown[] = []) =>
    (await owner.query<T & pg.QueryResultRow>(statement, values)).rows
  return {
    ask,
    dataFolder: DATA_FOLDER,
    gateway: (): ReadyGateway => gateway,
    async seed(file: object) {
      const keys = createKeys(openKeyFile(path.join(DATA_FOLDER, 'keys.json')))
      const { db, pool } = connect(embeddedUrl(DATA_FOLDER), 1)
      return loadSeed(db, keys, readSeedFile(file)).finally(() => pool.end())
    },
    async killAndRestart() {
      await gateway.end('SIGKILL')
      gateway = await start()
    },
    async close() {
      await owner.end()
      await gateway.end('SIGINT')
    },
  }
}
