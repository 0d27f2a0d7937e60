import { Worker } from 'node:worker_threads'
import type { SheetRow } from './cells'
import { defaultLimits } from './limits'
import type { WorkbookLimits } from './limits'
import { WorkbookRefusal } from './refusal'
import { unpackRow } from './worker-messages'
import type { WorkerAnswer, WorkerInput } from './worker-messages'

export type OpenOptions = {
  /** read-workbook.worker.ts as bundled to CommonJS; threads cannot start from TypeScript. */
  workerFile: string | URL
  limits?: Partial<WorkbookLimits>
  /** Aborting ends the thread; whatever is awaited rejects with the signal's reason. */
  signal?: AbortSignal
}

export type OpenedWorkbook = {
  sheetName: string
  /** Names by column, from A; '' where a column has none. At least one name, none twice. */
  header: string[]
  /**
   * The rows below the header that hold something, once. What is wrong with the sheet further
   * down (merged cells, hidden rows, damage) is thrown on the way: use no row before the end.
   */
  rows(): AsyncGenerator<SheetRow>
  /** How far reading has come, from 0 to 1. */
  progress(): number
  /** Needed only when the rows are not read to the end. */
  close(): Promise<void>
}

/**
 * Opens an uploaded .xlsx without trusting it: a thread of its own with a limit of memory and time
 * checks the container, then streams the one sheet with data.
 * Throws WorkbookRefusal for what is wrong with the file; anything else is a defect.
 */
export async function openWorkbook(path: string, options: OpenOptions): Promise<OpenedWorkbook> {
  const limits = { ...defaultLimits, ...options.limits }
  const thread = startThread({ path, limits }, options)
  const opened = await thread.ask()
  if (opened.kind !== 'opened') throw new Error(`the worker began with ${opened.kind}`)
  let progress = 0
  return {
    sheetName: opened.sheetName,
    header: opened.header,
    rows,
    progress: () => progress,
    close: thread.end,
  }

  async function* rows(): AsyncGenerator<SheetRow> {
    try {
      // The next batch is read while the caller works on this one.
      let next = thread.askAhead()
      for (;;) {
        const answer = await next.answer()
        if (answer.kind !== 'rows') return
        next = thread.askAhead()
        progress = answer.progress
        for (const row of answer.rows) yield unpackRow(row)
      }
    } finally {
      await thread.end()
    }
  }
}

function startThread(input: WorkerInput, { workerFile, signal }: OpenOptions) {
  signal?.throwIfAborted()
  const { memoryMb, timeMs } = input.limits
  const worker = new Worker(workerFile, {
    workerData: input,
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: 32 },
  })
  let remainingMs = timeMs
  let failure: { reason: unknown } | undefined
  let waiting:
    { resolve: (answer: WorkerAnswer) => void; reject: (reason: unknown) => void } | undefined

  const fail = (reason: unknown) => {
    failure ??= { reason }
    waiting?.reject(failure.reason)
    void end()
  }
  const onAbort = () => fail(signal?.reason)
  signal?.addEventListener('abort', onAbort, { once: true })
  worker.on('message', (answer: WorkerAnswer) => {
    if (answer.kind === 'refused') fail(new WorkbookRefusal(answer.code, answer))
    else waiting?.resolve(answer)
  })
  worker.on('error', (error) =>
    fail(isOutOfMemory(error) ? new WorkbookRefusal('too-much-memory') : error),
  )
  worker.on('exit', () => fail(new Error('the workbook was closed')))
  return { ask, askAhead, end }

  async function ask(): Promise<WorkerAnswer> {
    if (failure) throw failure.reason
    const started = performance.now()
    const timer = setTimeout(() => fail(new WorkbookRefusal('too-slow')), remainingMs)
    try {
      return await new Promise<WorkerAnswer>((resolve, reject) => {
        waiting = { resolve, reject }
        worker.postMessage('next')
      })
    } finally {
      clearTimeout(timer)
      remainingMs -= performance.now() - started
    }
  }

  /** Asks now, answers later; a failure in between waits until somebody looks. */
  function askAhead() {
    const settled = ask().then(
      (answer) => () => answer,
      (reason: unknown) => () => {
        throw reason
      },
    )
    return { answer: async () => (await settled)() }
  }

  async function end() {
    signal?.removeEventListener('abort', onAbort)
    await worker.terminate()
  }
}

const isOutOfMemory = (error: Error) => 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
