import { useRef } from 'react'
import type { ReportData } from 'shared-types/reports/fields/field'
import type { Report } from 'shared-types/reports/schemas'
import type { ReportKindName } from 'shared-types/reports/workflow'
import { call } from '../../../api/call'
import { tookEffect, type Lost } from './took-effect'

/**
 * A call that got no reply may have taken effect: before anything else is sent, the server is asked. Otherwise one's
 * own change would look like somebody else's.
 */
export function useLostReply(kind: ReportKindName) {
  const lost = useRef<Lost>()
  return {
    remember: (sent: Lost) => void (lost.current = sent),
    /** The report that the lost call made, if it arrived. */
    find: async (): Promise<{ report: Report; data: ReportData } | undefined> => {
      const sent = lost.current
      if (!sent) return undefined
      const { report } = await call('reports.mine', { kind })
      lost.current = undefined
      return report && tookEffect(report, sent) ? { report, data: sent.data } : undefined
    },
  }
}
