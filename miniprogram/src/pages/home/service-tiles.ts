import type { Visitor } from 'shared-types/identity/operations'
import { reportKinds } from 'shared-types/reports/report-kinds'
import { reportKindNames, type ReportKindName, type Stage } from 'shared-types/reports/workflow'
import { certificateName } from '../../display/certificate-name'
import {
  certificatePage,
  consentPage,
  identityPage,
  mePage,
  reportPage,
} from '../../navigation/pages'

export type TileState = 'closed' | 'to-do' | 'returned' | 'in-review' | 'done' | 'revoked'

export const tileStateLabels: Record<TileState, string> = {
  closed: '未开放',
  'to-do': '待办理',
  returned: '已退回',
  'in-review': '审核中',
  done: '已完成',
  revoked: '已撤销',
}

export interface ServiceTile {
  /** What it is for; the class `tile-<key>`. */
  key: 'identity' | ReportKindName | 'certificate'
  name: string
  state: TileState
  /** Where a tap leads: to consent first, and to one's identity before anything else. */
  page: string
}

/** 「办事大厅」 for this person. What the server does not say is open stays closed. */
export function serviceTiles(visitor: Visitor): readonly ServiceTile[] {
  const page = (wanted: string) => firstPage(visitor, wanted)
  const identity = visitor.student ? 'done' : 'to-do'
  return [
    { key: 'identity', name: '实名认证 / 学籍绑定', state: identity, page: page(identityPage) },
    ...reportKindNames.map((kind) => ({
      key: kind,
      name: reportKinds[kind].studentLabel,
      state: reportState(visitor, kind),
      page: page(reportPage(kind)),
    })),
    {
      key: 'certificate',
      name: certificateName(visitor.student?.year),
      state: certificateStates[visitor.certificate],
      page: page(certificatePage),
    },
  ]
}

/** Where a tap leads as long as something has to come before it. */
export function firstPage(visitor: Visitor, wanted: string): string {
  const next = visitor.student || wanted === mePage ? wanted : identityPage
  return visitor.consent.given ? next : consentPage(next)
}

const certificateStates: Record<Visitor['certificate'], TileState> = {
  none: 'closed',
  available: 'to-do',
  issued: 'done',
  revoked: 'revoked',
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
  if (!report.stage && reportKinds[kind].startedBy !== 'student') return 'closed'
  return report.open ? 'to-do' : 'closed'
}
