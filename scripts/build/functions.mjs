import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { bundle } from './bundle.mjs'
import { putBeside } from './gateway.mjs'
import { root } from './run.mjs'

export const functions = ['staff', 'student', 'public', 'partner', 'timer']

/**
 * A folder for each cloud function, as it is uploaded: one file, its manifest, and what it reads beside itself. Tests
 * build their own with `node scripts/build/functions.mjs <folder>`.
 */
export async function buildFunctions(folder = path.join(root, 'cloudfunctions/dist')) {
  const folders = functions.map((name) => path.join(folder, name))
  for (const it of folders) rmSync(it, { recursive: true, force: true })
  const [first, ...others] = folders
  await Promise.all([
    putBeside(first),
    ...functions.map((name, at) => buildFunction(name, folders[at])),
  ])
  for (const it of others)
    for (const beside of ['assets', 'read-workbook.cjs'])
      cpSync(path.join(first, beside), path.join(it, beside), { recursive: true })
}

async function buildFunction(name, folder) {
  await bundle(`cloudfunctions/src/functions/entry/${name}.ts`, path.join(folder, 'index.js'))
  const versions = JSON.parse(readFileSync(path.join(root, 'cloudfunctions/package.json'), 'utf8'))
  const manifest = {
    name: `biyetong-${name}`,
    version: versions.version,
    private: true,
    type: 'commonjs',
    main: 'index.js',
    // Native code is of the machine it runs on: the cloud installs it.
    dependencies: { '@node-rs/argon2': versions.dependencies['@node-rs/argon2'] },
  }
  writeFileSync(path.join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  await buildFunctions(process.argv[2])
