import { DomainError } from 'shared-types/errors'
import { recordAudit, type AuditFacts } from '../audit/audit'
import { within, type Tx } from '../database/scope'
import { staffScope, type StaffContext } from '../runtime/context'
import { reachOfRole } from '../roles/role-power'
import { findStaff, type StaffRecord } from './queries'

export interface Which {
  id: string
  version: number
}

export const inSchool = <T>(context: StaffContext, work: (tx: Tx) => Promise<T>): Promise<T> =>
  within(context.services.db, staffScope(context), work)

/** A user of one's own school, as they were seen, whose role lies within one's own permissions. */
export async function getManageable(
  tx: Tx,
  { actor }: StaffContext,
  { id, version }: { id: string; version?: number },
  who: 'anybody' | 'another' = 'anybody',
): Promise<StaffRecord> {
  const row = await findStaff(tx, actor.schoolId, id)
  if (!row) throw new DomainError('not-found')
  if (who === 'another' && row.id === actor.id) throw new DomainError('not-yourself')
  if ((await reachOfRole(tx, actor, row.role_id)) !== 'within')
    throw new DomainError('beyond-own-permissions')
  if (version !== undefined && row.version !== version) throw new DomainError('changed-elsewhere')
  return row
}

export async function audit(
  tx: Tx,
  context: StaffContext,
  operation: string,
  id: string,
  change: { before?: AuditFacts; after?: AuditFacts } = {},
): Promise<void> {
  const { schoolId } = context.actor
  await recordAudit(tx, context, [{ schoolId, operation, kind: 'staff', id, ...change }])
}
