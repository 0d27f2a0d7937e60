import { useOperation } from '../api/use-operation'
import { useMay, useSession } from '../app/session'

const MOST = 200

/** Every school, for the centre; nothing to choose from for a school itself. */
export function useSchoolOptions() {
  const { level } = useSession()
  const may = useMay()
  const isOffered = level === 'centre' && may('schools.view')
  const query = useOperation(
    'schools.list',
    { limit: MOST },
    { enabled: isOffered, staleTime: 300_000 },
  )
  return {
    isOffered,
    isLoading: isOffered && query.isPending,
    options: (query.data?.rows ?? []).map((it) => ({ value: it.id, label: it.name })),
  }
}
