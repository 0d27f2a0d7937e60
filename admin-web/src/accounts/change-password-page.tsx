import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { errorTable } from 'shared-types/errors'
import { errorText } from '../api/call'
import { useAction } from '../api/use-action'
import { useSession } from '../app/session'
import { usePageTitle } from '../layout/page-title'
import { SandboxBanner } from '../shell/sandbox-banner'
import { Entrance, EntranceField } from './entrance'
import { SignOutButton } from './sign-out-button'

export function ChangePasswordPage() {
  usePageTitle('修改密码')
  const { mustChangePassword, sandbox } = useSession()
  const navigate = useNavigate()
  const client = useQueryClient()
  const change = useAction('accounts.change-password')
  const [isDifferent, setDifferent] = useState(false)
  const submit = (values: Record<string, string>) => {
    const { oldPassword = '', newPassword = '', repeated } = values
    setDifferent(newPassword !== repeated)
    if (newPassword !== repeated) return
    change.mutate(
      { oldPassword, newPassword },
      {
        onSuccess: (session) => {
          client.setQueryData(['accounts.current-session', {}], session)
          void navigate(mustChangePassword ? '/' : '/account', { replace: true })
        },
      },
    )
  }
  const refusal = change.error ? errorText(change.error) : undefined
  return (
    <Entrance
      title="修改密码"
      note={
        mustChangePassword ? errorTable['password-change-required'].message : '修改后请妥善保管'
      }
      problem={isDifferent ? '两次输入的新密码不一致' : refusal}
      submitLabel="保存新密码"
      isBusy={change.isPending}
      onSubmit={submit}
      banner={sandbox && <SandboxBanner />}
      more={mustChangePassword ? <SignOutButton /> : <Link to="/account">返回账户设置</Link>}
    >
      <EntranceField
        name="oldPassword"
        label="原密码"
        type="password"
        autoComplete="current-password"
        autoFocus
      />
      <EntranceField
        name="newPassword"
        label="新密码"
        type="password"
        autoComplete="new-password"
      />
      <EntranceField
        name="repeated"
        label="再次输入新密码"
        type="password"
        autoComplete="new-password"
      />
      <p className="entrance-hint">{errorTable['password-too-weak'].message}</p>
    </Entrance>
  )
}
