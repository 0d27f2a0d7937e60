import { Table } from 'antd'
import { exportColumns } from 'shared-types/reports/exchange/export-columns'
import { reportKinds } from 'shared-types/reports/report-kinds'
import type { OutputOf } from '../../api/call'
import { useOperation } from '../../api/use-operation'
import { Loaded } from '../../layout/loaded'
import { Nothing } from '../../layout/nothing'
import { Page } from '../../layout/page'
import { Panel } from '../../layout/panel'
import { showTime } from '../../layout/times'
import { TwoLines } from '../../layout/two-lines'
import { DecideExport } from './decide-export'
import { exportStateLabels, rowsText } from './export-words'
import { QuotaForm } from './quota-form'
import './export.css'

export type ExportRequest = OutputOf<'reports.list-export-requests'>['requests'][number]

/** 「导出审批」: the quota, and what somebody wants to take out above it. */
export function ApprovalPage() {
  const quota = useOperation('reports.get-export-quota', {}, { refetchOnWindowFocus: false })
  const query = useOperation('reports.list-export-requests', {}, { refetchInterval: 30_000 })
  return (
    <Page title="导出审批" note="超过限额的导出，由另一人同意后才生成文件">
      <Panel style={{ marginBottom: 16 }}>
        <Loaded query={quota}>{(found) => <QuotaForm found={found} />}</Loaded>
      </Panel>
      <Panel>
        <h2 className="export-heading">申请</h2>
        <Loaded query={query}>
          {({ requests }) => (
            <Table<ExportRequest>
              size="small"
              rowKey="id"
              dataSource={requests}
              pagination={false}
              locale={{ emptyText: <Nothing>没有超过限额的导出申请。</Nothing> }}
              columns={[
                {
                  title: '申请',
                  render: (_, it) => (
                    <TwoLines second={showTime(it.startedAt)}>{it.startedBy}</TwoLines>
                  ),
                },
                {
                  title: '内容与理由',
                  width: '50%',
                  render: (_, it) => (
                    <TwoLines second={`理由：${it.reason ?? ''}`}>{contentText(it)}</TwoLines>
                  ),
                },
                { title: '审批', render: (_, it) => <Decision of={it} /> },
              ]}
            />
          )}
        </Loaded>
      </Panel>
    </Page>
  )
}

const NAMED = 6

/** Fields that the school added are counted, not named. */
function contentText({ kind, year, progress, format, columns }: ExportRequest): string {
  const labels = exportColumns(kind).flatMap((it) => (columns.includes(it.name) ? [it.label] : []))
  const named = labels.slice(0, NAMED).join('、')
  const rest = columns.length > NAMED ? `等 ${columns.length} 列` : ''
  return `${reportKinds[kind].label} ${year} 年，${rowsText(progress.total)}，${format.toUpperCase()}；${named}${rest}`
}

function Decision({ of }: { of: ExportRequest }) {
  if (of.state === 'waiting')
    return of.isOwn ? (
      <span className="quiet">您的申请，请由另一人审批</span>
    ) : (
      <DecideExport of={of} />
    )
  const { decision } = of
  const who = decision ? `${decision.by} ${showTime(decision.at)}` : ''
  return (
    <TwoLines second={[who, decision?.opinion].filter(Boolean).join('：')}>
      {decision && of.state !== 'refused' ? '已同意' : exportStateLabels[of.state]}
    </TwoLines>
  )
}
