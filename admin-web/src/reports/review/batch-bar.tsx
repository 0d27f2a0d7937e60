import { useQueryClient } from '@tanstack/react-query'
import { App, Button, Flex } from 'antd'
import { useState } from 'react'
import type { ReportRow } from 'shared-types/reports/schemas'
import type { ReportKindName } from 'shared-types/reports/workflow'
import { refreshFeature, useAction } from '../../api/use-action'
import { BatchDialog, type BatchAction } from './batch-dialog'
import { Refusal } from '../../forms/refusal'

interface BatchBarProps {
  kind: ReportKindName
  selected: readonly ReportRow[]
  onClear: () => void
  /** Offered when there are more than the page shows. */
  total?: number
  onAll?: () => void
}

/** Review of the ticked rows in one go, all or none; whether that may be, the server says in its own words. */
export function BatchBar({ kind, selected, onClear, total, onAll }: BatchBarProps) {
  const { message } = App.useApp()
  const client = useQueryClient()
  const review = useAction('reports.review-batch')
  const [asking, setAsking] = useState<BatchAction>()
  const send = (action: BatchAction, opinion: string) =>
    review.mutate(
      {
        kind,
        action,
        selected: selected.map(({ id, version }) => ({ id, version })),
        ...(opinion && { opinion }),
      },
      {
        onSuccess: ({ reviewed }) => {
          void message.success(`已审核 ${reviewed} 条记录`)
          onClear()
        },
        onSettled: () => setAsking(undefined),
      },
    )
  const ask = (action: BatchAction) => {
    review.reset()
    setAsking(action)
  }
  if (selected.length === 0) return null
  return (
    <div className="batch-bar" role="region" aria-label="批量审核">
      {review.error && (
        <Refusal
          error={review.error}
          onRefresh={() => void refreshFeature(client, 'reports.list').then(() => review.reset())}
        />
      )}
      <Flex wrap gap={8} align="center">
        <strong aria-live="polite">已选 {selected.length} 条</strong>
        <Button type="primary" onClick={() => ask('approve')}>
          批量通过
        </Button>
        <Button danger onClick={() => ask('reject')}>
          批量不通过
        </Button>
        {onAll && total && (
          <Button type="link" onClick={onAll}>
            选择全部 {total.toLocaleString('zh-CN')} 条
          </Button>
        )}
        <Button
          type="link"
          onClick={() => {
            review.reset()
            onClear()
          }}
        >
          取消选择
        </Button>
      </Flex>
      {asking && (
        <BatchDialog
          action={asking}
          count={selected.length}
          isBusy={review.isPending}
          onCancel={() => setAsking(undefined)}
          onConfirm={(opinion) => send(asking, opinion)}
        />
      )}
    </div>
  )
}
