import type { Insertable } from 'kysely'
import type { CodeEntry } from 'shared-types/codes/code-table'
import type { VersionedTableId } from 'shared-types/codes/versioned-tables'
import type { Tx } from '../database/scope'
import type { Tables } from '../database/tables'

export interface StoredVersion {
  table_id: VersionedTableId
  version: string
  valid_from_year: number
  source: string
  entries: CodeEntry[]
  imported_at: Date
  imported_by_name: string
}

export async function listVersions(tx: Tx, table?: VersionedTableId): Promise<StoredVersion[]> {
  const rows = await tx
    .selectFrom('code_table_version')
    .selectAll()
    .$if(table !== undefined, (query) => query.where('table_id', '=', table ?? ''))
    .orderBy('valid_from_year')
    .execute()
  return rows as unknown as StoredVersion[]
}

/** Of each table the latest version up to a cohort; those that come with the platform are not stored. */
export async function listServing(
  tx: Tx,
  tables: readonly VersionedTableId[],
  year: number,
): Promise<Pick<StoredVersion, 'table_id' | 'entries'>[]> {
  if (tables.length === 0) return []
  const rows = await tx
    .selectFrom('code_table_version')
    .distinctOn('table_id')
    .select(['table_id', 'entries'])
    .where('table_id', 'in', [...tables])
    .where('valid_from_year', '<=', year)
    .orderBy('table_id')
    .orderBy('valid_from_year', 'desc')
    .execute()
  return rows as unknown as StoredVersion[]
}

export async function insertVersion(tx: Tx, row: Insertable<Tables['code_table_version']>) {
  await tx.insertInto('code_table_version').values(row).execute()
}
