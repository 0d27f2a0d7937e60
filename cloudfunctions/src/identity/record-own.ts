import { recordAudit, type AuditFacts } from '../audit/audit'
import type { Tx } from '../database/scope'
import { getCentreId } from '../organisation/centre'
import type { StudentContext } from '../runtime/context'

/** What a person did to their own account, in the chain of their school; of somebody not bound, in the centre's. */
export async function recordOwn(
  tx: Tx,
  context: StudentContext,
  operation: string,
  facts: { before?: AuditFacts; after?: AuditFacts } = {},
): Promise<void> {
  const schoolId = context.actor.student?.schoolId ?? (await getCentreId(tx))
  await recordAudit(tx, context, [
    { schoolId, operation, kind: 'wechat-account', id: null, ...facts },
  ])
}
