import { Alert, Button, Flex, Progress, Typography } from 'antd'
import { useParams } from 'react-router'
import type { ReviewBatch } from 'shared-types/reports/batch-operations'
import { reportKinds } from 'shared-types/reports/report-kinds'
import { reportKindNames } from 'shared-types/reports/workflow'
import { errorText } from '../../api/call'
import { useAction } from '../../api/use-action'
import { useOperation } from '../../api/use-operation'
import { useLinkTo } from '../../app/working-year'
import { LinkButton } from '../../layout/link-button'
import { Loaded } from '../../layout/loaded'
import { Page } from '../../layout/page'
import { Panel } from '../../layout/panel'
import { showTime } from '../../layout/times'
import { NotFoundPage } from '../../shell/not-found-page'
import { BatchItems } from './batch-items'
import { batchActionLabels, batchStateLabels } from './batch-words'

/** One batch from start to end; it goes on without this page. */
export function BatchPage() {
  const { kind: asked, id = '' } = useParams()
  const kind = reportKindNames.find((it) => it === asked)
  return kind ? <Batch kind={kind} id={id} /> : <NotFoundPage />
}

function Batch({ kind, id }: Pick<ReviewBatch, 'kind' | 'id'>) {
  const linkTo = useLinkTo()
  const query = useOperation(
    'reports.get-batch',
    { kind, id },
    { refetchInterval: (it) => (it.state.data?.state === 'running' ? 1000 : false) },
  )
  return (
    <Page
      title="批量审核"
      note={reportKinds[kind].label}
      actions={
        <>
          <LinkButton to={linkTo(`/reports/${kind}/batches`)}>批量审核记录</LinkButton>
          <LinkButton to={linkTo(`/reports/${kind}`)}>返回列表</LinkButton>
        </>
      }
    >
      <Loaded query={query}>
        {(batch) => (
          <>
            <Panel>
              <Summary batch={batch} />
            </Panel>
            {batch.state !== 'running' && <BatchItems batch={batch} />}
          </>
        )}
      </Loaded>
    </Page>
  )
}

function Summary({ batch }: { batch: ReviewBatch }) {
  const stop = useAction('reports.stop-batch')
  const done = batch.reviewed + batch.skipped
  const numbers = (it: number) => it.toLocaleString('zh-CN')
  return (
    <Flex vertical gap={12} align="flex-start" style={{ maxWidth: 720 }}>
      <Typography.Text type="secondary">
        {showTime(batch.startedAt)} 开始 · {batchActionLabels[batch.action]} ·{' '}
        {batchStateLabels[batch.state]}
        {batch.opinion && ` · 审核意见：${batch.opinion}`}
      </Typography.Text>
      <div role="status" aria-live="polite">
        共 {numbers(batch.total)} 条：已审核 {numbers(batch.reviewed)} 条，未审核{' '}
        {numbers(batch.total - batch.reviewed)} 条
        {batch.skipped > 0 && `（其中 ${numbers(batch.skipped)} 条有原因，见下表）`}
      </div>
      <Progress
        percent={Math.floor((done / batch.total) * 100)}
        status={batch.state === 'running' ? 'active' : 'normal'}
        aria-label="批量审核进度"
      />
      {batch.stopReason && (
        <Alert type="warning" showIcon title={batch.stopReason} style={{ width: '100%' }} />
      )}
      {batch.state === 'running' && (
        <>
          <Typography.Text type="secondary">
            可以离开本页，稍后从“批量审核记录”回来查看。停止后，已审核的记录不变。
          </Typography.Text>
          <Button
            loading={stop.isPending}
            onClick={() => stop.mutate({ kind: batch.kind, id: batch.id })}
          >
            停止
          </Button>
        </>
      )}
      {stop.error && <Alert type="error" showIcon title={errorText(stop.error)} />}
    </Flex>
  )
}
