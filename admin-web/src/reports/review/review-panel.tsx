import { App, Button, Flex } from 'antd'
import type { TextAreaRef } from 'antd/es/input/TextArea'
import { useRef, useState, type KeyboardEvent } from 'react'
import type { Report } from 'shared-types/reports/schemas'
import { findTransition, stageLabels } from 'shared-types/reports/workflow'
import { useAction } from '../../api/use-action'
import { useSession } from '../../app/session'
import { isPress, keyText } from '../../keys/key-table'
import { useKeys } from '../../keys/use-keys'
import { OpinionInput } from './opinion-input'
import { Refusal } from '../../forms/refusal'
import { isReviewAction, type ReviewAction } from './review-actions'

interface ReviewPanelProps {
  report: Report
  onReviewed: (action: ReviewAction, report: Report) => void
  onRefresh: () => Promise<unknown>
}

/** Exactly the actions that travel with the record, over the version on screen; what they are called, the workflow says. */
export function ReviewPanel({ report, onReviewed, onRefresh }: ReviewPanelProps) {
  const { level } = useSession()
  const { message } = App.useApp()
  const review = useAction('reports.review')
  const [opinion, setOpinion] = useState('')
  const [isMissing, setMissing] = useState(false)
  const opinionBox = useRef<TextAreaRef>(null)
  const actions = report.allowedActions.filter(isReviewAction)
  const transitionOf = (action: ReviewAction) => findTransition(level, report.stage, action)
  const act = (action: ReviewAction) => {
    const given = opinion.trim()
    const transition = transitionOf(action)
    if (transition?.opinion === 'required' && !given) {
      setMissing(true)
      opinionBox.current?.focus()
      return
    }
    const { kind, id, version } = report
    review.mutate(
      { kind, id, version, action, ...(given && { opinion: given }) },
      {
        onSuccess: ({ stage }) => {
          const done = `${transition?.label ?? ''}，现为“${stageLabels[stage]}”`
          void message.success(`${report.holder.name}：${done}`)
          onReviewed(action, report)
        },
      },
    )
  }
  const rejecting = actions.find((it) => transitionOf(it)?.opinion === 'required')
  const rejectByKey = (event: KeyboardEvent) => {
    if (isPress(event, 'send') && rejecting && !review.isPending) act(rejecting)
  }
  useKeys(!review.isPending, {
    ...(actions.includes('approve') && { approve: () => act('approve') }),
    reject: () => opinionBox.current?.focus(),
  })
  return (
    <>
      {review.error && (
        <Refusal
          error={review.error}
          onRefresh={() => void onRefresh().then(() => review.reset())}
        />
      )}
      <OpinionInput
        inputRef={opinionBox}
        onKeyDown={rejectByKey}
        value={opinion}
        onChange={(text) => {
          setOpinion(text)
          setMissing(false)
        }}
        isMissing={isMissing}
        note={actions.includes('approve') ? '（不通过时必填，学生会看到）' : '（必填，学生会看到）'}
      />
      <Flex gap={8} align="center" wrap style={{ marginTop: 8 }}>
        {actions.map((action) => (
          <Button
            key={action}
            type={action === 'approve' ? 'primary' : 'default'}
            danger={action !== 'approve'}
            loading={review.isPending && review.variables.action === action}
            disabled={review.isPending}
            onClick={() => act(action)}
          >
            {transitionOf(action)?.label}
          </Button>
        ))}
        <span className="quiet review-keys">
          键盘：{actions.includes('approve') && `${keyText('approve')} 通过　`}
          {rejecting &&
            `${keyText('reject')} 写意见，${keyText('send')} ${transitionOf(rejecting)?.label ?? ''}　`}
          {keyText('next')} 下一条　{keyText('previous')} 上一条
        </span>
      </Flex>
    </>
  )
}
