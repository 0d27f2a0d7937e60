import type { ReportAction } from 'shared-types/reports/workflow'

export type ReviewAction = Extract<ReportAction, 'approve' | 'reject' | 'reopen'>

/** How the actions are said; who may take them when, only the server decides (`allowedActions`). */
export const reviewActions: Record<
  ReviewAction,
  { label: string; done: string; needsOpinion: boolean }
> = {
  approve: { label: '通过', done: '已通过', needsOpinion: false },
  reject: { label: '不通过', done: '已退回，等待重新提交', needsOpinion: true },
  reopen: { label: '退回修改', done: '已退回修改', needsOpinion: true },
}

export const isReviewAction = (action: ReportAction): action is ReviewAction =>
  action in reviewActions

export const OPINION_LIMIT = 500
