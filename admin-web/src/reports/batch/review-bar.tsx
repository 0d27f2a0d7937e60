import { useState } from 'react'
import type { ReportFilter, ReportRow } from 'shared-types/reports/schemas'
import { BatchBar } from '../review/batch-bar'
import { FilteredReviewBar } from './filtered-review-bar'

interface ReviewBarProps {
  filter: ReportFilter
  rows: readonly ReportRow[]
  selected: readonly ReportRow[]
  /** How many the filter lets through on all pages. */
  total: number
  onClear: () => void
}

/** Review of the ticked rows or, once the whole page is ticked and wished so, of all pages. */
export function ReviewBar({ filter, rows, selected, total, onClear }: ReviewBarProps) {
  const [isEverything, setEverything] = useState(false)
  const clear = () => {
    setEverything(false)
    onClear()
  }
  const isPageTicked = selected.length > 0 && selected.length === rows.length
  if (isEverything && isPageTicked)
    return (
      <FilteredReviewBar filter={filter} onCancel={clear}>
        已选符合筛选条件的全部 {total.toLocaleString('zh-CN')} 条
      </FilteredReviewBar>
    )
  return (
    <BatchBar
      kind={filter.kind}
      selected={selected}
      onClear={clear}
      {...(isPageTicked && total > rows.length && { total, onAll: () => setEverything(true) })}
    />
  )
}
