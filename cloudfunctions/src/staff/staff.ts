import { DomainError } from 'shared-types/errors'
import type { StaffMember } from 'shared-types/staff/operations'
import { hashPassword, isStrongPassword } from '../accounts/passwords'
import { endSessions } from '../accounts/sessions'
import { within, type Tx } from '../database/scope'
import type { StaffContext } from '../runtime/context'
import { newId } from '../runtime/new-id'
import { refuseReferenced, refuseTaken } from '../runtime/unique'
import { keepingManagers } from '../roles/managers'
import { listRolesWithin, reachOfRole } from '../roles/role-power'
import { audit, getManageable, inSchool, type Which } from './manageable'
import { presentStaff } from './present'
import * as queries from './queries'

interface StaffFacts {
  name: string
  roleId: string
  remark: string
}

export async function listStaff(
  context: StaffContext,
  input: Parameters<typeof queries.listStaff>[2] & { after?: string | undefined; limit: number },
) {
  const { after, limit, ...filter } = input
  const { schoolId } = context.actor
  const { rows, total } = await inSchool(context, async (tx) => ({
    rows: await queries.listStaff(tx, schoolId, filter, { after, limit: limit + 1 }),
    total: await queries.countStaff(tx, schoolId, filter),
  }))
  const page = rows.slice(0, limit)
  return {
    rows: await presentStaff(context, page),
    next: rows.length > limit ? (page.at(-1)?.account ?? null) : null,
    total,
  }
}

export const staffFormChoices = (context: StaffContext) =>
  inSchool(context, async (tx) => {
    const { code } = await queries.findSecurity(tx, context.actor.schoolId)
    const roles = await listRolesWithin(tx, context.actor)
    return {
      accountPrefix: code,
      roles: roles.map(({ id, name, level }) => ({
        id,
        name,
        level: level as StaffMember['level'],
      })),
    }
  })

export async function addStaff(
  context: StaffContext,
  input: StaffFacts & { accountSuffix: string; password: string },
): Promise<StaffMember> {
  const { actor, now } = context
  const { code } = await inSchool(context, (tx) => queries.findSecurity(tx, actor.schoolId))
  const account = `${code}${input.accountSuffix}`
  if (!isStrongPassword(input.password, [account, input.accountSuffix, input.name]))
    throw new DomainError('password-too-weak')
  const passwordHash = await hashPassword(input.password)
  const id = newId()
  await inSchool(context, async (tx) => {
    await checkRole(tx, context, input.roleId)
    await refuseTaken('accountSuffix', `账号 ${account} 已存在`, () =>
      queries.insertStaff(tx, {
        school_id: actor.schoolId,
        id,
        account,
        name: input.name,
        role_id: input.roleId,
        remark: input.remark,
        password_hash: passwordHash,
        must_change_password: true,
        created_at: now,
      }),
    )
    await audit(tx, context, 'staff.add', id, { after: { roleId: input.roleId } })
  })
  return presentOne(context, id)
}

export async function editStaff(
  context: StaffContext,
  input: StaffFacts & Which,
): Promise<StaffMember> {
  await inSchool(context, (tx) =>
    keepingManagers(tx, context.actor.schoolId, async () => {
      const row = await getManageable(tx, context, input)
      await checkRole(tx, context, input.roleId)
      const { name, roleId, remark } = input
      await update(tx, row, { name, role_id: roleId, remark })
      await audit(tx, context, 'staff.edit', row.id, {
        before: { roleId: row.role_id },
        after: { roleId, nameChanged: name !== row.name },
      })
    }),
  )
  return presentOne(context, input.id)
}

export async function switchStaff(
  context: StaffContext,
  input: Which & { enabled: boolean },
): Promise<StaffMember> {
  const { schoolId } = context.actor
  await inSchool(context, (tx) =>
    keepingManagers(tx, schoolId, async () => {
      const row = await getManageable(tx, context, input, 'another')
      await update(tx, row, { enabled: input.enabled })
      await audit(tx, context, 'staff.switch', row.id, {
        before: { enabled: row.enabled },
        after: { enabled: input.enabled },
      })
    }),
  )
  if (!input.enabled) await endSessions(context.services, schoolId, input.id)
  return presentOne(context, input.id)
}

export async function deleteStaff(
  context: StaffContext,
  input: Which,
): Promise<Record<string, never>> {
  const { actor, services } = context
  // A user of the seed may hold a session without ever having signed in.
  await inSchool(context, (tx) => getManageable(tx, context, input, 'another'))
  await within(services.db, { role: 'system' }, (tx) =>
    keepingManagers(tx, actor.schoolId, async () => {
      const row = await getManageable(tx, context, input, 'another')
      if (row.last_signed_in_at !== null) throw new DomainError('already-used')
      await endSessions(services, actor.schoolId, row.id, tx)
      if (!(await refuseReferenced(() => queries.deleteUnused(tx, row))))
        throw new DomainError('changed-elsewhere')
      await audit(tx, context, 'staff.delete', row.id, { before: { roleId: row.role_id } })
    }),
  )
  return {}
}

async function checkRole(tx: Tx, { actor }: StaffContext, roleId: string): Promise<void> {
  const reach = await reachOfRole(tx, actor, roleId)
  if (reach === 'unknown') throw new DomainError('not-found')
  if (reach === 'beyond') throw new DomainError('beyond-own-permissions')
}

async function update(
  tx: Tx,
  row: queries.StaffRecord,
  changes: Parameters<typeof queries.updateStaff>[2],
): Promise<void> {
  if (!(await queries.updateStaff(tx, row, changes))) throw new DomainError('changed-elsewhere')
}

export async function presentOne(context: StaffContext, id: string): Promise<StaffMember> {
  const row = await inSchool(context, (tx) => queries.findStaff(tx, context.actor.schoolId, id))
  const [member] = await presentStaff(context, row ? [row] : [])
  if (!member) throw new DomainError('not-found')
  return member
}
