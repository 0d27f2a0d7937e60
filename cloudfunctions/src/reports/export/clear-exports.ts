import { within } from '../../database/scope'
import type { JobHandler } from '../../jobs/drain'
import * as queries from './queries'

const PAGE = 100

/** Takes away the files that nobody may fetch any more. What a kill interrupts, the next day takes up again. */
export const clearExports: JobHandler = async ({ services, signal }) => {
  const now = new Date()
  for (;;) {
    signal.throwIfAborted()
    const expired = await within(services.db, { role: 'system' }, (tx) =>
      queries.listExpired(tx, now, PAGE),
    )
    for (const { path } of expired) await services.storage.delete(path)
    await within(services.db, { role: 'system' }, async (tx) => {
      for (const it of expired) await queries.updateExport(tx, it, { state: 'expired', cuts: '[]' })
    })
    if (expired.length < PAGE) return
  }
}
