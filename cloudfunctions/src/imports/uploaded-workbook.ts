import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { inTemporaryFolder } from '../files/temporary-folder'
import type { Services } from '../runtime/services'
import { openWorkbook, type OpenedWorkbook } from '../spreadsheets/open-workbook'

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
