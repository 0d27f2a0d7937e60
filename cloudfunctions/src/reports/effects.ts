import type { ReportAction } from 'shared-types/reports/workflow'
import type { AuditSubject } from '../audit/audit'
import { replaceReassigned } from '../certificates/issuing/replace-reassigned'
import { revokeInForce } from '../certificates/revoke'
import type { Tx } from '../database/scope'
import { initialiseDispatches } from '../dispatch/initialise-dispatch'
import type { Context } from '../runtime/context'
import type { ReportRecord } from './record'
import { openData } from './sealed-data'
import { takeOverOrigins } from '../students/take-over-origin'

/**
 * What else a review brings about, in the same transaction. Returns what is to go on record: the caller adds it to the
 * chain with its own entry, last, because the end of the chain stays locked until commit.
 */
export async function afterTransitions(
  tx: Tx,
  context: Context,
  reports: readonly ReportRecord[],
  action: ReportAction,
): Promise<AuditSubject[]> {
  const settled = reports
    .filter((it) => it.kind === 'origin' && it.stage === 'completed')
    .map((report) => ({ report, data: openData(context.services.keys, 'origin', report.data) }))
  const subjects: AuditSubject[] = []
  if (settled.length > 0) {
    await takeOverOrigins(tx, settled, context.now)
    subjects.push(...(await initialiseDispatches(tx, context, settled)))
  }
  const reassigned = reports.filter(
    (it) => it.submission === 'reassignment' && it.stage === 'completed',
  )
  for (const report of reassigned) subjects.push(...(await replaceReassigned(tx, context, report)))
  if (action !== 'reopen') return subjects
  for (const report of reports.filter((it) => it.kind === 'dispatch')) {
    // What the certificate attests is no longer settled: it must not verify as in force.
    // The reason is public; the opinion stays between the centre and the school.
    subjects.push(...(await revokeInForce(tx, report, '派遣方案退回修改', context.now)))
  }
  return subjects
}
