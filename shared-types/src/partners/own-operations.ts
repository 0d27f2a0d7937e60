import * as z from 'zod'
import { defineOperation } from '../operation'
import { partnerScopes } from './scopes'

/** Of whoever holds the phone, also after the platform's own consent was withdrawn: it is a right, not a service. */
const Own = { callers: ['student'], access: 'visitor' } as const

/** A partner that has asked about the person. */
const AskingPartner = z.object({
  id: z.uuid(),
  name: z.string(),
  /** In the words of the centre; empty when none were given. */
  purpose: z.string(),
  calls: z.int(),
  lastAt: z.iso.datetime(),
  /** Since when it is refused; null while it may ask. */
  refusedAt: z.iso.datetime().nullable(),
})
export type AskingPartner = z.infer<typeof AskingPartner>

/** One call about the person. */
export const OwnCall = z.object({
  id: z.uuid(),
  partnerName: z.string(),
  at: z.iso.datetime(),
  scope: z.enum(partnerScopes),
  outcome: z.enum(['told', 'withheld', 'nothing']),
  /** How the partner stated that it had made sure who was there. */
  authentication: z.string(),
  /** The consent that the partner stated to hold. */
  consentVersion: z.string(),
  consentGivenAt: z.iso.datetime(),
  requestId: z.string(),
})
export type OwnCall = z.infer<typeof OwnCall>

export const ownCallOutcomeLabels: Record<OwnCall['outcome'], string> = {
  told: '已提供',
  withheld: '未提供：您已撤回授权',
  nothing: '未提供：没有可提供的内容或请求不符合要求',
}

export const AskingPartners = z.object({
  /** False before it is known who is asking: then nothing can be shown. */
  isVerified: z.boolean(),
  partners: z.array(AskingPartner),
})
export type AskingPartners = z.infer<typeof AskingPartners>

export const myPartners = defineOperation({
  ...Own,
  name: 'partners.mine',
  label: '查看授权记录',
  writes: false,
  input: z.strictObject({}),
  output: AskingPartners,
  errors: [],
})

/** Newest first. */
export const myPartnerCalls = defineOperation({
  ...Own,
  name: 'partners.my-calls',
  label: '查看合作系统的查询记录',
  writes: false,
  input: z.strictObject({
    after: z.string().max(500).optional(),
    limit: z.int().min(1).max(100).default(20),
  }),
  output: z.object({ calls: z.array(OwnCall), next: z.string().nullable() }),
  errors: [],
})

const OfPartner = z.strictObject({ id: z.uuid() })

/** From the next call on this partner is told nothing about the person; what it was told before it keeps. */
export const refusePartner = defineOperation({
  ...Own,
  name: 'partners.refuse-mine',
  label: '撤回对合作系统的授权',
  writes: true,
  input: OfPartner,
  output: AskingPartners,
  errors: ['face-required', 'not-found'],
})

export const allowPartner = defineOperation({
  ...Own,
  name: 'partners.allow-mine',
  label: '恢复对合作系统的授权',
  writes: true,
  input: OfPartner,
  output: AskingPartners,
  errors: ['face-required', 'not-found'],
})

export const ownPartnerOperations = [
  myPartners,
  myPartnerCalls,
  refusePartner,
  allowPartner,
] as const
