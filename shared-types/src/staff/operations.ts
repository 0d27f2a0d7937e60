import * as z from 'zod'
import { staffLevels } from '../accounts/permissions'
import { defineOperation } from '../operation'

const About = { callers: ['staff'], access: 'staff.edit', writes: true } as const
const Version = z.int().min(1).max(1_000_000_000)
const Which = z.strictObject({ id: z.uuid(), version: Version })

export const StaffMember = z.object({
  id: z.uuid(),
  account: z.string(),
  name: z.string(),
  roleId: z.uuid(),
  roleName: z.string(),
  level: z.enum(staffLevels),
  isAdministrator: z.boolean(),
  remark: z.string(),
  enabled: z.boolean(),
  createdAt: z.iso.datetime(),
  lastSignInAt: z.iso.datetime().nullable(),
  mustChangePassword: z.boolean(),
  hasSecondFactor: z.boolean(),
  /** Until when too many wrong passwords lock the account; null when it is open. */
  lockedUntil: z.iso.datetime().nullable(),
  version: z.int(),
  /** What the caller may do with this account; the screen shows exactly these. */
  allowed: z.object({
    edit: z.boolean(),
    switch: z.boolean(),
    resetPassword: z.boolean(),
    delete: z.boolean(),
  }),
})
export type StaffMember = z.infer<typeof StaffMember>

export const listStaff = defineOperation({
  name: 'staff.list',
  label: '查看用户',
  callers: ['staff'],
  access: 'staff.view',
  writes: false,
  input: z.strictObject({
    /** Account or name. */
    search: z.string().trim().max(50).optional(),
    roleId: z.uuid().optional(),
    enabled: z.boolean().optional(),
    after: z.string().max(200).optional(),
    limit: z.int().min(1).max(100).default(20),
  }),
  output: z.object({ rows: z.array(StaffMember), next: z.string().nullable(), total: z.int() }),
  errors: [],
})

/** What the form of a new user needs: the fixed beginning of the account, and the roles that the caller may give. */
export const staffFormChoices = defineOperation({
  name: 'staff.form-choices',
  label: '查看用户',
  callers: ['staff'],
  access: 'staff.view',
  writes: false,
  input: z.strictObject({}),
  output: z.object({
    accountPrefix: z.string(),
    roles: z.array(z.object({ id: z.uuid(), name: z.string(), level: z.enum(staffLevels) })),
  }),
  errors: [],
})

/** What follows the school's code in an account. */
export const AccountSuffix = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9._-]{0,29}$/)

const StaffFacts = z.strictObject({
  name: z.string().trim().min(1).max(50),
  roleId: z.uuid(),
  remark: z.string().trim().max(200).default(''),
})

export const addStaff = defineOperation({
  ...About,
  name: 'staff.add',
  label: '添加用户',
  input: StaffFacts.extend({
    accountSuffix: AccountSuffix,
    /** To be changed at the first sign-in. */
    password: z.string().min(1).max(128),
  }),
  output: StaffMember,
  errors: ['not-found', 'name-taken', 'password-too-weak', 'beyond-own-permissions'],
})

export const editStaff = defineOperation({
  ...About,
  name: 'staff.edit',
  label: '编辑用户',
  input: StaffFacts.extend({ id: z.uuid(), version: Version }),
  output: StaffMember,
  errors: ['not-found', 'changed-elsewhere', 'beyond-own-permissions', 'last-administrator'],
})

/** A user who is switched off is refused at the next request; their sessions end. */
export const switchStaff = defineOperation({
  ...About,
  name: 'staff.switch',
  label: '启用或停用用户',
  input: Which.extend({ enabled: z.boolean() }),
  output: StaffMember,
  errors: [
    'not-found',
    'changed-elsewhere',
    'beyond-own-permissions',
    'not-yourself',
    'last-administrator',
  ],
})

/** A password for one use, shown once: it must be changed at the next sign-in. Ends the user's sessions. */
export const resetPassword = defineOperation({
  ...About,
  name: 'staff.reset-password',
  label: '重置密码',
  input: Which,
  output: z.object({ account: z.string(), password: z.string() }),
  errors: ['not-found', 'changed-elsewhere', 'beyond-own-permissions', 'not-yourself'],
})

/** For somebody who lost both the phone and the recovery codes. */
export const resetSecondFactor = defineOperation({
  ...About,
  name: 'staff.reset-second-factor',
  label: '解除动态码',
  input: Which,
  output: StaffMember,
  errors: ['not-found', 'changed-elsewhere', 'beyond-own-permissions', 'not-yourself'],
})

/** Ends the wait after too many wrong passwords or codes. */
export const unlockStaff = defineOperation({
  ...About,
  name: 'staff.unlock',
  label: '解除锁定',
  input: z.strictObject({ id: z.uuid() }),
  output: StaffMember,
  errors: ['not-found', 'beyond-own-permissions'],
})

/** Only somebody who has never signed in. */
export const deleteStaff = defineOperation({
  ...About,
  name: 'staff.delete',
  label: '删除用户',
  input: Which,
  output: z.object({}),
  errors: [
    'not-found',
    'changed-elsewhere',
    'beyond-own-permissions',
    'not-yourself',
    'already-used',
    'last-administrator',
  ],
})

export const SecuritySettings = z.object({
  requireSecondFactor: z.boolean(),
  /** The centre's demand on this school; it cannot be undone here. */
  requiredByCentre: z.boolean(),
  /** Of the enabled users, how many already have one. */
  enrolled: z.int(),
  members: z.int(),
})

export const getSecurity = defineOperation({
  name: 'staff.get-security',
  label: '查看登录安全要求',
  callers: ['staff'],
  access: 'staff.security',
  writes: false,
  input: z.strictObject({}),
  output: SecuritySettings,
  errors: [],
})

export const setSecurity = defineOperation({
  name: 'staff.set-security',
  label: '设置登录安全要求',
  callers: ['staff'],
  access: 'staff.security',
  writes: true,
  input: z.strictObject({ requireSecondFactor: z.boolean() }),
  output: SecuritySettings,
  errors: [],
})

export const staffOperations = [
  listStaff,
  staffFormChoices,
  addStaff,
  editStaff,
  switchStaff,
  resetPassword,
  resetSecondFactor,
  unlockStaff,
  deleteStaff,
  getSecurity,
  setSecurity,
] as const
