import { CallRefused } from '../../api/failures'
import { comesFirst, nextStepAfter } from '../../api/next-step'
import { sentenceOf } from '../../api/use-action'
import { Button } from '../form/button'
import { NextStepButton } from './next-step-button'
import { Result } from './result'

interface Props {
  error: Error
  onRetry: () => Promise<void>
}

/** What went wrong, in words, and what helps. The number lets the school's staff find the call in the log. */
export function Failure({ error, onRetry }: Props) {
  const step = nextStepAfter(error)
  if (step && comesFirst.includes(step)) {
    return (
      <Result kind="waiting" title={error.message}>
        <NextStepButton step={step} />
      </Result>
    )
  }
  const number = error instanceof CallRefused ? `编号 ${error.requestId}` : undefined
  return (
    <Result kind="failure" title={sentenceOf(error)} {...(number && { text: number })}>
      {step && <NextStepButton step={step} />}
      <Button {...(step && { kind: 'plain' })} onTap={() => void onRetry()}>
        重试
      </Button>
    </Result>
  )
}
