import type { ReportAction } from 'shared-types/reports/workflow'

export type ReviewAction = Extract<ReportAction, 'approve' | 'reject' | 'reopen'>

export const isReviewAction = (action: ReportAction): action is ReviewAction =>
  action === 'approve' || action === 'reject' || action === 'reopen'

export const OPINION_LIMIT = 500
