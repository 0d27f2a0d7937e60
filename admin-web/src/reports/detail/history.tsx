import { Timeline } from 'antd'
import type { HistoryEntry } from 'shared-types/reports/schemas'
import { stageLabels } from 'shared-types/reports/workflow'
import { showTime } from '../../layout/times'

const actionLabels: Record<HistoryEntry['action'], string> = {
  submit: '提交',
  withdraw: '撤回',
  save: '修改',
  approve: '审核通过',
  reject: '审核不通过',
  reopen: '退回修改',
  initialise: '系统初始化',
  import: '导入',
}

const dots: Partial<Record<HistoryEntry['action'], string>> = {
  approve: 'green',
  reject: 'red',
  reopen: 'red',
}

/** 「审核记录」: who did what when, over which version, and where it led. */
export function History({ entries }: { entries: readonly HistoryEntry[] }) {
  if (entries.length === 0) return <p className="quiet">还没有记录</p>
  return (
    <Timeline
      items={entries.map((entry) => ({
        key: `${entry.at}-${entry.version}`,
        color: dots[entry.action] ?? 'blue',
        content: <Entry entry={entry} />,
      }))}
    />
  )
}

function Entry({ entry }: { entry: HistoryEntry }) {
  const who = [entry.actorLabel, entry.actorName].filter(Boolean).join(' ')
  return (
    <div>
      <strong>{actionLabels[entry.action]}</strong> {who}
      <div className="quiet">
        {showTime(entry.at)} · {stageLabels[entry.from]} → {stageLabels[entry.to]} · 第{' '}
        {entry.version} 版
      </div>
      {entry.opinion && <div>意见：{entry.opinion}</div>}
    </div>
  )
}
