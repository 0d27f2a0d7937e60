import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import type { Services } from '../runtime/services'
import { openWorkbook, type OpenedWorkbook } from '../spreadsheets/open-workbook'

/** A folder that only this process's user may enter, gone when the work is done or has failed. */
export async function inTemporaryFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'biyetong-roll-'))
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Opens an uploaded workbook from storage for as long as the work takes. Throws WorkbookRefusal. */
export function withUploadedWorkbook<T>(
  services: Services,
  storedAt: string,
  work: (workbook: OpenedWorkbook) => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  return inTemporaryFolder(async (folder) => {
    const file = path.join(folder, 'upload.xlsx')
    await writeFile(file, await services.storage.get(storedAt), { mode: 0o600 })
    const workbook = await openWorkbook(file, {
      workerFile: services.config.workbookWorker,
      ...(signal && { signal }),
    })
    try {
      return await work(workbook)
    } finally {
      await workbook.close()
    }
  })
}
