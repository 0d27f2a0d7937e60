import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { errorTable } from 'shared-types/errors'
import { errorText, isRefused } from '../api/call'
import { useAction } from '../api/use-action'
import { usePageTitle } from '../layout/page-title'
import { CaptchaField } from './captcha-field'
import { Entrance, EntranceField } from './entrance'

export function SignInPage() {
  usePageTitle('登录')
  const [params] = useSearchParams()
  const navigate = useNavigate()
  const client = useQueryClient()
  const signIn = useAction('accounts.sign-in')
  const [failures, setFailures] = useState(0)
  const [asksCode, setAsksCode] = useState(false)
  const submit = ({ account = '', password = '', captcha, answer, code }: Record<string, string>) =>
    signIn.mutate(
      {
        account,
        password,
        ...(captcha && answer && { captcha: { captcha, answer } }),
        ...(code && { code }),
      },
      {
        onSuccess: (session) => {
          client.clear()
          client.setQueryData(['accounts.current-session', {}], session)
          const next = session.mustChangePassword
            ? '/change-password'
            : ownAddress(params.get('next'))
          void navigate(next, { replace: true })
        },
        onError: (error) => {
          if (isRefused(error, 'second-factor-required')) setAsksCode(true)
          else if (!isRefused(error, 'unreachable')) setFailures(failures + 1)
        },
      },
    )
  const asksFirst = isRefused(signIn.error, 'second-factor-required')
  return (
    <Entrance
      title="毕业通管理平台"
      note="高校毕业生就业工作"
      problem={signIn.error && !asksFirst ? errorText(signIn.error) : undefined}
      submitLabel="登录"
      isBusy={signIn.isPending}
      onSubmit={submit}
    >
      <EntranceField name="account" label="账号" autoComplete="username" autoFocus />
      <EntranceField name="password" label="密码" type="password" autoComplete="current-password" />
      {asksCode && (
        <>
          <EntranceField
            name="code"
            label="动态码或恢复码"
            autoComplete="one-time-code"
            autoFocus
          />
          <p className="entrance-hint" role="status">
            {errorTable['second-factor-required'].message}
            。两者都不在手边时，请联系管理员重置二次验证。
          </p>
        </>
      )}
      {failures > 0 && <CaptchaField key={failures} />}
    </Entrance>
  )
}

/** Only paths of this site: a crafted link must not lead elsewhere after signing in. */
export function ownAddress(next: string | null): string {
  return next && /^\/(?![/\\])/.test(next) ? next : '/'
}
