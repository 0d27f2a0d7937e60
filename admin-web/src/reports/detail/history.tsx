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
  reassign: '申请改派',
  amend: '申请变更',
  abandon: '放弃申请',
  initialise: '系统初始化',
  import: '院校导入',
  add: '院校添加',
}

/** 「审核记录」, newest first: who did what when, over which version, and where it led. */
export function History({ entries }: { entries: readonly HistoryEntry[] }) {
  if (entries.length === 0) return <p className="quiet">还没有记录</p>
  return (
    <Timeline
      className="history"
      items={[...entries].reverse().map((entry) => ({
        key: `${entry.at}-${entry.version}`,
        color: entry.to === 'rejected' ? 'red' : entry.to === 'completed' ? 'green' : 'blue',
        content: <Entry entry={entry} />,
      }))}
    />
  )
}

function Entry({ entry }: { entry: HistoryEntry }) {
  const { from, to, version } = entry
  const who = entry.actorName === entry.actorLabel ? '' : entry.actorName
  const way = from === to ? stageLabels[to] : `${stageLabels[from]} → ${stageLabels[to]}`
  return (
    <>
      <strong>{actionLabels[entry.action]}</strong>　{entry.actorLabel} {who}
      <div className="quiet">
        {showTime(entry.at)}　{way}　第 {version} 版
      </div>
      {entry.opinion && <div className="opinion">意见：{entry.opinion}</div>}
    </>
  )
}
