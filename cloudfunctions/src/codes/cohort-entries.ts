import type { CodeEntry } from 'shared-types/codes/code-table'
import type { CodeTableId } from 'shared-types/codes/code-tables'
import type { Tx } from '../database/scope'
import * as queries from './queries'

/** The tables of which a later version than the platform's own serves a cohort, with its entries. */
export async function laterEntries(
  tx: Tx,
  tables: readonly CodeTableId[],
  year: number,
): Promise<ReadonlyMap<CodeTableId, readonly CodeEntry[]>> {
  const versions = await queries.listServing(tx, tables, year)
  return new Map(versions.map((it) => [it.table_id as CodeTableId, it.entries]))
}
