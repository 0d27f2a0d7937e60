import * as z from 'zod'
import { defineOperation } from '../operation'
import { Year } from '../reports/schemas'
import { certificateStandings } from './standings'

export const certificateBatchOutcomes = [
  'waiting',
  'issued',
  'held',
  'refused',
  'unprintable',
] as const
export type CertificateBatchOutcome = (typeof certificateBatchOutcomes)[number]

export const certificateBatchOutcomeLabels: Record<CertificateBatchOutcome, string> = {
  waiting: '尚未处理',
  issued: '已签发',
  held: '已有有效证书',
  refused: '不能签发',
  unprintable: '无法打印',
}

/** Whose certificates a batch is about: a year, of one school or all, of one colour or both. */
export const CertificateBatchFilter = z.strictObject({
  year: Year,
  schoolId: z.uuid().optional(),
  colour: z.enum(['blue', 'red']).optional(),
})
export type CertificateBatchFilter = z.infer<typeof CertificateBatchFilter>

export const CertificateBatch = z.object({
  id: z.uuid(),
  year: Year,
  schoolName: z.string().nullable(),
  colour: z.enum(['blue', 'red']).nullable(),
  state: z.enum(['running', 'done', 'stopped']),
  /** Why it ended before its end. */
  stopReason: z.string().nullable(),
  /** The signing or time-stamp service has not answered since then; the batch goes on by itself when it does. */
  waitingSince: z.iso.datetime().nullable(),
  total: z.int(),
  issued: z.int(),
  /** Looked at and left; each says why. */
  skipped: z.int(),
  startedByName: z.string(),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
})
export type CertificateBatch = z.infer<typeof CertificateBatch>

const Which = z.strictObject({ id: z.uuid() })
const About = { callers: ['staff'], access: 'certificates.issue' } as const

/** How many stand how; nothing changes. */
export const previewCertificateBatch = defineOperation({
  ...About,
  name: 'certificates.preview-batch',
  label: '预览批量签发',
  writes: false,
  input: CertificateBatchFilter,
  output: z.object({
    counts: z.array(z.object({ standing: z.enum(certificateStandings), count: z.int() })),
  }),
  errors: [],
})

/** Refused when it is no longer `expected` who are due: what was confirmed is what is done. */
export const startCertificateBatch = defineOperation({
  ...About,
  name: 'certificates.start-batch',
  label: '批量签发证书',
  writes: true,
  input: CertificateBatchFilter.extend({ expected: z.int().min(1).max(10_000_000) }),
  output: CertificateBatch,
  errors: ['certificates-due-changed'],
})

export const getCertificateBatch = defineOperation({
  ...About,
  name: 'certificates.get-batch',
  label: '查看批量签发进度',
  writes: false,
  input: Which,
  output: CertificateBatch,
  errors: ['not-found'],
})

export const listCertificateBatches = defineOperation({
  ...About,
  name: 'certificates.list-batches',
  label: '批量签发记录',
  writes: false,
  input: z.strictObject({ year: Year }),
  output: z.object({ batches: z.array(CertificateBatch) }),
  errors: [],
})

export const listCertificateBatchItems = defineOperation({
  ...About,
  name: 'certificates.list-batch-items',
  label: '批量签发逐条结果',
  writes: false,
  input: Which.extend({
    outcome: z.enum(certificateBatchOutcomes).optional(),
    after: z.uuid().optional(),
    limit: z.int().min(1).max(100).default(50),
  }),
  output: z.object({
    items: z.array(
      z.object({
        studentId: z.uuid(),
        name: z.string(),
        studentNumber: z.string(),
        schoolName: z.string(),
        outcome: z.enum(certificateBatchOutcomes),
        reason: z.string().nullable(),
      }),
    ),
    next: z.uuid().nullable(),
  }),
  errors: ['not-found'],
})

/** What has been issued stays; the rest is left as it is. */
export const stopCertificateBatch = defineOperation({
  ...About,
  name: 'certificates.stop-batch',
  label: '停止批量签发',
  writes: true,
  input: Which,
  output: CertificateBatch,
  errors: ['not-found', 'action-not-allowed'],
})

export const certificateBatchOperations = [
  previewCertificateBatch,
  startCertificateBatch,
  getCertificateBatch,
  listCertificateBatches,
  listCertificateBatchItems,
  stopCertificateBatch,
] as const
