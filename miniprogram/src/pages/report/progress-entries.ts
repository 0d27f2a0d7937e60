import type { HistoryEntry, Report } from 'shared-types/reports/schemas'
import type { Stage } from 'shared-types/reports/workflow'
import type { TimelineEntry } from '../../components/state/timeline'
import { timeInChina } from '../../display/time'

const actionLabels: Record<HistoryEntry['action'], string> = {
  initialise: '初始化',
  import: '导入',
  add: '学校添加',
  submit: '提交',
  withdraw: '撤回',
  save: '修改',
  approve: '审核通过',
  reject: '审核不通过',
  reopen: '退回修改',
  reassign: '申请改派',
  amend: '申请变更',
  abandon: '放弃申请',
}

/** What still lies ahead, in the order in which it comes; a stage that was skipped is simply not reached. */
const way: { stage: Stage; title: string }[] = [
  { stage: 'level2', title: '院系审核（二级）' },
  { stage: 'level1', title: '学校审核（一级）' },
  { stage: 'centre', title: '省中心审核' },
  { stage: 'completed', title: '完成' },
]

/** The progress line: what has happened, oldest first, where it is now, what is to come. */
export function progressOf(report: Pick<Report, 'history' | 'stage'>): TimelineEntry[] {
  const happened = [...report.history].sort((a, b) => a.at.localeCompare(b.at)).map(presentEntry)
  const at = way.findIndex((it) => it.stage === report.stage)
  if (at < 0 || report.stage === 'completed') return happened
  const ahead = way.slice(at).map(({ stage, title }, index) => ({
    key: stage,
    title: index === 0 ? `${title} · 等待中` : title,
    state: index === 0 ? ('current' as const) : ('ahead' as const),
  }))
  return [...happened, ...ahead]
}

function presentEntry(entry: HistoryEntry, index: number): TimelineEntry {
  return {
    key: `${index}`,
    title: `${entry.actorLabel} · ${actionLabels[entry.action]}`,
    text: timeInChina(entry.at),
    remark: entry.opinion,
    state: entry.action === 'reject' || entry.action === 'reopen' ? 'failed' : 'done',
  }
}
