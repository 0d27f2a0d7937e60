import type { FunctionPermission, StaffLevel } from 'shared-types/accounts/permissions'
import type { Role, RoleRow } from 'shared-types/roles/operations'
import type { StaffActor } from '../runtime/actor'
import { functionsFor, isWithin, type Power } from './power'
import type { listMajors, RoleRecord } from './queries'

export const powerOf = (role: RoleRecord): Power => ({
  level: role.level as StaffLevel,
  isAdministrator: role.is_administrator,
  functions: role.functions,
  majors: role.all_majors || role.is_administrator ? 'all' : role.majors,
})

export function presentRow(role: RoleRecord, actor: StaffActor): RoleRow {
  return {
    id: role.id,
    name: role.name,
    level: role.level as StaffLevel,
    description: role.description,
    enabled: role.enabled,
    isAdministrator: role.is_administrator,
    members: role.members,
    createdAt: role.created_at.toISOString(),
    version: role.version,
    editable: !role.is_administrator && isWithin(actor, powerOf(role)),
  }
}

/** With what the role lacks; what came after it was last saved has been decided by nobody. */
export function presentRole(
  role: RoleRecord,
  majors: Awaited<ReturnType<typeof listMajors>>,
  actor: StaffActor,
): Role {
  const power = powerOf(role)
  const there = functionsFor(power.level)
  const has = (it: FunctionPermission) => power.isAdministrator || power.functions.includes(it)
  const held = power.majors
  return {
    ...presentRow(role, actor),
    functions: there.filter(has),
    majors: held === 'all' ? 'all' : [...held],
    lacking: {
      functions: there
        .filter((it) => !has(it))
        .map((name) => ({ name, isNew: !role.known_functions.includes(name) })),
      majors:
        held === 'all'
          ? []
          : majors
              .filter((it) => !held.includes(it.id))
              .map((it) => ({ id: it.id, isNew: it.created_at > role.updated_at })),
    },
  }
}
