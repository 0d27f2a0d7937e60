import { createRequire } from 'node:module'
import path from 'node:path'
import { installIfNeeded } from './build/install.mjs'
import { root } from './build/run.mjs'

// What starting needs; the cloud functions and the mini-program are built by `npm run build`.
const NEEDED = ['gateway', 'admin-web', 'student-app']

process.chdir(root)
await installIfNeeded()
const { build } = await import('./build.mjs')
await build(NEEDED)
createRequire(import.meta.url)(path.join(root, 'dist/gateway/main.cjs'))
