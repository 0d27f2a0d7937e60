import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { serve } from '@hono/node-server'
import pg from 'pg'
import { openKeyFile } from '../src/platform/crypto/sealing'
import { readConfig, type Config } from '../src/runtime/config'
import { openServices, storageSecret } from '../src/runtime/open-services'
import { createApp } from './app'
import { announce } from './announce'
import { openDatabase } from './database'
import { startJobLoop } from './job-loop'
import { seedWhenEmpty } from './seed/seed-when-empty'

const STOP_WITHIN_MS = 8000
const bundle = path.dirname(fileURLToPath(import.meta.url))

async function start(): Promise<void> {
  const config = withLogFile(readConfig(bundle))
  mkdirSync(config.dataFolder, { recursive: true })
  const migrationsFolder = path.join(bundle, 'migrations')
  const database = await openDatabase(config, migrationsFolder)
  const services = openServices(config, database.appUrl)
  await seedWhenEmpty(database.ownerUrl, services)
  const pool = new pg.Pool({ connectionString: database.appUrl, max: 1 })
  pool.on('error', () => undefined)
  const app = createApp({
    services,
    pool,
    migrationsFolder,
    storageSecret: storageSecret(openKeyFile(config.keyFile)),
    adminWeb: path.join(bundle, '../../admin-web/dist'),
    studentApp: path.join(bundle, '../../miniprogram/dist/h5'),
  })
  const jobs = config.runJobs ? startJobLoop(services) : undefined
  const server = serve({ fetch: app.fetch, port: config.port, hostname: config.host }, () =>
    announce(config, database),
  )
  server.on('error', (error: NodeJS.ErrnoException) => {
    const busy = error.code === 'EADDRINUSE'
    fail(
      busy
        ? `端口 ${config.port} 已被占用。请先停止占用它的程序，或用 PORT=8081 npm start 换一个端口。`
        : error.message,
    )
  })
  let stopping = false
  const stop = () => {
    if (stopping) return
    stopping = true
    process.stdout.write('\n正在停止……\n')
    setTimeout(() => {
      database.stop()
      process.exit(1)
    }, STOP_WITHIN_MS).unref()
    server.close()
    if ('closeAllConnections' in server) server.closeAllConnections()
    void Promise.allSettled([jobs?.stop()])
      .then(() => Promise.allSettled([services.close(), pool.end()]))
      .then(() => {
        database.stop()
        process.exit(0)
      })
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
}

/** The terminal is for people here; lines for machines go to a file. */
function withLogFile(config: Config): Config {
  return { ...config, logFolder: config.logFolder ?? path.join(config.dataFolder, 'logs') }
}

function fail(message: string): never {
  process.stderr.write(`\n启动失败：${message}\n`)
  process.exit(1)
}

start().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? '') : String(error)}\n`)
  fail(error instanceof Error ? error.message : String(error))
})
