import type { Organisation } from 'shared-types/organisation/operations'
import type { OperationMap } from 'shared-types/operations'
import type { ReportKindName } from 'shared-types/reports/workflow'
import { call } from '../../api/call'

type Mine = OperationMap['reports.mine']['output']
export type Authority =
  OperationMap['organisation.list-authorities']['output']['authorities'][number]

/** A student's report of one kind with everything that its form offers to choose from. */
export interface Loaded {
  kind: ReportKindName
  mine: Mine
  /** For `unit` fields; null where the kind has none. */
  organisation: Organisation | null
  authorities: readonly Authority[]
  /** Six digits, from the origin report; '' when that is not known. */
  originRegion: string
  /** A settled report that is about to be changed: kept on the device until it is handed in. */
  isApplication?: boolean
}

/** What every part of the page is given. */
export interface ReportProps {
  loaded: Loaded
  onChange: (loaded: Loaded) => void
  /** Shows what is stored now. */
  onReload: () => Promise<void>
}

export async function loadReport(kind: ReportKindName): Promise<Loaded> {
  const mine = await call('reports.mine', { kind })
  const base = { kind, mine, organisation: null, authorities: [], originRegion: '' }
  switch (kind) {
    case 'origin':
      return { ...base, organisation: await call('organisation.get', {}) }
    case 'dispatch': {
      const [{ authorities }, origin] = await Promise.all([
        call('organisation.list-authorities', {}),
        call('reports.mine', { kind: 'origin' }),
      ])
      return { ...base, authorities, originRegion: origin.report?.data['originRegion'] ?? '' }
    }
    case 'employment':
      return base
  }
}
