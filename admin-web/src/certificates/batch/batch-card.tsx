import { Alert, Button, Flex, Progress, Tag } from 'antd'
import { useState } from 'react'
import type { CertificateBatch } from 'shared-types/certificates/batch-operations'
import { errorText } from '../../api/call'
import { useAction } from '../../api/use-action'
import { showTime } from '../../layout/times'
import { colourLabels } from '../words'
import { BatchItems } from './batch-items'

const stateLabels: Record<CertificateBatch['state'], string> = {
  running: '正在签发',
  done: '已完成',
  stopped: '已停止',
}

/** One batch; it goes on without this page, which may be closed and opened again. */
export function BatchCard({ batch }: { batch: CertificateBatch }) {
  const [isOpen, setOpen] = useState(false)
  const done = batch.issued + batch.skipped
  const scope = [batch.schoolName ?? '全部学校', batch.colour && colourLabels[batch.colour]]
  return (
    <article aria-label={`${showTime(batch.startedAt)} 的批量签发`}>
      <Flex wrap gap={8} align="center">
        <strong>{scope.filter(Boolean).join(' · ')}</strong>
        <Tag>{batch.waitingSince ? '等待恢复' : stateLabels[batch.state]}</Tag>
        <span className="quiet">
          {batch.startedByName} 于 {showTime(batch.startedAt)} 发起
        </span>
      </Flex>
      <Progress
        percent={Math.floor((done / batch.total) * 100)}
        status={batch.state === 'running' && !batch.waitingSince ? 'active' : 'normal'}
        aria-label="签发进度"
        style={{ maxWidth: 640 }}
      />
      <div role="status" aria-live="polite">
        共 {batch.total.toLocaleString('zh-CN')} 人，已签发 {batch.issued.toLocaleString('zh-CN')}{' '}
        人，跳过 {batch.skipped.toLocaleString('zh-CN')} 人
      </div>
      {batch.waitingSince && (
        <Alert
          type="warning"
          showIcon
          role="status"
          title={`签章或时间戳服务自 ${showTime(batch.waitingSince)} 起没有响应，恢复后自动继续；已签发的证书有效，编号不会跳号。`}
        />
      )}
      {batch.stopReason && <div className="problem">{batch.stopReason}</div>}
      <Flex wrap gap={8} style={{ marginTop: 8 }}>
        {batch.state === 'running' && <StopButton id={batch.id} />}
        {batch.skipped > 0 && (
          <Button onClick={() => setOpen(!isOpen)} aria-expanded={isOpen}>
            {isOpen ? '收起' : '查看跳过的人和原因'}
          </Button>
        )}
      </Flex>
      {isOpen && <BatchItems id={batch.id} />}
    </article>
  )
}

function StopButton({ id }: { id: string }) {
  const stop = useAction('certificates.stop-batch')
  return (
    <>
      <Button loading={stop.isPending} onClick={() => stop.mutate({ id })}>
        停止
      </Button>
      {stop.error && <Alert type="error" showIcon role="alert" title={errorText(stop.error)} />}
    </>
  )
}
