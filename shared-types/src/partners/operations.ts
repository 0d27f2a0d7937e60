import * as z from 'zod'
import { defineOperation } from '../operation'
import { partnerScopes } from './scopes'

const Scopes = z
  .array(z.enum(partnerScopes))
  .min(1)
  .refine((it) => new Set(it).size === it.length)

const PartnerFacts = z.strictObject({
  name: z.string().trim().min(1).max(100),
  /** What it asks for; the people concerned read this. */
  purpose: z.string().trim().min(1).max(100),
  /** Whom to ring when something is wrong. */
  contact: z.string().trim().max(100),
  scopes: Scopes,
  perMinute: z.int().min(1).max(6000),
  perDay: z.int().min(1).max(1_000_000),
})
export type PartnerFacts = z.infer<typeof PartnerFacts>

const PartnerKey = z.object({
  id: z.string(),
  createdAt: z.iso.datetime(),
  createdBy: z.string(),
  lastUsedAt: z.iso.datetime().nullable(),
  retiredAt: z.iso.datetime().nullable(),
})

export const Partner = PartnerFacts.extend({
  id: z.uuid(),
  /** Empty for a partner from before purposes were kept. */
  purpose: z.string(),
  enabled: z.boolean(),
  version: z.int(),
  createdAt: z.iso.datetime(),
  keys: z.array(PartnerKey),
  today: z.object({ calls: z.int(), refused: z.int() }),
})
export type Partner = z.infer<typeof Partner>

/** The secret is told once, here; afterwards nobody can read it. */
export const PartnerWithSecret = z.object({
  partner: Partner,
  keyId: z.string(),
  secret: z.string(),
})

const Managed = { callers: ['staff'], access: 'partners.manage' } as const
const Versioned = z.strictObject({ id: z.uuid(), version: z.int().min(1) })

export const listPartners = defineOperation({
  ...Managed,
  name: 'partners.list',
  label: '查看合作系统',
  writes: false,
  input: z.strictObject({}),
  output: z.object({ partners: z.array(Partner) }),
  errors: [],
})

export const createPartner = defineOperation({
  ...Managed,
  name: 'partners.create',
  label: '添加合作系统',
  writes: true,
  input: PartnerFacts,
  output: PartnerWithSecret,
  errors: ['name-taken'],
})

export const savePartner = defineOperation({
  ...Managed,
  name: 'partners.save',
  label: '修改合作系统',
  writes: true,
  input: PartnerFacts.extend(Versioned.shape),
  output: Partner,
  errors: ['not-found', 'changed-elsewhere', 'name-taken'],
})

/** Takes effect at the next request. */
export const setPartnerEnabled = defineOperation({
  ...Managed,
  name: 'partners.set-enabled',
  label: '启用或停用合作系统',
  writes: true,
  input: Versioned.extend({ enabled: z.boolean() }),
  output: Partner,
  errors: ['not-found', 'changed-elsewhere'],
})

/** Issues a second key; the former works until it is retired. */
export const rotatePartnerKey = defineOperation({
  ...Managed,
  name: 'partners.rotate-key',
  label: '更换合作系统密钥',
  writes: true,
  input: z.strictObject({ id: z.uuid() }),
  output: PartnerWithSecret,
  errors: ['not-found', 'too-many-keys'],
})

export const retirePartnerKey = defineOperation({
  ...Managed,
  name: 'partners.retire-key',
  label: '停用合作系统密钥',
  writes: true,
  input: z.strictObject({ id: z.uuid(), keyId: z.string().max(40) }),
  output: Partner,
  errors: ['not-found', 'last-key'],
})

/** Counts of the last thirty days, and the last calls with the consent that each was made on. */
export const partnerUsage = defineOperation({
  ...Managed,
  name: 'partners.usage',
  label: '查看合作系统调用',
  writes: false,
  input: z.strictObject({ id: z.uuid() }),
  output: z.object({
    days: z.array(z.object({ day: z.string(), calls: z.int(), refused: z.int() })),
    calls: z.array(
      z.object({
        id: z.uuid(),
        at: z.iso.datetime(),
        operation: z.string(),
        /** `answered`, or the code of the refusal. */
        outcome: z.string(),
        keyId: z.string(),
        address: z.string(),
        authentication: z.string(),
        consentVersion: z.string(),
        consentGivenAt: z.iso.datetime().nullable(),
        requestId: z.string(),
      }),
    ),
  }),
  errors: ['not-found'],
})

export const partnerManagement = [
  listPartners,
  createPartner,
  savePartner,
  setPartnerEnabled,
  rotatePartnerKey,
  retirePartnerKey,
  partnerUsage,
] as const
