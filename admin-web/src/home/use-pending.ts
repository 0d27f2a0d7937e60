import { useOperation } from '../api/use-operation'
import { useMay } from '../app/session'
import { useWorkingYear } from '../app/working-year'

const EVERY_MINUTE = { refetchInterval: 60_000 }

/** What waits for this user, looked at again every minute. Appeals belong to no working year. */
export function usePending() {
  const year = useWorkingYear()
  const may = useMay()
  const query = useOperation('reports.count-pending', { year }, EVERY_MINUTE)
  const appeals = useOperation(
    'appeals.count-pending',
    {},
    { ...EVERY_MINUTE, enabled: may('appeals.view') },
  )
  const reports = query.data?.pending.reduce((sum, it) => sum + it.count, 0)
  const total = reports === undefined ? undefined : reports + (appeals.data?.pending ?? 0)
  return { query, appeals, total }
}
