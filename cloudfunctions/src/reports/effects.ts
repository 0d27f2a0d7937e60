import type { ReportAction } from 'shared-types/reports/workflow'
import type { AuditSubject } from '../audit/audit'
import { revokeInForce } from '../certificates/revoke'
import type { Tx } from '../database/scope'
import { initialiseDispatch } from '../dispatch/initialise-dispatch'
import type { Context } from '../runtime/context'
import type { ReportRecord } from './record'
import { openData } from './sealed-data'
import { takeOverOrigin } from '../students/take-over-origin'

/**
 * What else a review brings about, in the same transaction. Returns what is to go on record: the caller adds it to the
 * chain with its own entry, last, because the end of the chain stays locked until commit.
 */
export async function afterTransition(
  tx: Tx,
  context: Context,
  report: ReportRecord,
  action: ReportAction,
): Promise<AuditSubject[]> {
  if (report.kind === 'origin' && report.stage === 'completed') {
    const data = openData(context.services.keys, 'origin', report.data)
    await takeOverOrigin(tx, report, data, context.now)
    return initialiseDispatch(tx, context, report, data)
  }
  if (report.kind === 'dispatch' && action === 'reopen') {
    // What the certificate attests is no longer settled: it must not verify as in force.
    // The reason is public; the opinion stays between the centre and the school.
    return revokeInForce(tx, report, '派遣方案退回修改', context.now)
  }
  return []
}
