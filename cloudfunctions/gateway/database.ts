import { createHmac, randomBytes } from 'node:crypto'
import path from 'node:path'
import { appUrlOf, migrate } from '../src/database/migrate'
import { readSecretFile } from '../src/platform/crypto/secret-file'
import type { Config } from '../src/runtime/config'
import { startPostgres } from './postgres/supervisor'

/** For the one machine that everything runs on: PostgreSQL's defaults are made for the smallest of fifteen years ago. */
const settings = {
  shared_buffers: '256MB',
  effective_cache_size: '1GB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  // Fewer checkpoints under an import, and less written in each.
  max_wal_size: '4GB',
  checkpoint_timeout: '15min',
  wal_compression: 'on',
  random_page_cost: '1.1',
  // Compiling costs more than it saves on questions that are answered in milliseconds.
  jit: 'off',
}

export interface GatewayDatabase {
  ownerUrl: string
  appUrl: string
  /** Stops the embedded server unless another process uses it; another server is not ours to stop. */
  leave: () => Promise<void>
  describe: string
}

/** The server that DATABASE_URL names, or the embedded one; migrated, with the application's role ready. */
export async function openDatabase(
  config: Config,
  migrationsFolder: string,
): Promise<GatewayDatabase> {
  if (config.databaseUrl) {
    const appPassword = sharedAppPassword(config, config.databaseUrl)
    await migrate({ url: config.databaseUrl, folder: migrationsFolder, appPassword })
    const appUrl = config.databaseAppUrl ?? appUrlOf(config.databaseUrl, appPassword)
    const leave = () => Promise.resolve()
    return { ownerUrl: config.databaseUrl, appUrl, leave, describe: 'DATABASE_URL' }
  }
  const appPassword = ownAppPassword(config)
  const server = await startPostgres({ folder: path.join(config.dataFolder, 'postgres'), settings })
  try {
    await migrate({ url: server.url, folder: migrationsFolder, appPassword })
  } catch (error) {
    await server.leave()
    throw error
  }
  return {
    ownerUrl: server.url,
    appUrl: appUrlOf(server.url, appPassword),
    leave: () => server.leave(),
    describe: `内置 PostgreSQL（端口 ${server.port}${server.adopted ? '，已在运行' : ''}）`,
  }
}

/** Made at the first start and kept beside the embedded server. */
function ownAppPassword(config: Config): string {
  return readSecretFile(path.join(config.dataFolder, 'app-role.secret'), () =>
    randomBytes(18).toString('base64url'),
  ).trim()
}

/**
 * Every gateway on a server has to come to the same one, or each start would lock the others out: what DATABASE_APP_URL
 * says, else derived from the owner's password, which they share.
 */
function sharedAppPassword(config: Config, ownerUrl: string): string {
  const given = config.databaseAppUrl && decodeURIComponent(new URL(config.databaseAppUrl).password)
  if (given) return given
  const owner = decodeURIComponent(new URL(ownerUrl).password)
  if (!owner) return ownAppPassword(config)
  return createHmac('sha256', owner).update('biyetong application role').digest('base64url')
}
