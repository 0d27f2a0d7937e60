import { Alert, Input, Modal } from 'antd'
import { useId, useState } from 'react'
import { errorText } from '../api/call'
import { useAction } from '../api/use-action'
import type { Certificate } from './words'

interface RevokeDialogProps {
  certificate: Certificate
  onClose: () => void
}

/** A certificate is taken back for a reason that its holder reads, and never given back. */
export function RevokeDialog({ certificate, onClose }: RevokeDialogProps) {
  const revoke = useAction('certificates.revoke')
  const [reason, setReason] = useState('')
  const [isMissing, setMissing] = useState(false)
  const id = useId()
  const confirm = () => {
    const given = reason.trim()
    setMissing(!given)
    if (given) revoke.mutate({ id: certificate.id, reason: given }, { onSuccess: onClose })
  }
  return (
    <Modal
      open
      title={`撤销证书 ${certificate.number}`}
      okText="撤销"
      okButtonProps={{ danger: true, loading: revoke.isPending }}
      onOk={confirm}
      onCancel={onClose}
      closable={{ 'aria-label': '关闭' }}
    >
      <p>撤销后不能恢复，核验页面会显示“已撤销”。</p>
      <label htmlFor={id}>撤销原因</label>
      <Input.TextArea
        id={id}
        rows={3}
        maxLength={200}
        value={reason}
        status={isMissing ? 'error' : ''}
        aria-invalid={isMissing}
        aria-describedby={`${id}-problem`}
        onChange={(event) => {
          setReason(event.target.value)
          setMissing(false)
        }}
        style={{ marginTop: 4 }}
      />
      <div id={`${id}-problem`} role="alert" className="problem">
        {isMissing && '请输入撤销原因'}
      </div>
      {revoke.error && <Alert type="error" showIcon role="alert" title={errorText(revoke.error)} />}
    </Modal>
  )
}
