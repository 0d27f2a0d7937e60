import { parseArgs } from 'node:util'
import { SeedError } from '../cloudfunctions/gateway/seed/seed-file'

const USAGE = `用法：
  npm run seed -- --file seed.json
  npm run seed -- --students 450000 [--year 2026] [--seed 1]
说明见 docs/seed.md。`
const LARGEST = 1_000_000

export type SeedTask = { file: string } | { students: number; year: number; seed: number }

/** What the arguments of `npm run seed` ask for. Throws SeedError with one sentence and the usage. */
export function readTask(args: readonly string[], now: Date): SeedTask {
  const { file, students, year, seed } = parse(args)
  if ((file === undefined) === (students === undefined)) throw new SeedError(USAGE)
  if (file !== undefined) {
    if (year ?? seed) throw new SeedError(`--year 和 --seed 只用于 --students。\n${USAGE}`)
    return { file }
  }
  return {
    students: wholeNumber('--students', students, 1, LARGEST),
    year: wholeNumber('--year', year ?? String(now.getFullYear()), 2000, 2100),
    seed: wholeNumber('--seed', seed ?? '1', 0, 2 ** 31),
  }
}

function parse(args: readonly string[]) {
  const text = { type: 'string' } as const
  const options = { file: text, students: text, year: text, seed: text }
  try {
    return parseArgs({ args: [...args], options }).values
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
