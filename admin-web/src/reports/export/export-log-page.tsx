import { Table } from 'antd'
import { useParams } from 'react-router'
import {
  EXPORT_KEPT_DAYS,
  type ReportExport,
} from 'shared-types/reports/exchange/export-operations'
import { reportKinds } from 'shared-types/reports/report-kinds'
import { reportKindNames, type ReportKindName } from 'shared-types/reports/workflow'
import { useOperation } from '../../api/use-operation'
import { useLinkTo, useWorkingYear } from '../../app/working-year'
import { LinkButton } from '../../layout/link-button'
import { Loaded } from '../../layout/loaded'
import { Nothing } from '../../layout/nothing'
import { Page } from '../../layout/page'
import { Panel } from '../../layout/panel'
import { showTime } from '../../layout/times'
import { TwoLines } from '../../layout/two-lines'
import { NotFoundPage } from '../../shell/not-found-page'
import { ExportActions } from './export-actions'
import { ExportState } from './export-state'
import { rowsText } from './export-words'
import './export.css'

/** One's own exports of the year, the latest first. */
export function ExportLogPage() {
  const { kind: asked } = useParams()
  const kind = reportKindNames.find((it) => it === asked)
  return kind ? <ExportLog kind={kind} /> : <NotFoundPage />
}

const isUnderWay = ({ state }: ReportExport) => state === 'running' || state === 'waiting'

function ExportLog({ kind }: { kind: ReportKindName }) {
  const year = useWorkingYear()
  const linkTo = useLinkTo()
  const query = useOperation(
    'reports.list-exports',
    { kind, year },
    { refetchInterval: (it) => (it.state.data?.exports.some(isUnderWay) ? 1500 : false) },
  )
  return (
    <Page
      title="导出记录"
      note={`${reportKinds[kind].label} · ${year} 年`}
      actions={<LinkButton to={linkTo(`/reports/${kind}`)}>返回列表</LinkButton>}
    >
      <Panel>
        <p className="quiet export-note">
          只列出您自己的导出。文件保留 {EXPORT_KEPT_DAYS} 天，请及时下载。
        </p>
        <Loaded query={query}>
          {({ exports }) => (
            <Table<ReportExport>
              size="small"
              rowKey="id"
              dataSource={exports}
              pagination={false}
              locale={{
                emptyText: <Nothing>您今年还没有导出过。在列表中筛选后点“导出”。</Nothing>,
              }}
              columns={[
                {
                  title: '导出',
                  render: (_, { format, startedAt, progress }) => (
                    <TwoLines second={showTime(startedAt)}>
                      {format.toUpperCase()} · {rowsText(progress.total)}
                    </TwoLines>
                  ),
                },
                { title: '状态', width: '45%', render: (_, it) => <ExportState of={it} /> },
                { title: '操作', align: 'right', render: (_, it) => <ExportActions of={it} /> },
              ]}
            />
          )}
        </Loaded>
      </Panel>
    </Page>
  )
}
