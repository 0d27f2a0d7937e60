import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { outliveServer } from '../src/database/client'
import { openKeyFile } from '../src/platform/crypto/sealing'
import { readConfig, type Config } from '../src/runtime/config'
import { openServices, storageSecret } from '../src/runtime/open-services'
import { createApp } from './app'
import { announce } from './announce'
import { openDatabase, type GatewayDatabase } from './database'
import { openDoor } from './door'
import { describeFailure } from './failure'
import { startJobLoop } from './job-loop'
import { presentAccounts } from './seed/demonstration/present-accounts'
import { seedWhenEmpty } from './seed/demonstration/seed-when-empty'

const STOP_WITHIN_MS = 8000
const bundle = path.dirname(fileURLToPath(import.meta.url))
const migrationsFolder = path.join(bundle, 'migrations')

let database: GatewayDatabase | undefined
/** How to close what is open, in the order in which it was opened. */
const closers: (() => unknown)[] = []
let stopping = false

async function start(): Promise<void> {
  const { port, host } = readConfig(bundle)
  const door = await openDoor(port, host)
  const config = withLogFile(readConfig(bundle, undefined, { port: door.port }))
  mkdirSync(config.dataFolder, { recursive: true })
  database = await openDatabase(config, migrationsFolder)
  closers.push(database.leave)
  const services = openServices(config, database.appUrl)
  closers.push(services.close)
  await seedWhenEmpty(database.ownerUrl, services)
  const accounts = config.production ? [] : await presentAccounts(services)
  const pool = new pg.Pool({ connectionString: database.appUrl, max: 1 })
  outliveServer(pool)
  closers.push(() => pool.end())
  const app = createApp({
    services,
    pool,
    migrationsFolder,
    storageSecret: storageSecret(openKeyFile(config.keyFile)),
    adminWeb: path.join(bundle, '../../admin-web/dist'),
    studentApp: path.join(bundle, '../../miniprogram/dist/h5'),
  })
  if (config.runJobs) closers.push(startJobLoop(services).stop)
  if (stopping) return
  door.admit(app.fetch)
  closers.push(door.close)
  announce(config, database, accounts)
}

/** The terminal is for people here; lines for machines go to a file. */
function withLogFile(config: Config): Config {
  return { ...config, logFolder: config.logFolder ?? path.join(config.dataFolder, 'logs') }
}

/** Last opened, first closed; what cannot be closed does not keep the rest. */
async function close(): Promise<void> {
  for (const closer of closers.splice(0).reverse())
    await Promise.resolve(closer()).catch(() => undefined)
}

function stop(): void {
  if (stopping) return
  stopping = true
  process.stdout.write('\n正在停止……\n')
  // A job or a request that does not end is left: the database keeps what was committed.
  setTimeout(() => {
    void (database?.leave() ?? Promise.resolve()).finally(() => process.exit(1))
  }, STOP_WITHIN_MS).unref()
  // What is just being opened has to be open before it can be closed.
  void started.then(close).then(() => process.exit(0))
}

async function fail(error: unknown): Promise<void> {
  process.stderr.write(`\n启动失败：${describeFailure(error)}`)
  await close()
  process.exit(1)
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
const started = start().catch(fail)
