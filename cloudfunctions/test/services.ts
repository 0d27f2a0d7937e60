import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll } from '@jest/globals'
import { readConfig, type Config } from '../src/runtime/config'
import { openServices } from '../src/runtime/open-services'
import type { Services } from '../src/runtime/services'
import type { TestDatabase } from './database'

const fontFiles = [
  import.meta.resolve('@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf'),
  new URL('../fonts/HanaMinB.ttf.br', import.meta.url),
].map((it) => fileURLToPath(it))

/** The real services on a test database, with keys, files and a development authority of their own. */
export function testServices(
  database: TestDatabase,
  environment: Record<string, string> = {},
): Services & { config: Config } {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'biyetong-'))
  const assets = path.join(folder, 'assets')
  mkdirSync(assets)
  for (const file of fontFiles) symlinkSync(file, path.join(assets, path.basename(file)))
  const config = readConfig(folder, {
    DATA_FOLDER: folder,
    KEY_FILE: path.join(folder, 'keys.json'),
    LOG_LEVEL: 'silent',
    PUBLIC_URL: 'http://127.0.0.1:8080',
    JOB_LEASE_SECONDS: '2',
    ...environment,
  })
  const services = openServices(config, database.appUrl)
  afterAll(async () => {
    await services.close()
    rmSync(folder, { recursive: true, force: true })
  })
  return services
}
