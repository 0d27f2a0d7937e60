import * as z from 'zod'
import { defineOperation } from '../operation'

const About = { callers: ['staff'], access: 'signed-in' } as const

/** Six digits of the authenticator. */
export const TotpCode = z
  .string()
  .trim()
  .regex(/^\d{6}$/)
const Password = z.string().min(1).max(128)
const RecoveryCodes = z.object({ recoveryCodes: z.array(z.string()) })

export const SecondFactor = z.object({
  enrolled: z.boolean(),
  enrolledAt: z.iso.datetime().nullable(),
  /** By the school or the centre: it cannot be given up. */
  required: z.boolean(),
  recoveryCodesLeft: z.int(),
})

export const getSecondFactor = defineOperation({
  ...About,
  name: 'accounts.get-second-factor',
  label: '查看动态码',
  writes: false,
  input: z.strictObject({}),
  output: SecondFactor,
  errors: [],
})

/** A secret for the authenticator, as text and as the address behind the QR; in force only once a code confirms it. */
export const beginSecondFactor = defineOperation({
  ...About,
  name: 'accounts.begin-second-factor',
  label: '绑定身份验证器',
  writes: true,
  input: z.strictObject({ password: Password }),
  output: z.object({ secret: z.string(), otpauthUrl: z.string() }),
  errors: ['password-wrong', 'too-many-requests', 'action-not-allowed'],
})

/** Shows the recovery codes once; each serves for one sign-in. */
export const confirmSecondFactor = defineOperation({
  ...About,
  name: 'accounts.confirm-second-factor',
  label: '确认身份验证器',
  writes: true,
  input: z.strictObject({ code: TotpCode }),
  output: RecoveryCodes,
  errors: ['second-factor-wrong', 'too-many-requests', 'action-not-allowed'],
})

export const renewRecoveryCodes = defineOperation({
  ...About,
  name: 'accounts.renew-recovery-codes',
  label: '更换恢复码',
  writes: true,
  input: z.strictObject({ code: TotpCode }),
  output: RecoveryCodes,
  errors: ['second-factor-wrong', 'too-many-requests', 'action-not-allowed'],
})

export const removeSecondFactor = defineOperation({
  ...About,
  name: 'accounts.remove-second-factor',
  label: '停用动态码',
  writes: true,
  input: z.strictObject({ code: TotpCode }),
  output: SecondFactor,
  errors: [
    'second-factor-wrong',
    'second-factor-compulsory',
    'too-many-requests',
    'action-not-allowed',
  ],
})

export const SignIn = z.object({
  id: z.uuid(),
  at: z.iso.datetime(),
  address: z.string(),
  /** 「本机」, 「内网」 or 「未知」: no data about public addresses is at hand. */
  region: z.string(),
  browser: z.string(),
})
export type SignIn = z.infer<typeof SignIn>

/** 「登录日志」: one's own sign-ins, newest first. */
export const listSignIns = defineOperation({
  ...About,
  name: 'accounts.list-sign-ins',
  label: '查看登录日志',
  writes: false,
  input: z.strictObject({
    after: z.uuid().optional(),
    limit: z.int().min(1).max(100).default(20),
  }),
  output: z.object({ rows: z.array(SignIn), next: z.uuid().nullable() }),
  errors: [],
})

export const secondFactorOperations = [
  getSecondFactor,
  beginSecondFactor,
  confirmSecondFactor,
  renewRecoveryCodes,
  removeSecondFactor,
  listSignIns,
] as const
