import * as z from 'zod'
import { defineOperation } from '../operation'
import { Year } from '../reports/schemas'
import { certificateKinds } from './certificate-kinds'
import { Certificate, certificateStates } from './operations'

/** A certificate in a list; the whole of it is `Certificate`. */
export const CertificateRow = z.object({
  id: z.uuid(),
  number: z.string(),
  kind: z.enum(certificateKinds),
  colour: z.enum(['blue', 'red']),
  state: z.enum(certificateStates),
  holderName: z.string(),
  studentNumber: z.string(),
  schoolName: z.string(),
  majorName: z.string(),
  issuedAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
})
export type CertificateRow = z.infer<typeof CertificateRow>

export const CertificateFilter = z.strictObject({
  year: Year,
  /** Name, pinyin initials, student number, ID number, or the beginning of a certificate number. */
  search: z.string().trim().max(50).optional(),
  schoolId: z.uuid().optional(),
  state: z.enum(certificateStates).optional(),
  kind: z.enum(certificateKinds).optional(),
})
export type CertificateFilter = z.infer<typeof CertificateFilter>

export const searchCertificates = defineOperation({
  name: 'certificates.search',
  label: '查看证书列表',
  callers: ['staff'],
  access: 'certificates.view',
  writes: false,
  input: CertificateFilter.extend({
    after: z.string().max(200).optional(),
    limit: z.int().min(1).max(100).default(20),
  }),
  output: z.object({
    rows: z.array(CertificateRow),
    next: z.string().nullable(),
    total: z.int(),
  }),
  errors: [],
})

export const getCertificate = defineOperation({
  name: 'certificates.get',
  label: '查看证书',
  callers: ['staff'],
  access: 'certificates.view',
  writes: false,
  input: z.strictObject({ id: z.uuid() }),
  output: z.object({
    certificate: Certificate,
    /** Every certificate of the same person, this one among them, newest first. */
    history: z.array(CertificateRow.extend({ endReason: z.string().nullable() })),
  }),
  errors: ['not-found'],
})

/** The certificate of one completed dispatch, whether or not the graduate has asked for it. */
export const issueCertificate = defineOperation({
  name: 'certificates.issue-one',
  label: '签发证书',
  callers: ['staff'],
  access: 'certificates.issue',
  writes: true,
  input: z.strictObject({ reportId: z.uuid() }),
  output: Certificate,
  errors: ['not-found', 'certificate-not-available', 'signing-unavailable'],
})

/** A new certificate from the records of this moment; the one in force is superseded in the same step. */
export const reissueCertificate = defineOperation({
  name: 'certificates.reissue',
  label: '换发证书',
  callers: ['staff'],
  access: 'certificates.issue',
  writes: true,
  input: z.strictObject({ id: z.uuid(), reason: z.string().trim().min(1).max(200) }),
  output: Certificate,
  errors: [
    'not-found',
    'certificate-not-in-force',
    'certificate-not-available',
    'signing-unavailable',
  ],
})

export const certificateStaffOperations = [
  searchCertificates,
  getCertificate,
  issueCertificate,
  reissueCertificate,
] as const
