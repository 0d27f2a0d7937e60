import {
  functionPermissionNames,
  isCentreOnly,
  staffLevels,
  type FunctionPermission,
  type StaffLevel,
} from 'shared-types/accounts/permissions'
import type { StaffActor } from '../runtime/actor'

/** What a role lets its members do. */
export interface Power {
  level: StaffLevel
  isAdministrator: boolean
  functions: readonly string[]
  majors: 'all' | readonly string[]
}

/** The functions there are for a school, or for the centre. */
export const functionsFor = (level: StaffLevel): FunctionPermission[] =>
  functionPermissionNames.filter((it) => level === 'centre' || !isCentreOnly(it))

/** Levels that the caller may give: their own and those below it. The centre's stays with the centre. */
export function levelsFor(actor: StaffActor): StaffLevel[] {
  if (actor.level === 'centre') return ['centre']
  return staffLevels.slice(
    0,
    staffLevels.indexOf(actor.isAdministrator ? 'level1' : actor.level) + 1,
  )
}

/** Nobody grants, gives or takes over what they do not hold: a role is within one's own, or out of reach. */
export function isWithin(actor: StaffActor, power: Power): boolean {
  if (actor.isAdministrator) return levelsFor(actor).includes(power.level)
  return (
    !power.isAdministrator &&
    levelsFor(actor).includes(power.level) &&
    effective(power).every((it) => actor.functions.has(it)) &&
    hasMajors(actor, power.majors)
  )
}

/** What is stored may name functions that are gone, or that are of no use to a school. */
const effective = ({ functions, level }: Power) =>
  functionsFor(level).filter((it) => functions.includes(it))

function hasMajors(actor: StaffActor, majors: Power['majors']): boolean {
  const own = actor.majors
  if (own === 'all') return true
  return majors !== 'all' && majors.every((it) => own.includes(it))
}
