import type { CodeEntry } from 'shared-types/codes/code-table'
import { codeTables, type CodeTableId } from 'shared-types/codes/code-tables'
import { useOperation } from '../api/use-operation'

/** The version of a code table that serves a cohort; until it has arrived, the one that comes with the platform. */
export function useCodeEntries(table: CodeTableId, year: number): readonly CodeEntry[] {
  const { data } = useOperation('codes.get', { table, year }, { staleTime: 300_000 })
  return data?.entries ?? codeTables[table].entries
}
