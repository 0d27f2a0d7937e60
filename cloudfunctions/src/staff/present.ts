import type { StaffLevel } from 'shared-types/accounts/permissions'
import type { StaffMember } from 'shared-types/staff/operations'
import { accountBackOff } from '../accounts/accounts'
import { codeBackOff } from '../accounts/second-factor/check-code'
import { within } from '../database/scope'
import { listLocks } from '../runtime/back-off'
import { staffScope, type StaffContext } from '../runtime/context'
import { listRolesWithin } from '../roles/role-power'
import type { StaffRecord } from './queries'

/** With what the caller may do to each, and whether a lock is on it. */
export async function presentStaff(
  context: StaffContext,
  rows: readonly StaffRecord[],
): Promise<StaffMember[]> {
  const { actor, services, now } = context
  const keysOf = (it: StaffRecord) => [accountBackOff(it.account).key, codeBackOff(it.id).key]
  const locks = await listLocks(services, rows.flatMap(keysOf), now)
  const roles = await within(services.db, staffScope(context), (tx) => listRolesWithin(tx, actor))
  const reachable = new Set(roles.map((it) => it.id))
  return rows.map((row) => {
    const until = keysOf(row).flatMap((key) => locks.get(key)?.getTime() ?? [])
    const mayEdit = actor.functions.has('staff.edit') && reachable.has(row.role_id)
    const isOther = row.id !== actor.id
    return {
      id: row.id,
      account: row.account,
      name: row.name,
      roleId: row.role_id,
      roleName: row.role_name,
      level: row.level as StaffLevel,
      isAdministrator: row.is_administrator,
      remark: row.remark,
      enabled: row.enabled,
      createdAt: row.created_at.toISOString(),
      lastSignInAt: row.last_signed_in_at?.toISOString() ?? null,
      mustChangePassword: row.must_change_password,
      hasSecondFactor: row.second_factor_since !== null,
      lockedUntil: until.length > 0 ? new Date(Math.max(...until)).toISOString() : null,
      version: row.version,
      allowed: {
        edit: mayEdit,
        switch: mayEdit && isOther,
        resetPassword: mayEdit && isOther,
        delete: mayEdit && isOther && row.last_signed_in_at === null,
      },
    }
  })
}
