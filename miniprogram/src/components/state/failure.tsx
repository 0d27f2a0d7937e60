import { CallRefused } from '../../api/failures'
import { Button } from '../form/button'
import { Result } from './result'

/** What went wrong, in words, and another try. The number lets the school's staff find the call in the log. */
export function Failure({ error, onRetry }: { error: Error; onRetry: () => Promise<void> }) {
  const number = error instanceof CallRefused ? `编号 ${error.requestId}` : undefined
  return (
    <Result kind="failure" title={error.message} {...(number && { text: number })}>
      <Button onTap={() => void onRetry()}>重试</Button>
    </Result>
  )
}
