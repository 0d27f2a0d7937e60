import { Button, Flex } from 'antd'
import type { ReactNode } from 'react'
import type { ReportFilter } from 'shared-types/reports/schemas'
import { Refusal } from '../../forms/refusal'
import { useFilteredReview } from './use-filtered-review'

interface FilteredReviewBarProps {
  filter: ReportFilter
  /** What would be reviewed. */
  children: ReactNode
  onCancel: () => void
}

/** Stands where the bar of the ticked rows stands, for everything that the filter lets through. */
export function FilteredReviewBar({ filter, children, onCancel }: FilteredReviewBarProps) {
  const review = useFilteredReview(filter)
  return (
    <div className="batch-bar" role="region" aria-label="批量审核">
      {review.error && <Refusal error={review.error} onRefresh={review.forget} />}
      <Flex wrap gap={8} align="center">
        <strong aria-live="polite">{children}</strong>
        <Button type="primary" loading={review.isBusy} onClick={() => review.ask('approve')}>
          全部通过
        </Button>
        <Button danger disabled={review.isBusy} onClick={() => review.ask('reject')}>
          全部不通过
        </Button>
        <Button type="link" onClick={onCancel}>
          取消
        </Button>
      </Flex>
      {review.dialog}
    </div>
  )
}
