import * as z from 'zod'
import { MyAppeal } from '../appeals/schemas'
import { Whereabouts } from '../archives/schemas'
import { Certificate } from '../certificates/operations'
import { PastCertificate } from '../certificates/past-operations'
import { defineOperation } from '../operation'
import { AskingPartners, OwnCall } from '../partners/own-operations'
import { Report } from '../reports/schemas'
import { Visitor } from './operations'

/** Of whoever holds the phone: also after consent was withdrawn, and before anything is bound. */
const Own = { callers: ['student'], access: 'visitor' } as const

/** Everything that is kept about a person, as they may see it (Personal Information Protection Law, article 45). */
export const OwnData = z.object({
  preparedAt: z.iso.datetime(),
  visitor: Visitor,
  reports: z.array(Report),
  certificate: Certificate.nullable(),
  /** What the registers of past years hold of whoever passed the face check. */
  pastCertificates: z.array(PastCertificate),
  archive: Whereabouts.nullable(),
  appeals: z.array(MyAppeal),
  /** Which partner systems asked about the person, and each of their calls. */
  partners: AskingPartners.extend({ calls: z.array(OwnCall) }),
})
export type OwnData = z.infer<typeof OwnData>

/** On record each time: it is a copy of everything. */
export const takeOwnData = defineOperation({
  ...Own,
  name: 'identity.take-own-data',
  label: '查阅、导出本人数据',
  writes: false,
  input: z.strictObject({}),
  output: OwnData,
  errors: [],
})

/** From here on every function asks for consent again; what was handed in stays with the school. */
export const withdrawConsent = defineOperation({
  ...Own,
  name: 'identity.withdraw-consent',
  label: '撤回授权',
  writes: true,
  input: z.strictObject({}),
  output: Visitor,
  errors: [],
})

/** Ends every session in a browser, this one too; inside WeChat the platform's identity stays. */
export const leaveEverywhere = defineOperation({
  ...Own,
  name: 'identity.sign-out-everywhere',
  label: '退出所有网页登录',
  writes: true,
  input: z.strictObject({}),
  output: z.object({ ended: z.int() }),
  errors: [],
})

export const ownDataOperations = [takeOwnData, withdrawConsent, leaveEverywhere] as const
