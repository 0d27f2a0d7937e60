import type { Tx } from '../database/scope'
import type { StaffActor } from '../runtime/actor'
import { isWithin } from './power'
import { powerOf } from './present'
import { findRole, listRoles } from './queries'

/** For giving a role to somebody, or taking charge of its members. `unknown` is not of this school. */
export async function reachOfRole(
  tx: Tx,
  actor: StaffActor,
  roleId: string,
): Promise<'within' | 'beyond' | 'unknown'> {
  const role = await findRole(tx, actor.schoolId, roleId)
  if (!role) return 'unknown'
  return isWithin(actor, powerOf(role)) ? 'within' : 'beyond'
}

/** The roles of the school that lie within one's own permissions. */
export async function listRolesWithin(tx: Tx, actor: StaffActor) {
  const roles = await listRoles(tx, actor.schoolId)
  return roles.filter((it) => isWithin(actor, powerOf(it)))
}
