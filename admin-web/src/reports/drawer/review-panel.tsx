import { useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Flex, Input, Modal, Typography, type InputRef } from 'antd'
import { useRef, useState } from 'react'
import { errorTable } from 'shared-types/errors'
import { reportKinds } from 'shared-types/reports/report-kinds'
import { findTransition, stageLabels } from 'shared-types/reports/workflow'
import { errorText, isRefused } from '../../api/call'
import { refreshFeature, useAction } from '../../api/use-action'
import { useSession } from '../../app/session'
import type { Report } from './report-drawer'
import { useReviewKeys } from './review-keys'

type ReviewAction = 'approve' | 'reject' | 'reopen'
const reviewActions: readonly ReviewAction[] = ['approve', 'reject', 'reopen']

interface ReviewPanelProps {
  report: Report
  onEdit: () => void
  onReviewed: () => void
}

/** Exactly the actions that travel with the record; what they are called, the workflow says. */
export function ReviewPanel({ report, onEdit, onReviewed }: ReviewPanelProps) {
  const { level } = useSession()
  const { message } = App.useApp()
  const opinionBox = useRef<InputRef>(null)
  const review = useAction('reports.review')
  const [opinion, setOpinion] = useState('')
  const [isOpinionMissing, setOpinionMissing] = useState(false)
  const [asking, setAsking] = useState<ReviewAction>()

  const offered = reviewActions.filter((it) => report.allowedActions.includes(it))
  const transitionOf = (action: ReviewAction) => findTransition(level, report.stage, action)
  const lacksOpinion = (action: ReviewAction) => {
    const isMissing = transitionOf(action)?.opinion === 'required' && opinion.trim() === ''
    setOpinionMissing(isMissing)
    if (isMissing) opinionBox.current?.focus()
    return isMissing
  }
  const send = (action: ReviewAction) => {
    setAsking(undefined)
    if (lacksOpinion(action)) return
    const { kind, id, version } = report
    review.mutate(
      { kind, id, version, action, ...(opinion.trim() && { opinion: opinion.trim() }) },
      {
        onSuccess: ({ stage }) => {
          void message.success(`${report.holder.name}：${stageLabels[stage]}`)
          onReviewed()
        },
      },
    )
  }
  const ask = (action: ReviewAction) => {
    if (offered.includes(action) && !lacksOpinion(action)) setAsking(action)
  }
  useReviewKeys({ a: () => ask('approve'), r: () => ask('reject') }, !asking && !review.isPending)

  const canEdit = report.allowedActions.includes('save')
  if (offered.length === 0 && !canEdit) return null
  return (
    <div style={{ borderTop: '1px solid #e6eaf0', padding: '12px 24px 16px', background: '#fff' }}>
      {review.error && <ReviewRefusal error={review.error} onRefreshed={() => review.reset()} />}
      {offered.length > 0 && (
        <OpinionBox
          boxRef={opinionBox}
          value={opinion}
          isMissing={isOpinionMissing}
          onChange={(value) => {
            setOpinion(value)
            setOpinionMissing(false)
          }}
        />
      )}
      <Flex wrap gap={8} align="center">
        {offered.map((action) => (
          <Button
            key={action}
            type={action === 'approve' ? 'primary' : 'default'}
            danger={action !== 'approve'}
            disabled={review.isPending}
            loading={review.isPending && review.variables.action === action}
            onClick={() => send(action)}
          >
            {transitionOf(action)?.label ?? action}
          </Button>
        ))}
        {canEdit && (
          <Button disabled={review.isPending} onClick={onEdit}>
            编辑
          </Button>
        )}
        {offered.includes('approve') && (
          <Typography.Text type="secondary" className="wide-only" style={{ fontSize: 12 }}>
            按键：A 通过　R 不通过　J 下一条　K 上一条
          </Typography.Text>
        )}
      </Flex>
      <Modal
        open={asking !== undefined}
        title={`${(asking && transitionOf(asking)?.label) ?? ''}：${report.holder.name}的${reportKinds[report.kind].label}`}
        okText="确定"
        okButtonProps={{ autoFocus: true }}
        onOk={() => asking && send(asking)}
        onCancel={() => setAsking(undefined)}
        width={400}
        destroyOnHidden
      >
        {opinion.trim() ? `意见：${opinion.trim()}` : '没有填写意见。'}
      </Modal>
    </div>
  )
}

interface OpinionBoxProps {
  boxRef: React.Ref<InputRef>
  value: string
  isMissing: boolean
  onChange: (value: string) => void
}

function OpinionBox({ boxRef, value, isMissing, onChange }: OpinionBoxProps) {
  return (
    <div style={{ marginBottom: 10 }}>
      <Input.TextArea
        ref={boxRef}
        aria-label="审核意见"
        aria-invalid={isMissing}
        aria-describedby="opinion-problem"
        placeholder="审核意见（不通过或退回时必填，学生会看到）"
        autoSize={{ minRows: 1, maxRows: 4 }}
        maxLength={500}
        value={value}
        status={isMissing ? 'error' : ''}
        onChange={(event) => onChange(event.target.value)}
      />
      <div id="opinion-problem" role="alert">
        {isMissing && (
          <Typography.Text type="danger">{errorTable['opinion-required'].message}</Typography.Text>
        )}
      </div>
    </div>
  )
}

function ReviewRefusal({ error, onRefreshed }: { error: Error; onRefreshed: () => void }) {
  const client = useQueryClient()
  const isOutdated =
    isRefused(error, 'stale-version') ||
    isRefused(error, 'action-not-allowed') ||
    isRefused(error, 'not-found')
  const refresh = () => void refreshFeature(client, 'reports.get').then(onRefreshed)
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={errorText(error)}
      action={
        isOutdated && (
          <Button size="small" onClick={refresh}>
            刷新
          </Button>
        )
      }
      style={{ marginBottom: 10 }}
    />
  )
}
