import { accountBackOff } from '../../../../src/accounts/accounts'
import { insertSession } from '../../../../src/accounts/queries'
import { codeAt } from '../../../../src/accounts/second-factor/totp'
import { within } from '../../../../src/database/scope'
import { hashToken, newSessionToken } from '../../../../src/runtime/random-token'
import { nobody, PASSWORD, type Person } from '../../people'
import type { Samples } from '../../sample'
import type { World } from '../../world'
import { addedSchool, fresh, ofOwn, school } from './parts'

async function role(world: World) {
  const by = await school(world)
  const input = {
    name: fresh('角色'),
    level: 'level2' as const,
    functions: ['origin.view' as const],
    majors: world
      .schoolOf('10001')
      .majors.slice(0, 1)
      .map((it) => it.id),
  }
  const made = await world.call(by, 'roles.add', input)
  return {
    by,
    input,
    made,
    others: { otherSchool: 'not-found', otherMajor: 'beyond-own-permissions' } as const,
  }
}

async function member(world: World) {
  const by = await school(world)
  const { made: ofRole } = await role(world)
  const input = {
    accountSuffix: fresh('u'),
    name: '新同事',
    roleId: ofRole.id,
    password: 'Sample2026x',
  }
  const made = await world.call(by, 'staff.add', input)
  return {
    by,
    input,
    made,
    others: { otherSchool: 'not-found', otherMajor: 'beyond-own-permissions' } as const,
  }
}

/** The administrator of a new school, past the first password change. */
async function administrator(world: World): Promise<Person> {
  const { made } = await addedSchool(world)
  const { rows } = await world.owner.query<{ id: string }>(
    'update staff set must_change_password = false where school_id = $1 returning id',
    [made.id],
  )
  const id = rows[0]?.id ?? ''
  const token = newSessionToken()
  const now = new Date()
  await within(world.services.db, { role: 'system' }, (tx) =>
    insertSession(tx, {
      tokenHash: hashToken(token),
      schoolId: made.id,
      staffId: id,
      now,
      expiresAt: new Date(now.getTime() + 3600_000),
    }),
  )
  return { caller: 'staff', id, schoolId: made.id, token }
}

/** Somebody with an authenticator that has been shown but not confirmed, or is in force. */
async function enrolled(world: World, confirmed: boolean) {
  const by = await world.withPassword('10001level2')
  await world.owner.query('delete from attempt')
  await world.owner.query('delete from recovery_code where staff_id = $1', [by.id])
  await world.owner.query('delete from second_factor where staff_id = $1', [by.id])
  const { secret } = await world.call(by, 'accounts.begin-second-factor', { password: PASSWORD })
  const at = (seconds: number) => codeAt(secret, new Date(Date.now() + seconds * 1000))
  if (confirmed) await world.call(by, 'accounts.confirm-second-factor', { code: at(-30) })
  return { by, input: { code: at(0) }, others: 'action-not-allowed' as const }
}

/** Accounts and their second factor, roles, staff. */
export const peopleSamples: Samples = {
  'accounts.get-captcha': {
    staff: () => Promise.resolve({ by: nobody('staff'), input: {}, others: 'allowed' }),
  },
  'accounts.get-second-factor': { staff: ofOwn(school, {}) },
  'accounts.begin-second-factor': {
    staff: async (world) => {
      const { by } = await enrolled(world, false)
      return { by, input: { password: PASSWORD }, others: 'password-wrong' }
    },
  },
  'accounts.confirm-second-factor': { staff: (world) => enrolled(world, false) },
  'accounts.renew-recovery-codes': { staff: (world) => enrolled(world, true) },
  'accounts.remove-second-factor': { staff: (world) => enrolled(world, true) },
  'accounts.list-sign-ins': { staff: ofOwn(school, {}) },
  'roles.list': { staff: ofOwn(school, {}) },
  'roles.permission-tree': { staff: ofOwn(school, {}) },
  'roles.get': {
    staff: async (world) => {
      const { by, made } = await role(world)
      return {
        by,
        input: { id: made.id },
        others: { otherSchool: 'not-found', otherMajor: 'allowed' },
      }
    },
  },
  'roles.add': {
    staff: async (world) => {
      const { by, input } = await role(world)
      const others = 'beyond-own-permissions'
      return { by, input: { ...input, name: fresh('角色') }, others }
    },
  },
  'roles.edit': {
    staff: async (world) => {
      const { by, input, made, others } = await role(world)
      return { by, input: { ...input, id: made.id, version: 1 }, others }
    },
  },
  'roles.switch': {
    staff: async (world) => {
      const { by, made, others } = await role(world)
      return { by, input: { id: made.id, version: 1, enabled: false }, others }
    },
  },
  'roles.delete': {
    staff: async (world) => {
      const { by, made, others } = await role(world)
      return { by, input: { id: made.id, version: 1 }, others }
    },
  },
  'staff.list': { staff: ofOwn(school, {}) },
  'staff.form-choices': { staff: ofOwn(school, {}) },
  'staff.add': {
    staff: async (world) => {
      const { by, input, others } = await member(world)
      return { by, input: { ...input, accountSuffix: fresh('v') }, others }
    },
  },
  'staff.edit': {
    staff: async (world) => {
      const { by, made, others } = await member(world)
      const input = { id: made.id, version: 1, name: '改名', roleId: made.roleId }
      return { by, input, others }
    },
  },
  'staff.switch': {
    staff: async (world) => {
      const { by, made, others } = await member(world)
      return { by, input: { id: made.id, version: 1, enabled: false }, others }
    },
  },
  'staff.reset-password': {
    staff: async (world) => {
      const { by, made, others } = await member(world)
      return { by, input: { id: made.id, version: 1 }, others }
    },
  },
  'staff.reset-second-factor': {
    staff: async (world) => {
      const { by, made, others } = await member(world)
      return { by, input: { id: made.id, version: 1 }, others }
    },
  },
  'staff.unlock': {
    staff: async (world) => {
      const { by, made, others } = await member(world)
      const key = world.services.keys.blindIndex('attempt', accountBackOff(made.account).key)
      await world.owner.query(
        `insert into attempt values ($1, 9, now() + interval '9 minutes', now())`,
        [key],
      )
      return { by, input: { id: made.id }, others }
    },
  },
  'staff.delete': {
    staff: async (world) => {
      const { by, made, others } = await member(world)
      return { by, input: { id: made.id, version: 1 }, others }
    },
  },
  'staff.get-security': { staff: ofOwn(school, {}) },
  // Of a school of its own: whoever else is in it could do nothing any more.
  'staff.set-security': {
    staff: async (world) => ({
      by: await administrator(world),
      input: { requireSecondFactor: true },
      others: { otherSchool: 'allowed', otherMajor: 'allowed' },
    }),
  },
}
