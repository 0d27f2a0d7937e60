import * as z from 'zod'
import { archiveStates } from '../archives/archive-states'
import { defineOperation } from '../operation'
import { reassignmentPhases } from '../reports/rules/reassignment-rules'
import { stages, reportKindNames } from '../reports/workflow'
import { idTypes } from '../students/id-number'

export const FaceProviderKind = z.enum(['sandbox', 'tencent', 'wechat', 'school'])

/** Everything the home page needs to know about who is holding the phone. */
export const Visitor = z.object({
  sandbox: z.boolean(),
  /** The version of 「授权温馨提示」 in force and whether it has been agreed to. */
  consent: z.object({ version: z.string(), given: z.boolean() }),
  face: z.object({ provider: FaceProviderKind, verifiedAt: z.iso.datetime() }).nullable(),
  student: z
    .object({
      name: z.string(),
      maskedIdNumber: z.string(),
      studentNumber: z.string(),
      schoolName: z.string(),
      majorName: z.string(),
      year: z.int(),
    })
    .nullable(),
  /** The state of each kind of report, for the tiles of the service hall. */
  reports: z.array(
    z.object({
      kind: z.enum(reportKindNames),
      stage: z.enum(stages).nullable(),
      open: z.boolean(),
      /** The last day, while it is open and has one: YYYY-MM-DD in Shanghai. */
      closesOn: z.string().nullable(),
    }),
  ),
  /** Changing a dispatch that has been settled; null while none has. */
  reassignment: z
    .object({
      /** How far the latest application is; null while there is none. */
      stage: z.enum(stages).nullable(),
      /** What was settled before holds until it is decided; not of one that was completed and taken back. */
      formerHolds: z.boolean(),
      phase: z.enum(reassignmentPhases),
      /** The first day on which one may apply, and the last: YYYY-MM-DD. */
      opensOn: z.string(),
      closesOn: z.string(),
    })
    .nullable(),
  /** Of this WeChat, bound or not: not closed, and among them answered. */
  appeals: z.object({ open: z.int(), answered: z.int() }),
  /** Where the archive is; null while the school has entered none. */
  archive: z.enum(archiveStates).nullable(),
  certificate: z.enum(['none', 'available', 'issued', 'revoked']),
})
export type Visitor = z.infer<typeof Visitor>

export const whoAmI = defineOperation({
  name: 'identity.who-am-i',
  label: '查看本人状态',
  callers: ['student'],
  access: 'visitor',
  writes: false,
  input: z.strictObject({}),
  output: Visitor,
  errors: [],
})

export const giveConsent = defineOperation({
  name: 'identity.give-consent',
  label: '同意授权',
  callers: ['student'],
  access: 'visitor',
  writes: true,
  input: z.strictObject({ version: z.string().max(20) }),
  output: Visitor,
  errors: ['consent-outdated'],
})

const Name = z.string().trim().min(1).max(50)
const IdNumber = z.string().trim().min(6).max(30)

/** Starts a face check. The client learns where to go; only the server asks the provider for the outcome. */
export const startFaceCheck = defineOperation({
  name: 'identity.start-face-check',
  label: '开始实名认证',
  callers: ['student'],
  access: 'consented',
  writes: true,
  input: z.strictObject({ name: Name, idNumber: IdNumber }),
  output: z.object({
    checkId: z.uuid(),
    provider: FaceProviderKind,
    /** The provider's page; null where the app itself runs the check (WeChat) or shows the sandbox. */
    url: z.string().nullable(),
    /** What the mini-program hands to wx.requestFacialVerify; null with every other provider. */
    verifyId: z.string().nullable(),
  }),
  errors: ['fields-invalid', 'already-bound', 'too-many-requests', 'face-only-in-wechat'],
})

export const finishFaceCheck = defineOperation({
  name: 'identity.finish-face-check',
  label: '完成实名认证',
  callers: ['student'],
  access: 'consented',
  writes: true,
  input: z.strictObject({ checkId: z.uuid() }),
  output: z.object({ outcome: z.enum(['passed', 'failed', 'pending']), visitor: Visitor }),
  errors: ['not-found', 'face-only-in-wechat'],
})

/** The sandbox provider's answer button; refused wherever a real provider is configured. */
export const answerSandboxFaceCheck = defineOperation({
  name: 'identity.answer-sandbox-face-check',
  label: '沙箱实名认证作答',
  callers: ['student'],
  access: 'consented',
  writes: true,
  input: z.strictObject({ checkId: z.uuid(), outcome: z.enum(['passed', 'failed']) }),
  output: z.object({}),
  errors: ['not-found', 'sandbox-only'],
})

/**
 * Binds the WeChat identity to the one record of the roll with this name and ID number (and student number). Whatever
 * does not fit, the refusal is the same: it must not tell which part was right.
 */
export const bindStudent = defineOperation({
  name: 'identity.bind',
  label: '绑定学籍',
  callers: ['student'],
  access: 'consented',
  writes: true,
  input: z.strictObject({
    idType: z.enum(idTypes.map((it) => it.code)),
    name: Name,
    idNumber: IdNumber,
    studentNumber: z.string().trim().max(30).optional(),
    /** 「当面核验」: handed out by the school, it stands for the face check of this one record. */
    confirmationCode: z.string().trim().max(20).optional(),
  }),
  output: Visitor,
  errors: [
    'binding-refused',
    'already-bound',
    'face-required',
    'fields-invalid',
    'too-many-requests',
  ],
})

/** Ends the web session; inside WeChat the platform's identity stays. */
export const leave = defineOperation({
  name: 'identity.sign-out',
  label: '退出',
  callers: ['student'],
  access: 'visitor',
  writes: true,
  input: z.strictObject({}),
  output: z.object({}),
  errors: [],
})

export const identityOperations = [
  whoAmI,
  giveConsent,
  startFaceCheck,
  finishFaceCheck,
  answerSandboxFaceCheck,
  bindStudent,
  leave,
] as const
