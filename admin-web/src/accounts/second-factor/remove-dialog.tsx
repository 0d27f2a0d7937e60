import { App } from 'antd'
import { useState } from 'react'
import { useAction } from '../../api/use-action'
import { FormDialog } from '../../forms/form-dialog'
import { CodeField, isCode } from './code-field'

export function RemoveDialog({ onClose }: { onClose: () => void }) {
  const { message } = App.useApp()
  const remove = useAction('accounts.remove-second-factor')
  const [code, setCode] = useState('')
  const [isTried, setTried] = useState(false)
  const submit = () => {
    setTried(true)
    if (!isCode(code)) return
    remove.mutate(
      { code },
      {
        onSuccess: () => {
          void message.success('已停用二次验证')
          onClose()
        },
      },
    )
  }
  return (
    <FormDialog
      title="停用二次验证"
      okText="停用"
      isDirty={false}
      isPending={remove.isPending}
      error={remove.error}
      onSubmit={submit}
      onRefresh={onClose}
      onClose={onClose}
    >
      <p>停用后，登录只需密码，恢复码一并失效。</p>
      <CodeField value={code} isTried={isTried} onChange={setCode} />
    </FormDialog>
  )
}
