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
  /** The school or the centre asks for one and this person has none yet: nothing else works until they do. */
  mustEnrolSecondFactor: z.boolean(),
  years: z.array(z.int()),
  currentYear: z.int(),
  /** True where outside systems are replaced by sandboxes; every screen says so. */
  sandbox: z.boolean(),
})
export type StaffSession = z.infer<typeof StaffSession>

const Password = z.string().min(1).max(128)

/** A picture of characters to be typed: asked for after a failure of the account, good for a few minutes and once. */
export const getCaptcha = defineOperation({
  name: 'accounts.get-captcha',
  label: '获取图片验证码',
  callers: ['staff'],
  access: 'anyone',
  writes: false,
  input: z.strictObject({}),
  output: z.object({ captcha: z.string(), svg: z.string(), expiresInSeconds: z.int() }),
  errors: [],
})

/** What the sign-in form sends along once it has been asked for it. */
const CaptchaAnswer = z.strictObject({
  captcha: z.string().min(1).max(600),
  answer: z.string().trim().max(20),
})

/**
 * In up to three goes with the same form: refused with `captcha-required` after a failure of the account (no longer
 * once a minute has passed without another), and with `second-factor-required` when the password was right but the
 * person has an authenticator; `code` is its six digits or a recovery code.
 */
export const signIn = defineOperation({
  name: 'accounts.sign-in',
  label: '登录',
  callers: ['staff'],
  access: 'anyone',
  writes: true,
  input: z.strictObject({
    account: z.string().trim().min(1).max(40),
    password: Password,
    captcha: CaptchaAnswer.optional(),
    code: z.string().trim().min(1).max(30).optional(),
  }),
  output: StaffSession,
  errors: [
    'sign-in-refused',
    'sign-in-locked',
    'captcha-required',
    'captcha-wrong',
    'second-factor-required',
    'second-factor-wrong',
  ],
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
  errors: ['password-wrong', 'password-too-weak', 'too-many-requests'],
})

export const accountOperations = [
  getCaptcha,
  signIn,
  signOut,
  currentSession,
  changePassword,
] as const
