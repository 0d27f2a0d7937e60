import * as z from 'zod'
import { defineOperation } from '../operation'

/** 历史证书: a row of the centre's registers; there is no file of it. */
export const PastCertificate = z.object({
  id: z.uuid(),
  number: z.string(),
  year: z.int(),
  colour: z.enum(['blue', 'red']),
  name: z.string(),
  schoolName: z.string(),
  educationLevel: z.string(),
  major: z.string(),
  receivingUnit: z.string(),
  issuedOn: z.string(),
  remark: z.string(),
  verificationUrl: z.string(),
})
export type PastCertificate = z.infer<typeof PastCertificate>

/** Newest cohort first. */
export const searchPastCertificates = defineOperation({
  name: 'certificates.search-past',
  label: '查看历史证书',
  callers: ['staff'],
  access: 'certificates.view',
  writes: false,
  input: z.strictObject({
    /** Part of a name, the beginning of a number, or a whole ID number. */
    search: z.string().trim().max(50).optional(),
    schoolId: z.uuid().optional(),
    after: z.string().max(200).optional(),
    limit: z.int().min(1).max(100).default(20),
  }),
  output: z.object({
    rows: z.array(PastCertificate),
    next: z.string().nullable(),
    total: z.int(),
  }),
  errors: [],
})

/** 「历年报到证」: of whoever asks, bound or known by the face check alone. Nothing of it is asked for by number. */
export const myPastCertificates = defineOperation({
  name: 'certificates.my-past',
  label: '查看本人历史证书',
  callers: ['student'],
  access: 'consented',
  writes: false,
  input: z.strictObject({}),
  output: z.object({
    records: z.array(PastCertificate),
    /** False as long as nothing says who is asking. */
    isVerified: z.boolean(),
  }),
  errors: [],
})

export const pastCertificateOperations = [searchPastCertificates, myPastCertificates] as const
