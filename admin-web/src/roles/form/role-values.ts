import { functionPermissionNames, type FunctionPermission } from 'shared-types/accounts/permissions'
import type { InputOf } from '../../api/call'

export type RoleValues = Omit<InputOf<'roles.add'>, 'description'> & { description: string }

export const newRole: RoleValues = {
  name: '',
  description: '',
  level: 'level2',
  functions: [],
  majors: [],
}

/**
 * Grants or takes away functions. Nothing of a room is of use to who may not see it: its 「查看」 comes with the first
 * other function, and the others go with it.
 */
export function withFunctions(
  held: readonly FunctionPermission[],
  names: readonly FunctionPermission[],
  isHeld: boolean,
): FunctionPermission[] {
  const changed = new Set(held)
  for (const name of names) {
    const view = `${roomOf(name)}.view` as FunctionPermission
    if (isHeld && functionPermissionNames.includes(view)) changed.add(view)
    if (isHeld) changed.add(name)
    else if (name === view)
      held.filter((it) => roomOf(it) === roomOf(view)).forEach((it) => changed.delete(it))
    else changed.delete(name)
  }
  return functionPermissionNames.filter((it) => changed.has(it))
}

const roomOf = (name: string) => name.slice(0, name.indexOf('.'))

/** What somebody changed in `before`, put upon what the role has become meanwhile. */
export function rebase(mine: RoleValues, before: RoleValues, latest: RoleValues): RoleValues {
  const pick = <K extends 'name' | 'description' | 'level'>(key: K): RoleValues[K] =>
    mine[key] === before[key] ? latest[key] : mine[key]
  return {
    name: pick('name'),
    description: pick('description'),
    level: pick('level'),
    functions: mergeSets(mine.functions, before.functions, latest.functions),
    majors:
      mine.majors === 'all' || before.majors === 'all' || latest.majors === 'all'
        ? sameMajors(mine.majors, before.majors)
          ? latest.majors
          : mine.majors
        : mergeSets(mine.majors, before.majors, latest.majors),
  }
}

function mergeSets<T>(mine: readonly T[], before: readonly T[], latest: readonly T[]): T[] {
  const added = mine.filter((it) => !before.includes(it))
  const removed = before.filter((it) => !mine.includes(it))
  return [...new Set([...latest, ...added])].filter((it) => !removed.includes(it))
}

export const isSameRole = (one: RoleValues, other: RoleValues): boolean =>
  one.name === other.name &&
  one.description === other.description &&
  one.level === other.level &&
  isSameSet(one.functions, other.functions) &&
  sameMajors(one.majors, other.majors)

const sameMajors = (one: RoleValues['majors'], other: RoleValues['majors']): boolean =>
  one === 'all' || other === 'all' ? one === other : isSameSet(one, other)

const isSameSet = (one: readonly string[], other: readonly string[]) =>
  one.length === other.length && one.every((it) => other.includes(it))
