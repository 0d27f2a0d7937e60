import * as z from 'zod'
import { defineOperation } from '../operation'
import { Kind, ReportFilter, Year } from './schemas'

/** As many as one batch takes; more is asked for by a narrower filter. */
export const MOST_IN_BATCH = 50_000

export const batchOutcomes = [
  'waiting',
  'reviewed',
  'changed',
  'not-reviewable',
  'own-edit',
  'gone',
] as const
export type BatchOutcome = (typeof batchOutcomes)[number]

export const batchOutcomeLabels: Record<BatchOutcome, string> = {
  waiting: '尚未处理',
  reviewed: '已审核',
  changed: '该记录已被修改，请刷新后重新审核',
  'not-reviewable': '当前状态下不能审核',
  'own-edit': '学校已开启审核回避，不能审核本人添加或修改的记录',
  gone: '该记录已不在您的权限范围内',
}

const batchStates = ['running', 'done', 'stopped'] as const

export const ReviewBatch = z.object({
  id: z.uuid(),
  kind: Kind,
  year: Year,
  action: z.enum(['approve', 'reject']),
  opinion: z.string().nullable(),
  state: z.enum(batchStates),
  /** Why it ended before its end. */
  stopReason: z.string().nullable(),
  total: z.int(),
  reviewed: z.int(),
  /** Looked at and left as they were; each says why. */
  skipped: z.int(),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
})
export type ReviewBatch = z.infer<typeof ReviewBatch>

const Which = z.strictObject({ kind: Kind, id: z.uuid() })
const About = { callers: ['staff'], access: '{kind}.review' } as const

/** How many a batch would take and, when it would be refused, the sentence: nothing changes. */
export const previewReviewBatch = defineOperation({
  ...About,
  name: 'reports.preview-filtered-batch',
  label: '预览批量审核',
  writes: false,
  input: ReportFilter,
  output: z.object({ total: z.int(), refusal: z.string().nullable() }),
  errors: [],
})

/** Everything that the filter lets through now, as it is now; the refusals are those of the ticked rows. */
export const startReviewBatch = defineOperation({
  ...About,
  name: 'reports.review-filtered',
  label: '批量审核筛选结果',
  writes: true,
  input: ReportFilter.extend({
    action: z.enum(['approve', 'reject']),
    opinion: z.string().trim().max(500).optional(),
    /** What the preview said; more or fewer by now is told, not reviewed unseen. */
    expected: z.int().min(1).max(MOST_IN_BATCH),
  }),
  output: ReviewBatch,
  errors: [
    'opinion-required',
    'batch-completed',
    'batch-level1',
    'batch-not-reviewable',
    'batch-empty',
    'batch-too-large',
    'batch-changed',
  ],
})

export const getReviewBatch = defineOperation({
  ...About,
  name: 'reports.get-batch',
  label: '查看批量审核进度',
  writes: false,
  input: Which,
  output: ReviewBatch,
  errors: ['not-found'],
})

export const listReviewBatches = defineOperation({
  ...About,
  name: 'reports.list-batches',
  label: '批量审核记录',
  writes: false,
  input: z.strictObject({ kind: Kind, year: Year }),
  /** One's own, the latest first. */
  output: z.object({ batches: z.array(ReviewBatch) }),
  errors: [],
})

export const listReviewBatchItems = defineOperation({
  ...About,
  name: 'reports.list-batch-items',
  label: '批量审核逐条结果',
  writes: false,
  input: Which.extend({
    outcome: z.enum(batchOutcomes).optional(),
    after: z.uuid().optional(),
    limit: z.int().min(1).max(100).default(50),
  }),
  output: z.object({
    items: z.array(
      z.object({
        reportId: z.uuid(),
        name: z.string(),
        studentNumber: z.string(),
        schoolName: z.string(),
        majorName: z.string(),
        outcome: z.enum(batchOutcomes),
      }),
    ),
    next: z.uuid().nullable(),
  }),
  errors: ['not-found'],
})

/** What has been reviewed stays; the rest is left as it is. */
export const stopReviewBatch = defineOperation({
  ...About,
  name: 'reports.stop-batch',
  label: '停止批量审核',
  writes: true,
  input: Which,
  output: ReviewBatch,
  errors: ['not-found', 'action-not-allowed'],
})

export const reviewBatchOperations = [
  previewReviewBatch,
  startReviewBatch,
  getReviewBatch,
  listReviewBatches,
  listReviewBatchItems,
  stopReviewBatch,
] as const
