import { spawn } from 'node:child_process'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { bundle, type Product } from './product'

/** A second gateway on the same data shares the database; this one serves nothing but our requests. */
export async function startGateway({ config }: Product) {
  const child = spawn(process.execPath, [path.join(bundle, 'main.cjs')], {
    env: {
      PATH: process.env['PATH'],
      DATA_FOLDER: config.dataFolder,
      PORT: '0',
      LOG_LEVEL: 'silent',
      RUN_JOBS: 'false',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /管理端\s+(http\S+)\/$/.exec(line)?.[1]
    if (url) return { child, url }
  }
  throw new Error('the gateway ended without an address')
}
