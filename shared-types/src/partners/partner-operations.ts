import * as z from 'zod'
import { Whereabouts } from '../archives/schemas'
import { certificateKinds } from '../certificates/certificate-kinds'
import { certificateStates } from '../certificates/operations'
import type { ErrorCode } from '../errors'
import { defineOperation } from '../operation'
import { idTypes } from '../students/id-number'

/** What stands before any signed request is looked at; docs/partner-interface.md explains each. */
export const signedRequestErrors = [
  'signature-refused',
  'clock-refused',
  'request-replayed',
  'partner-disabled',
  'scope-missing',
  'too-many-requests',
  'quota-exceeded',
] as const satisfies readonly ErrorCode[]

/**
 * The partner states who it has authenticated, how and when, and which consent of that person it holds. Both statements
 * are kept with the call.
 */
export const AboutPerson = z.strictObject({
  person: z.strictObject({
    name: z.string().trim().min(1).max(50),
    idType: z.enum(idTypes.map((it) => it.code)).default('resident'),
    idNumber: z.string().trim().min(1).max(30),
  }),
  authentication: z.strictObject({
    /** How the partner made sure who it is, such as `face` or `province-sso`. */
    method: z.string().regex(/^[\w.-]{1,40}$/),
    at: z.iso.datetime({ offset: true }),
  }),
  consent: z.strictObject({
    /** Version of the text that the person agreed to. */
    version: z.string().regex(/^[\w.-]{1,40}$/),
    givenAt: z.iso.datetime({ offset: true }),
  }),
})
export type AboutPerson = z.infer<typeof AboutPerson>

/** They change no record; that they were made is on record. */
const Asked = { callers: ['partner'], writes: false, input: AboutPerson } as const
const errors = [...signedRequestErrors, 'not-found', 'fields-invalid', 'consent-withdrawn'] as const

/** Where the archives of one person went, newest cohort first. Who is unknown, or bears another name, is not found. */
export const partnerArchives = defineOperation({
  ...Asked,
  name: 'partner.archive-whereabouts',
  label: '合作系统查询档案去向',
  access: 'scope:archive-whereabouts',
  output: z.object({ archives: z.array(Whereabouts) }),
  errors,
})

export const PartnerCertificate = z.object({
  schoolName: z.string(),
  kind: z.enum(certificateKinds),
  /** 电子报到证、毕业去向登记证明 */
  kindLabel: z.string(),
  number: z.string(),
  state: z.enum(certificateStates),
  /** 有效、已被更换、已撤销 */
  stateLabel: z.string(),
  issuedAt: z.iso.datetime(),
  verificationUrl: z.string(),
  /** Leads to the PDF for about five minutes; only while the certificate is in force. */
  pdfUrl: z.string().nullable(),
  /** True when a development authority signed it: worth nothing outside a demonstration. */
  sandbox: z.boolean(),
})

/** The certificates of one person, one for each record of the roll that has any, newest cohort first. */
export const partnerCertificates = defineOperation({
  ...Asked,
  name: 'partner.certificate',
  label: '合作系统查询电子证书',
  access: 'scope:certificate',
  output: z.object({ certificates: z.array(PartnerCertificate) }),
  errors,
})

export const partnerOperations = [partnerArchives, partnerCertificates] as const
