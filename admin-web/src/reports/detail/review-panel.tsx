import { Alert, App, Button, Flex } from 'antd'
import type { TextAreaRef } from 'antd/es/input/TextArea'
import { forwardRef, useImperativeHandle, useRef, useState } from 'react'
import { errorTable } from 'shared-types/errors'
import type { Report } from 'shared-types/reports/schemas'
import { errorText, isRefused } from '../../api/call'
import { useAction } from '../../api/use-action'
import { OpinionInput } from '../opinion-input'
import { isReviewAction, reviewActions, type ReviewAction } from '../review-actions'

/** Where the keyboard goes: to 「通过」, or to the opinion that a rejection needs. */
export interface ReviewFocus {
  approve: () => void
  reject: () => void
}

interface ReviewPanelProps {
  report: Report
  onReviewed: () => void
  onRefresh: () => void
}

/** The buttons that the record allows this reader, over the version on screen. */
export const ReviewPanel = forwardRef<ReviewFocus, ReviewPanelProps>(function ReviewPanel(
  { report, onReviewed, onRefresh },
  ref,
) {
  const { message } = App.useApp()
  const [opinion, setOpinion] = useState('')
  const [problem, setProblem] = useState<string>()
  const review = useAction('reports.review')
  const opinionBox = useRef<TextAreaRef>(null)
  const approveButton = useRef<HTMLButtonElement>(null)
  useImperativeHandle(ref, () => ({
    approve: () => approveButton.current?.focus(),
    reject: () => opinionBox.current?.focus(),
  }))
  const actions = report.allowedActions.filter(isReviewAction)

  const act = async (action: ReviewAction) => {
    const given = opinion.trim()
    const { needsOpinion, done } = reviewActions[action]
    if (needsOpinion && !given) {
      setProblem(errorTable['opinion-required'].message)
      opinionBox.current?.focus()
      return
    }
    const { kind, id, version } = report
    try {
      await review.mutateAsync({ kind, id, version, action, ...(given && { opinion: given }) })
    } catch {
      return
    }
    void message.success(`${report.holder.name}：${done}`)
    onReviewed()
  }

  return (
    <>
      {review.error && (
        <Refusal
          error={review.error}
          onRefresh={() => {
            review.reset()
            onRefresh()
          }}
        />
      )}
      <OpinionInput
        inputRef={opinionBox}
        value={opinion}
        onChange={(text) => {
          setOpinion(text)
          setProblem(undefined)
        }}
        problem={problem}
        isRequired={!actions.includes('approve')}
      />
      <Flex gap={8} align="center" style={{ marginTop: 8 }} wrap>
        {actions.map((action) => (
          <Button
            key={action}
            {...(action === 'approve' && { ref: approveButton })}
            type={action === 'approve' ? 'primary' : 'default'}
            danger={action !== 'approve'}
            loading={review.isPending && review.variables.action === action}
            disabled={review.isPending}
            onClick={() => void act(action)}
          >
            {reviewActions[action].label}
          </Button>
        ))}
        <span className="quiet review-keys">
          键盘：J 下一条，K 上一条，A 到“通过”（回车确认），R 写意见
        </span>
      </Flex>
    </>
  )
})

function Refusal({ error, onRefresh }: { error: Error; onRefresh: () => void }) {
  const isStale = isRefused(error, 'stale-version') || isRefused(error, 'action-not-allowed')
  return (
    <Alert
      type="error"
      showIcon
      title={errorText(error)}
      style={{ marginBottom: 8 }}
      {...(isStale && {
        action: (
          <Button size="small" onClick={onRefresh}>
            刷新
          </Button>
        ),
      })}
    />
  )
}
