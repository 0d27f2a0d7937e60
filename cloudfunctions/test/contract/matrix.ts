import {
  functionPermissionNames,
  isCentreOnly,
  permissionFor,
  staffLevels,
  type Access,
  type FunctionPermission,
  type StaffLevel,
} from 'shared-types/accounts/permissions'
import type { ErrorCode } from 'shared-types/errors'
import { importSubjectNames } from 'shared-types/imports/import-subjects'
import type { Operation } from 'shared-types/operation'
import { partnerScopes, type PartnerScope } from 'shared-types/partners/scopes'
import { callers, http, signed, usualDoor, type Door } from './doors'
import { nobody, type Person } from './people'
import { choicesOf } from './strictness'
import type { World } from './world'

/** What the contract's words say of somebody. */
export type Standing =
  | { as: 'nobody' }
  | { as: 'staff'; level: StaffLevel; functions: readonly FunctionPermission[] }
  | { as: 'student'; step: Step }
  | { as: 'partner'; scopes: readonly PartnerScope[] }
  | { as: 'timer' }

type StaffStanding = Extract<Standing, { as: 'staff' }>

/** Somebody who knocks, and as whom. */
export interface Actor {
  who: string
  person: Person
  standing: Standing
  door: Door
}

/** Whoever is admitted has their input looked at next, and here everybody sends one that is refused. */
const ADMITTED: ErrorCode = 'invalid-input'

const steps = ['visitor', 'consented', 'bound'] as const
type Step = (typeof steps)[number]

/** By callers and access of the contract alone. */
export function answerTo(
  operation: Operation,
  { person, standing }: Actor,
  input: unknown,
): ErrorCode {
  const { access } = operation
  if (!operation.callers.includes(person.caller)) return 'unknown-operation'
  if (access === 'anyone') return ADMITTED
  switch (standing.as) {
    case 'nobody':
      if (person.caller === 'timer') return 'permission-denied'
      return person.caller === 'partner' ? 'signature-refused' : 'sign-in-required'
    case 'timer':
      return access === 'worker' ? ADMITTED : 'permission-denied'
    case 'partner':
      return standing.scopes.some((it) => access === `scope:${it}`) ? ADMITTED : 'scope-missing'
    case 'student':
      return answerToStudent(access, standing.step)
    case 'staff':
      return mayCall(access, standing, input) ? ADMITTED : 'permission-denied'
  }
}

function answerToStudent(access: Access, step: Step): ErrorCode {
  const reached = steps.indexOf(step)
  // Of a student, signed in means bound.
  const needed = steps.indexOf(access === 'signed-in' ? 'bound' : (access as Step))
  if (reached >= needed) return ADMITTED
  return reached < steps.indexOf('consented') ? 'consent-required' : 'binding-required'
}

function mayCall(access: Access, { level, functions }: StaffStanding, input: unknown): boolean {
  if (access === 'signed-in') return true
  const needed = permissionFor(access, input)
  if (!needed || !functions.includes(needed)) return false
  return level === 'centre' || !isCentreOnly(needed)
}

/** One input for every permission that the operation can ask for; none of them is well formed. */
export function inputsOf({ access, input }: Operation): Record<string, unknown>[] {
  const wrong = { 'no-such-field': 1 }
  if (access.includes('{kind}'))
    return (choicesOf(input, 'kind') ?? []).map((kind) => ({ ...wrong, kind }))
  if (access.includes('{subject}'))
    return importSubjectNames.map((subject) => ({ ...wrong, subject }))
  return [wrong]
}

const at = (who: string, person: Person, standing: Standing, door = usualDoor(person)): Actor => ({
  ...{ who, person, standing, door },
})

/** Those to whom nobody grants functions one by one. */
export async function listOthers(world: World, administrator: Person): Promise<Actor[]> {
  const partners = partnerScopes.map(async (it) =>
    at(`partner for ${it}`, await world.partner([it]), { as: 'partner', scopes: [it] }),
  )
  const everything = { as: 'staff', level: 'level1', functions: functionPermissionNames } as const
  return [
    ...callers.map((it) =>
      at(`nobody at ${it}`, nobody(it), { as: 'nobody' }, it === 'partner' ? signed : http),
    ),
    at('student', await world.student(), { as: 'student', step: 'bound' }),
    at('consented visitor', await world.visitor(), { as: 'student', step: 'consented' }),
    at('visitor', await world.visitor({ consent: false }), { as: 'student', step: 'visitor' }),
    at('timer', nobody('timer'), { as: 'timer' }),
    at('administrator of a school', administrator, everything),
    ...(await Promise.all(partners)),
  ]
}

/** Each level of staff with the one permission and no other, and with every other. */
export function staffAround(
  people: Record<StaffLevel, Person>,
  needed: FunctionPermission | undefined,
): (Actor & { standing: StaffStanding })[] {
  const rest = functionPermissionNames.filter((it) => it !== needed)
  const holding = { with: needed ? [needed] : [], without: rest }
  return staffLevels.flatMap((level) =>
    (['with', 'without'] as const).map((word) => {
      const standing: StaffStanding = { as: 'staff', level, functions: holding[word] }
      const person = people[level]
      return { who: `${level} ${word}`, person, standing, door: usualDoor(person) }
    }),
  )
}
