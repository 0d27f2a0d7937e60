import * as z from 'zod'
import { defineOperation } from '../operation'
import { certificateKinds } from './certificate-kinds'

export const certificateStates = ['in-force', 'superseded', 'revoked'] as const

export const Certificate = z.object({
  id: z.uuid(),
  number: z.string(),
  kind: z.enum(certificateKinds),
  colour: z.enum(['blue', 'red']),
  state: z.enum(certificateStates),
  holderName: z.string(),
  receivingUnit: z.string(),
  /** What else is printed on it. Days are YYYY-MM-DD. */
  printed: z.object({
    school: z.string(),
    sex: z.string(),
    educationLevel: z.string(),
    major: z.string(),
    studyYears: z.string(),
    receivingAddress: z.string(),
    reportFrom: z.string(),
    reportTo: z.string(),
    archiveNote: z.string(),
    remark: z.string(),
    authority: z.string(),
  }),
  issuedAt: z.iso.datetime(),
  revokedAt: z.iso.datetime().nullable(),
  revocationReason: z.string().nullable(),
  verificationUrl: z.string(),
  /** True when the development authority signed it: worth nothing outside a demonstration. */
  sandbox: z.boolean(),
})
export type Certificate = z.infer<typeof Certificate>

export const myCertificate = defineOperation({
  name: 'certificates.mine',
  label: '查看本人证书',
  callers: ['student'],
  access: 'bound',
  writes: false,
  input: z.strictObject({}),
  output: z.object({
    certificate: Certificate.nullable(),
    available: z.boolean(),
    reason: z.string().nullable(),
  }),
  errors: [],
})

/** Issues the certificate of a completed dispatch at the first call; later calls give the one in force. */
export const drawCertificate = defineOperation({
  name: 'certificates.draw',
  label: '领取证书',
  callers: ['student'],
  access: 'bound',
  writes: true,
  input: z.strictObject({}),
  output: Certificate,
  errors: ['certificate-not-available', 'signing-unavailable'],
})

export const linkMyCertificate = defineOperation({
  name: 'certificates.link-mine',
  label: '下载本人证书',
  callers: ['student'],
  access: 'bound',
  writes: false,
  input: z.strictObject({}),
  output: z.object({ url: z.string(), name: z.string() }),
  errors: ['not-found'],
})

const OfReport = z.strictObject({ reportId: z.uuid() })

/** The certificates of one dispatch report, newest first. */
export const listCertificates = defineOperation({
  name: 'certificates.list',
  label: '查看证书',
  callers: ['staff'],
  access: 'certificates.view',
  writes: false,
  input: OfReport,
  output: z.object({ certificates: z.array(Certificate) }),
  errors: ['not-found'],
})

export const linkCertificate = defineOperation({
  name: 'certificates.link',
  label: '打开证书',
  callers: ['staff'],
  access: 'certificates.view',
  writes: false,
  input: z.strictObject({ id: z.uuid() }),
  output: z.object({ url: z.string(), name: z.string() }),
  errors: ['not-found'],
})

export const revokeCertificate = defineOperation({
  name: 'certificates.revoke',
  label: '撤销证书',
  callers: ['staff'],
  access: 'certificates.revoke',
  writes: true,
  input: z.strictObject({ id: z.uuid(), reason: z.string().trim().min(1).max(200) }),
  output: Certificate,
  errors: ['not-found', 'certificate-not-in-force'],
})

export const verdicts = [
  'genuine',
  'superseded',
  'revoked',
  'unknown',
  'altered',
  'on-register',
] as const
export const verdictLabels: Record<(typeof verdicts)[number], string> = {
  genuine: '真实有效',
  superseded: '已被更换',
  revoked: '已撤销',
  unknown: '查无此证',
  altered: '文件被改动',
  'on-register': '历史证书',
}

const Question = z.object({
  question: z.string(),
  answer: z.enum(['valid', 'invalid', 'unknown']),
  reason: z.string(),
})

/** What the verification page says: a verdict from independent questions, closed on failure. */
export const Verification = z.object({
  verdict: z.enum(verdicts),
  questions: z.array(Question),
  sandbox: z.boolean(),
  /** A code is printed on the paper that opens the whole content. */
  hasCode: z.boolean(),
  /** The six facts of the seal; null when no such certificate was issued. */
  facts: z
    .object({
      sealName: z.string(),
      certificateAuthority: z.string(),
      sealType: z.string(),
      signedAt: z.iso.datetime(),
      number: z.string(),
      digest: z.string(),
    })
    .nullable(),
  /** Masked, to compare with the paper. */
  holder: z
    .object({
      title: z.string(),
      name: z.string(),
      school: z.string(),
      educationLevel: z.string(),
      major: z.string(),
      receivingUnit: z.string(),
      issuedOn: z.string(),
      endedOn: z.string().nullable(),
      endReason: z.string().nullable(),
    })
    .nullable(),
})
export type Verification = z.infer<typeof Verification>

export const verifyCertificate = defineOperation({
  name: 'certificates.verify',
  label: '核验证书',
  callers: ['public'],
  access: 'anyone',
  writes: false,
  input: z.strictObject({ token: z.string().max(64) }),
  output: Verification,
  errors: ['too-many-requests', 'verification-unavailable'],
})

export const certificateOperations = [
  myCertificate,
  drawCertificate,
  linkMyCertificate,
  listCertificates,
  linkCertificate,
  revokeCertificate,
  verifyCertificate,
] as const
