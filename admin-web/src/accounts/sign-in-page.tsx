import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearchParams } from 'react-router'
import { errorText } from '../api/call'
import { useAction } from '../api/use-action'
import { usePageTitle } from '../layout/page-title'
import { Entrance, EntranceField } from './entrance'

export function SignInPage() {
  usePageTitle('登录')
  const [params] = useSearchParams()
  const navigate = useNavigate()
  const client = useQueryClient()
  const signIn = useAction('accounts.sign-in')
  const submit = (values: Record<string, string>) =>
    signIn.mutate(
      { account: values['account'] ?? '', password: values['password'] ?? '' },
      {
        onSuccess: (session) => {
          client.clear()
          client.setQueryData(['accounts.current-session', {}], session)
          void navigate(ownAddress(params.get('next')), { replace: true })
        },
      },
    )
  return (
    <Entrance
      title="毕业通管理平台"
      note="高校毕业生就业工作"
      problem={signIn.error ? errorText(signIn.error) : undefined}
      submitLabel="登录"
      isBusy={signIn.isPending}
      onSubmit={submit}
    >
      <EntranceField name="account" label="账号" autoComplete="username" autoFocus />
      <EntranceField name="password" label="密码" type="password" autoComplete="current-password" />
    </Entrance>
  )
}

/** Only paths of this site: a crafted link must not lead elsewhere after signing in. */
export function ownAddress(next: string | null): string {
  return next && /^\/(?![/\\])/.test(next) ? next : '/'
}
