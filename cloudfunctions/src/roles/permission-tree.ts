import { functionPermissions } from 'shared-types/accounts/permissions'
import { within } from '../database/scope'
import { staffScope, type StaffContext } from '../runtime/context'
import { functionsFor, levelsFor } from './power'
import { listMajors } from './queries'

/** Everything there is to grant, from the contract and the school's own majors. */
export async function permissionTree(context: StaffContext) {
  const { actor, services } = context
  const own = actor.majors
  const majors = await within(services.db, staffScope(context), (tx) =>
    listMajors(tx, actor.schoolId),
  )
  return {
    groups: inGroups(
      functionsFor(actor.level).map((name) => ({
        group: functionPermissions[name].group,
        item: {
          name,
          label: functionPermissions[name].label,
          grantable: actor.functions.has(name),
        },
      })),
    ).map(([name, functions]) => ({ name, functions })),
    departments: inGroups(
      majors.map((it) => ({
        group: it.department_id,
        item: { id: it.id, name: it.name, grantable: own === 'all' || own.includes(it.id) },
      })),
    ).map(([id, items]) => ({
      id,
      name: majors.find((it) => it.department_id === id)?.department_name ?? '',
      majors: items,
    })),
    levels: levelsFor(actor),
    allMajorsGrantable: own === 'all',
  }
}

/** In the order in which the groups first appear. */
function inGroups<T>(items: readonly { group: string; item: T }[]): [string, T[]][] {
  const groups = new Map<string, T[]>()
  for (const { group, item } of items) groups.set(group, [...(groups.get(group) ?? []), item])
  return [...groups]
}
