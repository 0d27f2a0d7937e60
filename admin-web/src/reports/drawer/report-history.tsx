import { Timeline, Typography } from 'antd'
import { stageLabels } from 'shared-types/reports/workflow'
import { showTime } from '../../layout/times'
import type { Report } from './report-drawer'

type Entry = Report['history'][number]

const actionLabels: Record<Entry['action'], string> = {
  submit: '提交',
  withdraw: '撤回',
  save: '编辑',
  approve: '通过',
  reject: '不通过',
  reopen: '退回修改',
  initialise: '系统初始化',
  import: '院校导入',
}

/** 「审核记录」, newest first. */
export function ReportHistory({ history }: { history: readonly Entry[] }) {
  if (history.length === 0) return <Typography.Text type="secondary">还没有记录。</Typography.Text>
  const newestFirst = history.toSorted((a, b) => b.at.localeCompare(a.at) || b.version - a.version)
  return (
    <Timeline
      style={{ marginTop: 12 }}
      items={newestFirst.map((entry) => ({
        key: `${entry.version}-${entry.at}`,
        color: entry.to === 'rejected' ? 'red' : entry.to === 'completed' ? 'green' : 'blue',
        content: <HistoryLine entry={entry} />,
      }))}
    />
  )
}

function HistoryLine({ entry }: { entry: Entry }) {
  const { at, actorLabel, actorName, action, from, to, opinion } = entry
  const way = from === to ? stageLabels[to] : `${stageLabels[from]} → ${stageLabels[to]}`
  return (
    <>
      <div>
        <strong>{actionLabels[action]}</strong>　{way}
      </div>
      <Typography.Text type="secondary">
        {showTime(at)}　{actorLabel}
        {actorName && actorName !== actorLabel ? ` ${actorName}` : ''}
      </Typography.Text>
      {opinion && <div style={{ whiteSpace: 'pre-wrap' }}>意见：{opinion}</div>}
    </>
  )
}
