import { useOperation } from '../api/use-operation'
import { useWorkingYear } from '../app/working-year'

/** What waits for this user, looked at again every minute. */
export function usePending() {
  const year = useWorkingYear()
  const query = useOperation('reports.count-pending', { year }, { refetchInterval: 60_000 })
  const total = query.data?.pending.reduce((sum, it) => sum + it.count, 0)
  return { query, total }
}
