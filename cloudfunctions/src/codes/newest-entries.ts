import type { CodeEntry } from 'shared-types/codes/code-table'
import { versionedTables, type VersionedTableId } from 'shared-types/codes/versioned-tables'
import type { Tx } from '../database/scope'
import { listVersions } from './queries'

/** The newest version of a table; before the centre has imported one, what came with the platform. */
export async function newestEntries(
  tx: Tx,
  table: VersionedTableId,
): Promise<readonly CodeEntry[]> {
  const versions = await listVersions(tx, table)
  return versions.at(-1)?.entries ?? versionedTables[table].entries
}
