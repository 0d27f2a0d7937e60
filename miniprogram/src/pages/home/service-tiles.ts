import type { Visitor } from 'shared-types/identity/operations'
import type { ReportKindName, Stage } from 'shared-types/reports/workflow'

export type TileState = 'closed' | 'to-do' | 'returned' | 'in-review' | 'done'

export const tileStateLabels: Record<TileState, string> = {
  closed: '未开放',
  'to-do': '待办理',
  returned: '已退回',
  'in-review': '审核中',
  done: '已完成',
}

export interface ServiceTile {
  name: string
  state: TileState
  /** undefined where there is nothing to open yet. */
  page?: string
}

/** 「办事大厅」 for this person. What the server does not say is open stays closed. */
export function serviceTiles(visitor: Visitor): readonly ServiceTile[] {
  return [
    bindingTile(visitor),
    { name: '生源上报', state: reportState(visitor, 'origin') },
    { name: '派遣方案上报', state: reportState(visitor, 'dispatch') },
    { name: '就业创业信息上报', state: reportState(visitor, 'employment') },
    { name: '改派申请', state: 'closed' },
    { name: '电子报到证', state: certificateStates[visitor.certificate] },
    { name: '档案去向', state: 'closed' },
    { name: '申诉中心', state: 'closed' },
    { name: '常见问题', state: 'closed' },
  ]
}

function bindingTile({ student, consent }: Visitor): ServiceTile {
  const name = '实名认证 / 学籍绑定'
  if (student) return { name, state: 'done' }
  return consent.given ? { name, state: 'to-do' } : { name, state: 'to-do', page: consentPage }
}

export const consentPage = '/pages/consent/index'

const certificateStates: Record<Visitor['certificate'], TileState> = {
  none: 'closed',
  available: 'to-do',
  issued: 'done',
  revoked: 'returned',
}

const stageStates: Record<Stage, TileState> = {
  draft: 'to-do',
  level2: 'in-review',
  level1: 'in-review',
  centre: 'in-review',
  completed: 'done',
  rejected: 'returned',
}

function reportState(visitor: Visitor, kind: ReportKindName): TileState {
  const report = visitor.reports.find((it) => it.kind === kind)
  if (!report) return 'closed'
  // A report that was begun keeps its state after the window has closed.
  if (report.stage && report.stage !== 'draft') return stageStates[report.stage]
  return report.open ? 'to-do' : 'closed'
}
