import { parentPort, workerData } from 'node:worker_threads'
import type { Cell } from './cells'
import { openContainer } from './container/open-container'
import { openDbf } from './dbf/open-dbf'
import type { WorkbookLimits } from './limits'
import { openDataSheet } from './parts/data-sheet'
import { WorkbookRefusal } from './refusal'
import { packRow } from './worker-messages'
import type { PackedRow, WorkerAnswer, WorkerInput } from './worker-messages'

// The body of the thread that open-workbook.ts starts. It is an entry of its own for the bundler.

const batchRows = 500
const batchCharacters = 1_000_000

const answers = readInBatches(workerData as WorkerInput)

parentPort?.on('message', () => void answerOnce())

async function answerOnce() {
  parentPort?.postMessage(await nextAnswer())
}

async function nextAnswer(): Promise<WorkerAnswer> {
  try {
    const next = await answers.next()
    return next.done ? { kind: 'done' } : next.value
  } catch (error) {
    if (!(error instanceof WorkbookRefusal)) throw error
    const { code, where, detail } = error
    return { kind: 'refused', code, where, detail }
  }
}

async function* readInBatches({ path, limits }: WorkerInput): AsyncGenerator<WorkerAnswer, void> {
  const { sheetName, header, rows, progress, close } = await openTable(path, limits)
  yield { kind: 'opened', sheetName, header }
  let batch: PackedRow[] = []
  let characters = 0
  for await (const row of rows) {
    batch.push(packRow(row))
    characters += row.cells.reduce((sum, cell) => sum + lengthOf(cell), 0)
    if (batch.length < batchRows && characters < batchCharacters) continue
    yield { kind: 'rows', rows: batch, progress: progress() }
    batch = []
    characters = 0
  }
  if (batch.length > 0) yield { kind: 'rows', rows: batch, progress: 1 }
  await close()
}

/** What a file is, its content says; its name is a stranger's. */
async function openTable(path: string, limits: WorkbookLimits) {
  const dbf = await openDbf(path, limits)
  if (dbf) return dbf
  const container = await openContainer(path, limits)
  const sheet = await openDataSheet(container, limits)
  return { ...sheet, close: () => container.close() }
}

const lengthOf = (cell: Cell) => ('text' in cell ? cell.text.length : 1)
