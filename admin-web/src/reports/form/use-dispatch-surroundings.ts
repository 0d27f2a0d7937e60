import type { DispatchSurroundings } from 'shared-types/reports/rules/dispatch-rules'
import type { Report } from 'shared-types/reports/schemas'
import { useOperation } from '../../api/use-operation'

/** What the rules of a dispatch look at beside it; undefined of other kinds, and while it is being asked for. */
export function useDispatchSurroundings({
  kind,
  holder,
}: Pick<Report, 'kind' | 'holder'>): DispatchSurroundings | undefined {
  const list = useOperation(
    'organisation.list-authorities',
    {},
    { staleTime: 300_000, enabled: kind === 'dispatch' },
  )
  if (kind !== 'dispatch' || !list.data) return undefined
  return { authorities: list.data.authorities, originRegion: holder.originRegion }
}
