import { Modal } from 'antd'
import { useState } from 'react'
import { useAction } from '../../api/use-action'
import { useLeaveWarning } from '../../layout/use-leave-warning'
import { Refusal } from '../../forms/refusal'
import type { IssuedKey } from '../detail/secret-dialog'
import { isComplete, newPartner, PartnerFields } from './partner-fields'

interface CreatePartnerDialogProps {
  onCreated: (key: IssuedKey) => void
  onClose: () => void
}

export function CreatePartnerDialog({ onCreated, onClose }: CreatePartnerDialogProps) {
  const create = useAction('partners.create')
  const [values, setValues] = useState(newPartner)
  const [isTried, setTried] = useState(false)
  const { leave, leaveSaved } = useLeaveWarning(values !== newPartner && !create.isSuccess)
  const submit = () => {
    setTried(true)
    if (isComplete(values))
      create.mutate(values, { onSuccess: (key) => leaveSaved(() => onCreated(key)) })
  }
  return (
    <Modal
      open
      title="添加合作系统"
      okText="添加并签发密钥"
      cancelText="取消"
      okButtonProps={{ loading: create.isPending }}
      onOk={submit}
      onCancel={() => leave(onClose)}
      closable={{ 'aria-label': '关闭' }}
    >
      <PartnerFields
        values={values}
        isTried={isTried}
        onChange={(changes) => setValues((before) => ({ ...before, ...changes }))}
      />
      {create.error && <Refusal error={create.error} onRefresh={() => create.reset()} />}
    </Modal>
  )
}
