import { Alert, Button, Flex, Progress, Typography } from 'antd'
import type { ReactNode } from 'react'
import { useParams } from 'react-router'
import { errorText } from '../api/call'
import { useAction } from '../api/use-action'
import { useOperation } from '../api/use-operation'
import { useLinkTo } from '../app/working-year'
import { LinkButton } from '../layout/link-button'
import { Loaded } from '../layout/loaded'
import { Page } from '../layout/page'
import { Panel } from '../layout/panel'
import { showTime } from '../layout/times'
import { ImportResult } from './import-result'
import { useImportSubject } from './import-subject'
import { importStateLabels, isRunning, type Import } from './import-states'
import { ImportSteps } from './import-steps'

/** One import from start to end; it goes on without this page, which may be closed and opened again. */
export function ImportPage() {
  const { id = '' } = useParams()
  const { subject, label } = useImportSubject()
  const query = useOperation(
    'imports.get',
    { subject, id },
    { refetchInterval: (asked) => (isRunning(asked.state.data?.state) ? 1000 : false) },
  )
  return (
    <Page title={`导入${label}`} note={query.data?.fileName}>
      <Panel>
        <Loaded query={query}>{(found) => <ImportBody found={found} />}</Loaded>
      </Panel>
    </Page>
  )
}

function ImportBody({ found }: { found: Import }) {
  const { isOfYear } = useImportSubject()
  return (
    <>
      <ImportSteps current={found.state === 'checking' || found.state === 'checked' ? 2 : 3} />
      <Flex vertical gap={16}>
        <Typography.Text type="secondary">
          {isOfYear && `${found.year} 年 · `}
          {found.startedBy} 于 {showTime(found.startedAt)} 上传 · {importStateLabels[found.state]}
        </Typography.Text>
        <ImportState found={found} />
      </Flex>
    </>
  )
}

function ImportState({ found }: { found: Import }) {
  const linkTo = useLinkTo()
  const { path } = useImportSubject()
  const again = <LinkButton to={linkTo(`${path}/import`)}>重新上传</LinkButton>
  if (isRunning(found.state)) return <ImportProgress found={found} />
  if (found.state === 'refused')
    return (
      <Alert
        type="error"
        showIcon
        title="整个文件没有被接受，没有写入任何数据"
        description={found.refusal}
        action={again}
      />
    )
  if (found.state === 'failed') return <Failed found={found} again={again} />
  if (found.state === 'discarded')
    return <Alert type="info" showIcon title="这次导入已放弃，没有写入任何数据" action={again} />
  return <ImportResult found={found} />
}

/** Through no fault of the file: the same once more, or another. */
function Failed({ found, again }: { found: Import; again: ReactNode }) {
  const restart = useAction('imports.restart')
  return (
    <Flex vertical gap={12} align="flex-start">
      <Alert
        type="error"
        showIcon
        title="这次导入没有完成"
        description={found.refusal}
        style={{ width: '100%' }}
      />
      {restart.error && <Alert type="error" showIcon title={errorText(restart.error)} />}
      <Flex gap={8} wrap>
        <Button
          type="primary"
          loading={restart.isPending}
          onClick={() => restart.mutate({ subject: found.subject, id: found.id })}
        >
          重新开始
        </Button>
        {again}
      </Flex>
    </Flex>
  )
}

function ImportProgress({ found }: { found: Import }) {
  const { done, total } = found.progress
  const isChecking = found.state === 'checking'
  const discard = useAction('imports.discard')
  const verb = isChecking ? '检查' : '导入'
  return (
    <Flex vertical gap={12} align="flex-start" style={{ maxWidth: 640 }}>
      <div role="status" aria-live="polite">
        正在{verb}：已处理 {done.toLocaleString('zh-CN')} 行
        {total === null ? '' : `，共 ${total.toLocaleString('zh-CN')} 行`}
      </div>
      <Progress
        percent={total ? Math.floor((done / total) * 100) : 0}
        status="active"
        showInfo={total !== null}
        aria-label={`${verb}进度`}
      />
      <Typography.Text type="secondary">可以离开本页，稍后从“导入记录”回来查看。</Typography.Text>
      {isChecking && (
        <Button
          loading={discard.isPending}
          onClick={() => discard.mutate({ subject: found.subject, id: found.id })}
        >
          放弃
        </Button>
      )}
      {discard.error && <Alert type="error" showIcon title={errorText(discard.error)} />}
    </Flex>
  )
}
