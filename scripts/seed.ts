// Loads a file of schools, people and records, or a generated province: see docs/seed.md. What was loaded goes to
// standard output as JSON, with tokens that sign in without a password; everything else to standard error.
import { mkdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { openDatabase } from '../cloudfunctions/gateway/database'
import { describeFailure } from '../cloudfunctions/gateway/failure'
import { generateProvince } from '../cloudfunctions/gateway/seed/generated/generate-province'
import { loadSeed } from '../cloudfunctions/gateway/seed/load-seed'
import { parseSeedFile, SeedError, type SeedFile } from '../cloudfunctions/gateway/seed/seed-file'
import { connect } from '../cloudfunctions/src/database/client'
import type { Keys } from '../cloudfunctions/src/platform/crypto/sealing'
import { readConfig } from '../cloudfunctions/src/runtime/config'
import { openServices } from '../cloudfunctions/src/runtime/open-services'
import { readTask, type SeedTask } from './seed-task'

const sources = fileURLToPath(new URL('../cloudfunctions/src', import.meta.url))

/** Schools may have been written, each of them whole. */
let begun = false

async function run(task: SeedTask): Promise<unknown> {
  // A bad file is refused before a database is started for it.
  const file = 'file' in task ? parseSeedFile(readText(task.file)) : undefined
  const config = readConfig(sources)
  if (!file && config.production) throw new SeedError('生产环境不生成虚构的数据。')
  mkdirSync(config.dataFolder, { recursive: true })
  const database = await openDatabase(config, `${sources}/database/migrations`)
  const services = openServices({ ...config, logLevel: 'silent' }, database.appUrl)
  const { ownerUrl } = database
  try {
    if (file) return await loadFile(ownerUrl, services.keys, file)
    if ('file' in task) return undefined
    const report = (line: string) => void process.stderr.write(`${line}\n`)
    begun = true
    return await generateProvince({ ownerUrl, ...services, ...task, now: new Date(), report })
  } finally {
    await services.close()
    await database.leave()
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    throw new SeedError(`读不到种子文件 ${file}，请检查路径。`)
  }
}

async function loadFile(ownerUrl: string, keys: Keys, file: SeedFile) {
  const { db, pool } = connect(ownerUrl, 1)
  try {
    return await loadSeed(db, keys, file)
  } finally {
    await pool.end()
  }
}

try {
  const seeded = await run(readTask(process.argv.slice(2), new Date()))
  process.stdout.write(`${JSON.stringify(seeded, null, 2)}\n`)
} catch (error) {
  // Usage and form need no cause; what the database says does.
  const told = error instanceof SeedError ? `${error.message}\n` : describeFailure(error)
  const what = begun ? '没有全部生成，再运行一次会从下一所院校继续' : '没有载入任何数据'
  process.stderr.write(`${what}：${told}`)
  process.exitCode = 1
}
