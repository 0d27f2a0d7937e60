import { useState, type ReactNode } from 'react'
import { useNavigate } from 'react-router'
import type { ReportFilter } from 'shared-types/reports/schemas'
import { call } from '../../api/call'
import { useAction } from '../../api/use-action'
import { useLinkTo } from '../../app/working-year'
import { BatchDialog, type BatchAction } from '../review/batch-dialog'

interface FilteredReview {
  /** Counts first, then asks once more; a refusal comes before anything is asked. */
  ask: (action: BatchAction) => void
  isBusy: boolean
  error: Error | undefined
  forget: () => void
  dialog: ReactNode
}

/** Review of everything that a filter lets through, by a job whose progress has a page of its own. */
export function useFilteredReview(filter: ReportFilter): FilteredReview {
  const navigate = useNavigate()
  const linkTo = useLinkTo()
  const start = useAction('reports.review-filtered')
  const [isCounting, setCounting] = useState(false)
  const [problem, setProblem] = useState<Error>()
  const [asked, setAsked] = useState<{ action: BatchAction; total: number }>()
  const forget = () => {
    setProblem(undefined)
    start.reset()
  }
  const count = async (action: BatchAction) => {
    forget()
    setCounting(true)
    try {
      const { total, refusal } = await call('reports.preview-filtered-batch', filter)
      if (refusal) setProblem(new Error(refusal))
      else setAsked({ action, total })
    } catch (error) {
      setProblem(error as Error)
    } finally {
      setCounting(false)
    }
  }
  const confirm = (opinion: string) => {
    if (!asked) return
    const { action, total } = asked
    start.mutate(
      { ...filter, action, expected: total, ...(opinion && { opinion }) },
      {
        onSuccess: ({ id }) => void navigate(linkTo(`/reports/${filter.kind}/batches/${id}`)),
        onSettled: () => setAsked(undefined),
      },
    )
  }
  return {
    ask: (action) => void count(action),
    isBusy: isCounting || start.isPending,
    error: problem ?? start.error ?? undefined,
    forget,
    dialog: asked && (
      <BatchDialog
        action={asked.action}
        count={asked.total}
        isBusy={start.isPending}
        onCancel={() => setAsked(undefined)}
        onConfirm={confirm}
      />
    ),
  }
}
