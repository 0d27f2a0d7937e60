import * as z from 'zod'
import { defineOperation } from '../operation'
import { functionPermissionNames, staffLevels } from './permissions'

/** The signed-in member of staff, as the screens know them. */
export const StaffSession = z.object({
  account: z.string(),
  name: z.string(),
  level: z.enum(staffLevels),
  roleName: z.string(),
  schoolId: z.uuid(),
  schoolName: z.string(),
  functions: z.array(z.enum(functionPermissionNames)),
  mustChangePassword: z.boolean(),
  years: z.array(z.int()),
  currentYear: z.int(),
  /** True where outside systems are replaced by sandboxes; every screen says so. */
  sandbox: z.boolean(),
})
export type StaffSession = z.infer<typeof StaffSession>

const Password = z.string().min(1).max(128)

export const signIn = defineOperation({
  name: 'accounts.sign-in',
  label: '登录',
  callers: ['staff'],
  access: 'anyone',
  writes: true,
  input: z.strictObject({ account: z.string().trim().min(1).max(40), password: Password }),
  output: StaffSession,
  errors: ['sign-in-refused', 'sign-in-locked'],
})

export const signOut = defineOperation({
  name: 'accounts.sign-out',
  label: '退出登录',
  callers: ['staff'],
  access: 'signed-in',
  writes: true,
  input: z.strictObject({}),
  output: z.object({}),
  errors: [],
})

export const currentSession = defineOperation({
  name: 'accounts.current-session',
  label: '当前登录',
  callers: ['staff'],
  access: 'signed-in',
  writes: false,
  input: z.strictObject({}),
  output: StaffSession,
  errors: [],
})

export const changePassword = defineOperation({
  name: 'accounts.change-password',
  label: '修改密码',
  callers: ['staff'],
  access: 'signed-in',
  writes: true,
  input: z.strictObject({ oldPassword: Password, newPassword: Password }),
  output: StaffSession,
  errors: ['password-wrong', 'password-too-weak'],
})

export const accountOperations = [signIn, signOut, currentSession, changePassword] as const
