import { recordAudit } from '../audit/audit'
import type { Tx } from '../database/scope'
import type { StaffContext } from '../runtime/context'
import { inSchool } from './manageable'
import * as queries from './queries'

export const getSecurity = (context: StaffContext) => inSchool(context, (tx) => read(tx, context))

export const setSecurity = (
  context: StaffContext,
  { requireSecondFactor }: { requireSecondFactor: boolean },
) =>
  inSchool(context, async (tx) => {
    const { schoolId } = context.actor
    const before = await queries.findSecurity(tx, schoolId)
    await queries.setSecurity(tx, schoolId, requireSecondFactor)
    await recordAudit(tx, context, [
      {
        schoolId,
        operation: 'staff.set-security',
        kind: 'school',
        id: schoolId,
        before: { requireSecondFactor: before.require_second_factor },
        after: { requireSecondFactor },
      },
    ])
    return read(tx, context)
  })

async function read(tx: Tx, { actor }: StaffContext) {
  const found = await queries.findSecurity(tx, actor.schoolId)
  return {
    requireSecondFactor: found.require_second_factor,
    requiredByCentre: found.second_factor_by_centre,
    enrolled: found.enrolled,
    members: found.members,
  }
}
