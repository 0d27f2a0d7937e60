import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { SheetRow } from '../../src/spreadsheets/cells'
import { openWorkbook } from '../../src/spreadsheets/open-workbook'
import { defaultLimits } from '../../src/spreadsheets/limits'
import { WorkbookRefusal } from '../../src/spreadsheets/refusal'
import { processorTime } from '../processor-time'
import { buildWorkbookWorker } from '../workbook-worker'
import { containers } from './containers'
import { contents } from './contents'
import type { HostileWorkbook } from './hostile-workbook'
import { ambiguousSheets, suspiciousCells } from './sheets'
import { oneSheet, textRow } from './workbook-file'
import { wrongFiles } from './wrong-files'

/** A hostile file may cost this many times what the largest good one costs on the same machine at the same hour. */
const MOST_TIMES = 3
const memoryBytes = 500 * 1024 * 1024

let workerFile: string
let folder: string
let largestGoodMs: number

beforeAll(async () => {
  workerFile = await buildWorkbookWorker()
  folder = await mkdtemp(join(tmpdir(), 'hostile-'))
  largestGoodMs = await costOfLargestGood()
})
afterAll(() => rm(folder, { recursive: true }))

const all = [...wrongFiles, ...containers, ...contents, ...ambiguousSheets, ...suspiciousCells]

test('the corpus has at least thirty workbooks, each of its own', () => {
  expect(new Set(all.map(({ title }) => title)).size).toBe(all.length)
  expect(all.length).toBeGreaterThanOrEqual(30)
})

test.each(all)(
  '$title',
  async (hostile) => {
    const path = join(folder, 'upload.xlsx')
    await writeFile(path, hostile.make())
    const { outcome, busy, grownBytes } = await measured(() => read(path))
    expectOutcome(outcome, hostile)
    expect(busy).toBeLessThan(MOST_TIMES * largestGoodMs)
    expect(grownBytes).toBeLessThan(memoryBytes)
  },
  30_000,
)

/** As many rows as are accepted, of the three columns that every roll has. */
async function costOfLargestGood(): Promise<number> {
  const { rows: most } = defaultLimits
  const rows = Array.from({ length: most }, (_, at) =>
    textRow(at + 2, ['样例甲', '440103200402299918', `0026${at}`]),
  )
  const path = join(folder, 'good.xlsx')
  await writeFile(path, oneSheet(rows.join('')))
  const { outcome, busy } = await measured(() => read(path))
  expect((outcome as SheetRow | undefined)?.number).toBe(2)
  return busy
}

/** Every row is read and, as an import does, let go again; the first is what the test looks at. */
async function read(path: string) {
  try {
    const workbook = await openWorkbook(path, { workerFile })
    let first: SheetRow | undefined
    for await (const row of workbook.rows()) first ??= row
    return first
  } catch (error) {
    if (error instanceof WorkbookRefusal) return error
    throw error
  }
}

function expectOutcome(outcome: Awaited<ReturnType<typeof read>>, hostile: HostileWorkbook) {
  if ('refused' in hostile) {
    expect(outcome).toMatchObject({ name: 'WorkbookRefusal', code: hostile.refused })
    expect((outcome as WorkbookRefusal).message).toMatch(/^[\u4e00-\u9fff].{10,}。$/s)
    expect((outcome as WorkbookRefusal).message).not.toMatch(/\{where\}|位置不明/)
  } else {
    expect(outcome).not.toBeInstanceOf(Error)
    expect((outcome as SheetRow | undefined)?.cells[hostile.column]).toEqual(hostile.cell)
  }
}

/** Runs the reading while watching how far the memory of the process rises. */
async function measured<T>(run: () => Promise<T>) {
  const before = process.memoryUsage.rss()
  let highest = before
  const watch = setInterval(() => (highest = Math.max(highest, process.memoryUsage.rss())), 10)
  const busy = processorTime()
  const outcome = await run().finally(() => clearInterval(watch))
  return { outcome, busy: busy(), grownBytes: highest - before }
}
