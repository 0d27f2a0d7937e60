// Loads a file of schools, people and records, or a generated province: see docs/seed.md. What was loaded goes to
// standard output as JSON, with tokens that sign in without a password; everything else to standard error.
import { mkdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { openDatabase } from '../cloudfunctions/gateway/database'
import { generateProvince } from '../cloudfunctions/gateway/seed/generated/generate-province'
import { loadSeed } from '../cloudfunctions/gateway/seed/load-seed'
import { parseSeedFile, SeedError } from '../cloudfunctions/gateway/seed/seed-file'
import { connect } from '../cloudfunctions/src/database/client'
import { readConfig, type Config } from '../cloudfunctions/src/runtime/config'
import { openServices } from '../cloudfunctions/src/runtime/open-services'

const sources = fileURLToPath(new URL('../cloudfunctions/src', import.meta.url))
const USAGE = `用法：
  npm run seed -- --file seed.json
  npm run seed -- --students 450000 [--year 2026] [--seed 1]
说明见 docs/seed.md。`
const LARGEST = 1_000_000

type Task = { file: string } | { students: number; year: number; seed: number }

function readTask(): Task {
  const { values } = parseArguments()
  const { file, students } = values
  if ((file === undefined) === (students === undefined)) throw new SeedError(USAGE)
  if (file !== undefined) {
    if (values.year ?? values.seed)
      throw new SeedError(`--year 和 --seed 只用于 --students。\n${USAGE}`)
    return { file }
  }
  return {
    students: wholeNumber('--students', students, 1, LARGEST),
    year: wholeNumber('--year', values.year ?? String(new Date().getFullYear()), 2000, 2100),
    seed: wholeNumber('--seed', values.seed ?? '1', 0, 2 ** 31),
  }
}

function parseArguments() {
  const text = { type: 'string' } as const
  try {
    return parseArgs({ options: { file: text, students: text, year: text, seed: text } })
  } catch (cause) {
    throw new SeedError(USAGE, { cause })
  }
}

function wholeNumber(name: string, text: string | undefined, least: number, most: number): number {
  const value = Number(text)
  if (!/^\d+$/.test(text ?? '') || value < least || value > most)
    throw new SeedError(`${name} 应为 ${least} 到 ${most} 之间的整数。`)
  return value
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (cause) {
    throw new SeedError(`读不到种子文件 ${file}，请检查路径。`, { cause })
  }
}

async function run(task: Task): Promise<unknown> {
  // A bad file is refused before a database is started for it.
  const file = 'file' in task ? parseSeedFile(readText(task.file)) : undefined
  const config = readConfig(sources)
  if (!file && config.production) throw new SeedError('生产环境不生成虚构的数据。')
  mkdirSync(config.dataFolder, { recursive: true })
  const database = await openDatabase(config, `${sources}/database/migrations`)
  const services = openServices({ ...config, logLevel: 'silent' } satisfies Config, database.appUrl)
  try {
    if ('file' in task) return await loadFile(database.ownerUrl, services.keys, file)
    const report = (line: string) => void process.stderr.write(`${line}\n`)
    const { ownerUrl } = database
    return await generateProvince({ ownerUrl, ...services, ...task, now: new Date(), report })
  } finally {
    await services.close()
    await database.leave()
  }
}

async function loadFile(
  ownerUrl: string,
  keys: Parameters<typeof loadSeed>[1],
  file: ReturnType<typeof parseSeedFile> | undefined,
) {
  const { db, pool } = connect(ownerUrl, 1)
  try {
    return file && (await loadSeed(db, keys, file))
  } finally {
    await pool.end()
  }
}

try {
  process.stdout.write(`${JSON.stringify(await run(readTask()), null, 2)}\n`)
} catch (error) {
  const message = error instanceof Error ? error.message : String(error)
  process.stderr.write(`没有载入任何数据：${message}\n`)
  if (!(error instanceof SeedError) && error instanceof Error)
    process.stderr.write(`${error.stack}\n`)
  process.exitCode = 1
}
