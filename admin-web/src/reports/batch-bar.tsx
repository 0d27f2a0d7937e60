import { Alert, Button, Flex, Input, Modal, Typography } from 'antd'
import { useState } from 'react'
import type { ReportKindName } from 'shared-types/reports/workflow'
import { errorTable } from 'shared-types/errors'
import { errorText } from '../api/call'
import { useAction } from '../api/use-action'

interface BatchBarProps {
  kind: ReportKindName
  selected: { id: string; version: number }[]
  onClear: () => void
  onReviewed: (count: number) => void
}

/** Review of the ticked rows in one go; whether that may be, the server says in its own words. */
export function BatchBar({ kind, selected, onClear, onReviewed }: BatchBarProps) {
  const review = useAction('reports.review-batch')
  const [isRejecting, setRejecting] = useState(false)
  const send = (action: 'approve' | 'reject', opinion?: string) =>
    review.mutate(
      { kind, action, selected, ...(opinion && { opinion }) },
      {
        onSuccess: ({ reviewed }) => onReviewed(reviewed),
        onSettled: () => setRejecting(false),
      },
    )
  return (
    <Flex vertical gap={8} style={{ marginBottom: 12 }}>
      <Flex wrap gap={8} align="center">
        <Typography.Text strong>已选 {selected.length} 条</Typography.Text>
        <Button type="primary" loading={review.isPending} onClick={() => send('approve')}>
          批量通过
        </Button>
        <Button danger disabled={review.isPending} onClick={() => setRejecting(true)}>
          批量不通过
        </Button>
        <Button type="link" onClick={onClear}>
          取消选择
        </Button>
      </Flex>
      {review.error && (
        <Alert
          type="error"
          showIcon
          role="alert"
          title={errorText(review.error)}
          closable={{ onClose: () => review.reset(), 'aria-label': '关闭提示' }}
        />
      )}
      <RejectDialog
        open={isRejecting}
        count={selected.length}
        isBusy={review.isPending}
        onCancel={() => setRejecting(false)}
        onReject={(opinion) => send('reject', opinion)}
      />
    </Flex>
  )
}

interface RejectDialogProps {
  open: boolean
  count: number
  isBusy: boolean
  onCancel: () => void
  onReject: (opinion: string) => void
}

function RejectDialog({ open, count, isBusy, onCancel, onReject }: RejectDialogProps) {
  const [opinion, setOpinion] = useState('')
  const [isMissing, setMissing] = useState(false)
  const confirm = () => {
    setMissing(opinion.trim() === '')
    if (opinion.trim()) onReject(opinion.trim())
  }
  return (
    <Modal
      open={open}
      title={`不通过选中的 ${count} 条记录`}
      okText="不通过"
      okButtonProps={{ danger: true, loading: isBusy }}
      onOk={confirm}
      onCancel={onCancel}
      destroyOnHidden
    >
      <Input.TextArea
        aria-label="审核意见"
        placeholder="审核意见，学生会看到"
        rows={3}
        maxLength={500}
        value={opinion}
        status={isMissing ? 'error' : ''}
        onChange={(event) => setOpinion(event.target.value)}
      />
      {isMissing && (
        <Typography.Text type="danger" role="alert">
          {errorTable['opinion-required'].message}
        </Typography.Text>
      )}
    </Modal>
  )
}
