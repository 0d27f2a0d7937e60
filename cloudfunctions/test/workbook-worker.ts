import { rename } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url))

/**
 * Bundles the workbook reader's thread as the product's build does and returns its file. Test
 * files run side by side, so each puts a whole file in place of the other's.
 */
export async function buildWorkbookWorker(): Promise<string> {
  const outfile = path('../../.data/test/read-workbook.cjs')
  const mine = `${outfile}.${process.pid}`
  await build({
    entryPoints: [path('../src/spreadsheets/read-workbook.worker.ts')],
    outfile: mine,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    logLevel: 'error',
  })
  await rename(mine, outfile)
  return outfile
}
