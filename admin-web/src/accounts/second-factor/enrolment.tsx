import { Button, Flex } from 'antd'
import { useState, type ReactNode } from 'react'
import type { OutputOf } from '../../api/call'
import { useAction } from '../../api/use-action'
import { TextField } from '../../forms/text-field'
import { Refusal } from '../../forms/refusal'
import { Authenticator } from './authenticator'
import { CodeField, isCode } from './code-field'
import { RecoveryCodes } from './recovery-codes'

interface EnrolmentProps {
  onDone: () => void
  /** Beside the buttons of the first two steps: the way out. */
  wayOut: ReactNode
}

/** Password, authenticator, recovery codes: in force once a code has confirmed the authenticator. */
export function Enrolment({ onDone, wayOut }: EnrolmentProps) {
  const [begun, setBegun] = useState<OutputOf<'accounts.begin-second-factor'>>()
  const [codes, setCodes] = useState<string[]>()
  if (codes) return <RecoveryCodes codes={codes} onSaved={onDone} />
  if (begun)
    return (
      <ConfirmForm
        begun={begun}
        wayOut={wayOut}
        onAgain={() => setBegun(undefined)}
        onConfirmed={setCodes}
      />
    )
  return <PasswordForm wayOut={wayOut} onBegun={setBegun} />
}

interface PasswordFormProps {
  wayOut: ReactNode
  onBegun: (begun: OutputOf<'accounts.begin-second-factor'>) => void
}

function PasswordForm({ wayOut, onBegun }: PasswordFormProps) {
  const begin = useAction('accounts.begin-second-factor')
  const [password, setPassword] = useState('')
  const [isMissing, setMissing] = useState(false)
  const submit = () => {
    setMissing(!password)
    if (password) begin.mutate({ password }, { onSuccess: onBegun })
  }
  return (
    <form
      aria-label="验证登录密码"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <p>
        需要一部装有身份验证器的手机，如 Microsoft Authenticator、FreeOTP
        或其他支持动态码的应用。绑定后，登录时除密码外还须输入其中的 6 位动态码。
      </p>
      <TextField
        name="password"
        label="登录密码"
        type="password"
        autoComplete="current-password"
        value={password}
        maxLength={128}
        isRequired
        problem={isMissing ? '请输入登录密码' : undefined}
        hint="再次输入密码，确认是您本人"
        onChange={setPassword}
      />
      {begin.error && <Refusal error={begin.error} onRefresh={() => begin.reset()} />}
      <Flex wrap gap={8}>
        <Button type="primary" htmlType="submit" loading={begin.isPending}>
          下一步
        </Button>
        {wayOut}
      </Flex>
    </form>
  )
}

interface ConfirmFormProps {
  begun: OutputOf<'accounts.begin-second-factor'>
  wayOut: ReactNode
  onAgain: () => void
  onConfirmed: (codes: string[]) => void
}

function ConfirmForm({ begun, wayOut, onAgain, onConfirmed }: ConfirmFormProps) {
  const confirm = useAction('accounts.confirm-second-factor')
  const [code, setCode] = useState('')
  const [isTried, setTried] = useState(false)
  const submit = () => {
    setTried(true)
    if (isCode(code)) confirm.mutate({ code }, { onSuccess: (it) => onConfirmed(it.recoveryCodes) })
  }
  return (
    <form
      aria-label="确认身份验证器"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <Authenticator {...begun} />
      <CodeField value={code} isTried={isTried} onChange={setCode} />
      {confirm.error && <Refusal error={confirm.error} onRefresh={onAgain} />}
      <Flex wrap gap={8}>
        <Button type="primary" htmlType="submit" loading={confirm.isPending}>
          确认绑定
        </Button>
        {wayOut}
      </Flex>
    </form>
  )
}
