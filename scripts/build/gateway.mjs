import { cpSync, mkdirSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { bundle, bundleWorkbookReader } from './bundle.mjs'
import { root } from './run.mjs'

const require = createRequire(import.meta.url)
const FONT = 'NotoSerifSC_400Regular.ttf'
const RARE_FONT = 'HanaMinB.ttf.br'

/** The gateway and what it reads beside itself. Tests build one of their own with `node scripts/build/gateway.mjs <folder>`. */
export async function buildGateway(folder = path.join(root, 'dist/gateway')) {
  rmSync(folder, { recursive: true, force: true })
  await bundle('cloudfunctions/gateway/main.ts', path.join(folder, 'main.cjs'))
  await putBeside(folder)
  const migrations = path.join(root, 'cloudfunctions/src/database/migrations')
  cpSync(migrations, path.join(folder, 'migrations'), { recursive: true })
}

/** The fonts of certificates and the thread that reads workbooks. */
export async function putBeside(folder) {
  const font = require.resolve(`@expo-google-fonts/noto-serif-sc/400Regular/${FONT}`)
  mkdirSync(path.join(folder, 'assets'), { recursive: true })
  cpSync(font, path.join(folder, 'assets', FONT))
  cpSync(path.join(root, 'cloudfunctions/fonts', RARE_FONT), path.join(folder, 'assets', RARE_FONT))
  await bundleWorkbookReader(path.join(folder, 'read-workbook.cjs'))
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  await buildGateway(process.argv[2])
