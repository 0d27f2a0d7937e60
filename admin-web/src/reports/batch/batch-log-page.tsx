import { Table } from 'antd'
import { Link, useParams } from 'react-router'
import type { ReviewBatch } from 'shared-types/reports/batch-operations'
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
import { NotFoundPage } from '../../shell/not-found-page'
import { batchActionLabels, batchStateLabels } from './batch-words'

/** One's own batches of the year, the latest first. */
export function BatchLogPage() {
  const { kind: asked } = useParams()
  const kind = reportKindNames.find((it) => it === asked)
  return kind ? <BatchLog kind={kind} /> : <NotFoundPage />
}

function BatchLog({ kind }: { kind: ReportKindName }) {
  const year = useWorkingYear()
  const linkTo = useLinkTo()
  const query = useOperation('reports.list-batches', { kind, year })
  return (
    <Page
      title="批量审核记录"
      note={`${reportKinds[kind].label} · ${year} 年`}
      actions={<LinkButton to={linkTo(`/reports/${kind}`)}>返回列表</LinkButton>}
    >
      <Panel>
        <Loaded query={query}>
          {({ batches }) => (
            <Table<ReviewBatch>
              size="small"
              rowKey="id"
              dataSource={batches}
              pagination={false}
              scroll={{ x: 'max-content' }}
              locale={{ emptyText: <Nothing>您今年还没有批量审核过。</Nothing> }}
              columns={[
                {
                  title: '开始时间',
                  dataIndex: 'startedAt',
                  render: (at: string, { id }) => (
                    <Link to={linkTo(`/reports/${kind}/batches/${id}`)}>{showTime(at)}</Link>
                  ),
                },
                {
                  title: '操作',
                  dataIndex: 'action',
                  render: (action: ReviewBatch['action']) => batchActionLabels[action],
                },
                {
                  title: '状态',
                  dataIndex: 'state',
                  render: (state: ReviewBatch['state']) => batchStateLabels[state],
                },
                { title: '共', dataIndex: 'total', align: 'right' },
                { title: '已审核', dataIndex: 'reviewed', align: 'right' },
                { title: '跳过', dataIndex: 'skipped', align: 'right' },
              ]}
            />
          )}
        </Loaded>
      </Panel>
    </Page>
  )
}
