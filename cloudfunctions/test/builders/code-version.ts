import type { CodeEntry } from 'shared-types/codes/code-table'
import type { VersionedTableId } from 'shared-types/codes/versioned-tables'
import { YEAR } from '../contract/people'
import type { World } from '../contract/world'

/** A version of a code table as if the centre had imported it. */
export async function addCodeVersion(
  world: World,
  table: VersionedTableId,
  entries: readonly CodeEntry[],
  validFromYear = YEAR,
): Promise<void> {
  const centre = await world.staff('centre')
  await world.owner.query(
    `insert into code_table_version
       (table_id, version, valid_from_year, source, entries, imported_at, imported_by, imported_by_name)
     values ($1, $2::text, $2::int, '测试', $3, now(), $4, '周主任')`,
    [table, String(validFromYear), JSON.stringify(entries), centre.id],
  )
}
