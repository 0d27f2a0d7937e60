import { functionPermissionNames, type FunctionPermission } from 'shared-types/accounts/permissions'
import type { StaffLevel } from 'shared-types/accounts/permissions'
import { DomainError } from 'shared-types/errors'
import type { Role } from 'shared-types/roles/operations'
import { recordAudit, type AuditFacts } from '../audit/audit'
import { within, type Tx } from '../database/scope'
import { staffScope, type StaffContext } from '../runtime/context'
import { newId } from '../runtime/new-id'
import { refuseReferenced, refuseTaken } from '../runtime/unique'
import { keepingManagers } from './managers'
import { isWithin, levelsFor, type Power } from './power'
import { powerOf, presentRole, presentRow } from './present'
import * as queries from './queries'

interface RoleFacts {
  name: string
  level: StaffLevel
  description: string
  functions: FunctionPermission[]
  majors: 'all' | string[]
}
interface Which {
  id: string
  version: number
}

const inSchool = <T>(context: StaffContext, work: (tx: Tx) => Promise<T>): Promise<T> =>
  within(context.services.db, staffScope(context), work)

export const listRoles = (context: StaffContext) =>
  inSchool(context, async (tx) => {
    const roles = await queries.listRoles(tx, context.actor.schoolId)
    return { roles: roles.map((it) => presentRow(it, context.actor)) }
  })

export const getRole = (context: StaffContext, { id }: { id: string }): Promise<Role> =>
  inSchool(context, (tx) => presentOne(tx, context, id))

export const addRole = (context: StaffContext, facts: RoleFacts): Promise<Role> =>
  inSchool(context, async (tx) => {
    const { actor, now } = context
    await checkGrant(tx, context, facts)
    const id = newId()
    await refuseTaken('name', `已有名为「${facts.name}」的角色`, () =>
      queries.insertRole(tx, {
        ...columnsOf(facts),
        school_id: actor.schoolId,
        id,
        created_at: now,
        updated_at: now,
      }),
    )
    await queries.setMajors(tx, { school_id: actor.schoolId, id }, listed(facts.majors))
    await audit(tx, context, 'roles.add', id, { after: factsForAudit(facts) })
    return presentOne(tx, context, id)
  })

export const editRole = (context: StaffContext, input: RoleFacts & Which): Promise<Role> =>
  inSchool(context, (tx) =>
    keepingManagers(tx, context.actor.schoolId, async () => {
      const role = await getManageable(tx, context, input)
      await checkGrant(tx, context, input)
      await refuseTaken('name', `已有名为「${input.name}」的角色`, () =>
        update(tx, role, { ...columnsOf(input), updated_at: context.now }),
      )
      await queries.setMajors(tx, role, listed(input.majors))
      await audit(tx, context, 'roles.edit', role.id, {
        before: factsForAudit(powerOf(role)),
        after: factsForAudit(input),
      })
      return presentOne(tx, context, role.id)
    }),
  )

export const switchRole = (context: StaffContext, input: Which & { enabled: boolean }) =>
  inSchool(context, (tx) =>
    keepingManagers(tx, context.actor.schoolId, async () => {
      const role = await getManageable(tx, context, input)
      await update(tx, role, { enabled: input.enabled })
      await audit(tx, context, 'roles.switch', role.id, {
        before: { enabled: role.enabled },
        after: { enabled: input.enabled },
      })
      return presentRow(
        { ...role, enabled: input.enabled, version: role.version + 1 },
        context.actor,
      )
    }),
  )

export const deleteRole = (context: StaffContext, input: Which): Promise<Record<string, never>> =>
  inSchool(context, async (tx) => {
    const role = await getManageable(tx, context, input)
    if (role.members > 0)
      throw new DomainError('in-use', { reason: `该角色有 ${role.members} 名成员，不能删除` })
    const isGone = await refuseReferenced(() => queries.deleteRole(tx, role))
    if (!isGone) throw new DomainError('changed-elsewhere')
    await audit(tx, context, 'roles.delete', role.id, { before: factsForAudit(powerOf(role)) })
    return {}
  })

async function presentOne(tx: Tx, { actor }: StaffContext, id: string): Promise<Role> {
  const role = await queries.findRole(tx, actor.schoolId, id)
  if (!role) throw new DomainError('not-found')
  return presentRole(role, await queries.listMajors(tx, actor.schoolId), actor)
}

/** A role of one's own school, as it was seen, that lies within one's own permissions. */
async function getManageable(tx: Tx, { actor }: StaffContext, { id, version }: Which) {
  const role = await queries.findRole(tx, actor.schoolId, id)
  if (!role) throw new DomainError('not-found')
  if (role.is_administrator) throw new DomainError('administrator-role')
  if (!isWithin(actor, powerOf(role))) throw new DomainError('beyond-own-permissions')
  if (role.version !== version) throw new DomainError('changed-elsewhere')
  return role
}

async function update(
  tx: Tx,
  role: queries.RoleRecord,
  changes: Parameters<typeof queries.updateRole>[2],
): Promise<void> {
  if (!(await queries.updateRole(tx, role, changes))) throw new DomainError('changed-elsewhere')
}

/** Majors of another school are as unknown as those that one does not hold. */
async function checkGrant(tx: Tx, { actor }: StaffContext, facts: RoleFacts): Promise<void> {
  const known = new Set((await queries.listMajors(tx, actor.schoolId)).map((it) => it.id))
  const power: Power = { ...facts, isAdministrator: false }
  const isGrantable =
    facts.functions.every((it) => actor.functions.has(it)) &&
    listed(facts.majors).every((it) => known.has(it)) &&
    levelsFor(actor).includes(facts.level) &&
    isWithin(actor, power)
  if (!isGrantable) throw new DomainError('beyond-own-permissions')
}

const listed = (majors: 'all' | readonly string[]): readonly string[] =>
  majors === 'all' ? [] : majors

const columnsOf = (facts: RoleFacts) => ({
  name: facts.name,
  level: facts.level,
  description: facts.description,
  functions: [...new Set(facts.functions)],
  all_majors: facts.majors === 'all',
  known_functions: functionPermissionNames,
})

const factsForAudit = ({ level, functions, majors }: Omit<Power, 'isAdministrator'>) => ({
  level,
  functions: [...functions],
  majors: majors === 'all' ? 'all' : [...majors],
})

async function audit(
  tx: Tx,
  context: StaffContext,
  operation: string,
  id: string,
  change: { before?: AuditFacts; after?: AuditFacts },
): Promise<void> {
  const { schoolId } = context.actor
  await recordAudit(tx, context, [{ schoolId, operation, kind: 'role', id, ...change }])
}
