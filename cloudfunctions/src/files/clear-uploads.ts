import { MOST_PIECES } from 'shared-types/files/file-limits'
import { within, type Tx } from '../database/scope'
import type { JobHandler } from '../jobs/drain'
import { deletePieces } from './pieces'

const ABANDONED_AFTER_MS = 24 * 3600_000
const PAGE = 100

interface Abandoned {
  school_id: string
  id: string
  path: string
  state: string
}

/**
 * Takes away what was announced a day ago and never confirmed, what was made to be printed once, and what no
 * announcement shows any more. The bytes go before the row says so: what a kill interrupts, the next day takes up again.
 */
export const clearUploads: JobHandler = async ({ services, signal }) => {
  const before = new Date(Date.now() - ABANDONED_AFTER_MS)
  for (;;) {
    signal.throwIfAborted()
    const left = await within(services.db, { role: 'system' }, (tx) => listAbandoned(tx, before))
    for (const { path, state } of left) {
      await services.storage.delete(path)
      if (state === 'expected') await deletePieces(services, path, MOST_PIECES)
    }
    await within(services.db, { role: 'system' }, async (tx) => {
      for (const file of left) await markAbandoned(tx, file)
    })
    if (left.length < PAGE) return
  }
}

const listAbandoned = (tx: Tx, before: Date): Promise<Abandoned[]> =>
  tx
    .selectFrom('file')
    .leftJoin('announcement_attachment', (join) =>
      join
        .onRef('announcement_attachment.school_id', '=', 'file.school_id')
        .onRef('announcement_attachment.file_id', '=', 'file.id'),
    )
    .select(['file.school_id', 'file.id', 'file.path', 'file.state'])
    .where('file.created_at', '<', before)
    .where((of) =>
      of.or([
        of('file.state', '=', 'expected'),
        of.and([of('file.state', '=', 'stored'), of('file.purpose', '=', 'print')]),
        of.and([
          of('file.state', '=', 'stored'),
          of('file.purpose', '=', 'announcement-attachment'),
          of('announcement_attachment.file_id', 'is', null),
        ]),
      ]),
    )
    .limit(PAGE)
    .execute()

/** Unless it was confirmed in between, which keeps its bytes elsewhere. */
async function markAbandoned(tx: Tx, { school_id, id, state }: Abandoned): Promise<void> {
  await tx
    .updateTable('file')
    .set({ state: 'abandoned' })
    .where('school_id', '=', school_id)
    .where('id', '=', id)
    .where('state', '=', state)
    .execute()
}
