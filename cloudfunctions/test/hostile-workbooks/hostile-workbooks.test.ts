import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { openWorkbook } from '../../src/spreadsheets/open-workbook'
import { WorkbookRefusal } from '../../src/spreadsheets/refusal'
import { processorTime } from '../processor-time'
import { buildWorkbookWorker } from '../workbook-worker'
import { containers } from './containers'
import { contents } from './contents'
import type { HostileWorkbook } from './hostile-workbook'
import { ambiguousSheets, suspiciousCells } from './sheets'
import { wrongFiles } from './wrong-files'

/** Of the two threads together. */
const mostBusyMs = 5000
const memoryBytes = 500 * 1024 * 1024

let workerFile: string
let folder: string

beforeAll(async () => {
  workerFile = await buildWorkbookWorker()
  folder = await mkdtemp(join(tmpdir(), 'hostile-'))
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
    expect(busy).toBeLessThan(mostBusyMs)
    expect(grownBytes).toBeLessThan(memoryBytes)
  },
  30_000,
)

async function read(path: string) {
  try {
    const workbook = await openWorkbook(path, { workerFile })
    const rows = []
    for await (const row of workbook.rows()) rows.push(row)
    return rows
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
    expect((outcome as Exclude<typeof outcome, Error>)[0]?.cells[hostile.column]).toEqual(
      hostile.cell,
    )
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
