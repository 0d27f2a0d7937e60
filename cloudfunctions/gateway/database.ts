import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { appUrlOf, migrate } from '../src/database/migrate'
import type { Config } from '../src/runtime/config'
import { startPostgres } from './postgres/supervisor'

export interface GatewayDatabase {
  ownerUrl: string
  appUrl: string
  /** What was started here and must be stopped here. */
  stop: () => void
  describe: string
}

/** The server that DATABASE_URL names, or the embedded one; migrated, with the application's role ready. */
export async function openDatabase(
  config: Config,
  migrationsFolder: string,
): Promise<GatewayDatabase> {
  const appPassword = readAppPassword(path.join(config.dataFolder, 'app-role.secret'))
  if (config.databaseUrl) {
    await migrate({ url: config.databaseUrl, folder: migrationsFolder, appPassword })
    const appUrl = config.databaseAppUrl ?? appUrlOf(config.databaseUrl, appPassword)
    return { ownerUrl: config.databaseUrl, appUrl, stop: () => undefined, describe: 'DATABASE_URL' }
  }
  const server = await startPostgres({ folder: path.join(config.dataFolder, 'postgres') })
  await migrate({ url: server.url, folder: migrationsFolder, appPassword })
  return {
    ownerUrl: server.url,
    appUrl: appUrlOf(server.url, appPassword),
    stop: () => (server.adopted ? undefined : server.stop()),
    describe: `内置 PostgreSQL（端口 ${server.port}${server.adopted ? '，已在运行' : ''}）`,
  }
}

function readAppPassword(file: string): string {
  if (!existsSync(file)) writeFileSync(file, randomBytes(18).toString('base64url'), { mode: 0o600 })
  return readFileSync(file, 'utf8').trim()
}
