import { CallRefused } from '../../api/failures'
import { isRefusal, sentenceOf } from '../../api/use-action'
import { goHome } from '../../platform/page'
import { platform } from '../../platform/platform'
import { Button } from '../form/button'
import { Result } from './result'

interface Props {
  error: Error
  onRetry: () => Promise<void>
}

/** What went wrong, in words, and what helps. The number lets the school's staff find the call in the log. */
export function Failure({ error, onRetry }: Props) {
  if (isRefusal(error, 'sign-in-required')) {
    return (
      <Result kind="waiting" title={error.message}>
        <Button className="sign-in" onTap={() => platform.signIn()}>
          微信登录
        </Button>
      </Result>
    )
  }
  if (isRefusal(error, 'consent-required') || isRefusal(error, 'binding-required')) {
    return (
      <Result kind="waiting" title={error.message}>
        <Button onTap={goHome}>返回首页办理</Button>
      </Result>
    )
  }
  const number = error instanceof CallRefused ? `编号 ${error.requestId}` : undefined
  return (
    <Result kind="failure" title={sentenceOf(error)} {...(number && { text: number })}>
      <Button onTap={() => void onRetry()}>重试</Button>
    </Result>
  )
}
