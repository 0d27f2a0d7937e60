import { Modal } from 'antd'
import { useState } from 'react'
import { useAction } from '../../api/use-action'
import { FormDialog } from '../../forms/form-dialog'
import { CodeField, isCode } from './code-field'
import { RecoveryCodes } from './recovery-codes'

export function RenewDialog({ onClose }: { onClose: () => void }) {
  const renew = useAction('accounts.renew-recovery-codes')
  const [code, setCode] = useState('')
  const [isTried, setTried] = useState(false)
  const submit = () => {
    setTried(true)
    if (isCode(code)) renew.mutate({ code })
  }
  if (renew.data)
    return (
      <Modal
        open
        title="新的恢复码"
        footer={null}
        closable={false}
        keyboard={false}
        mask={{ closable: false }}
      >
        <RecoveryCodes codes={renew.data.recoveryCodes} onSaved={onClose} />
      </Modal>
    )
  return (
    <FormDialog
      title="更换恢复码"
      okText="更换"
      isDirty={false}
      isPending={renew.isPending}
      error={renew.error}
      onSubmit={submit}
      onRefresh={onClose}
      onClose={onClose}
    >
      <p>更换后，原有的恢复码全部失效。</p>
      <CodeField value={code} isTried={isTried} onChange={setCode} />
    </FormDialog>
  )
}
