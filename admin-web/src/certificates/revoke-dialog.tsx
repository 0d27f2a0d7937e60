import { Alert, Input, Modal, Typography } from 'antd'
import { useState } from 'react'
import { errorText } from '../api/call'
import { useAction } from '../api/use-action'
import type { Certificate } from './certificate-list'

interface RevokeDialogProps {
  certificate: Certificate
  open: boolean
  onClose: () => void
}

export function RevokeDialog({ certificate, open, onClose }: RevokeDialogProps) {
  const revoke = useAction('certificates.revoke')
  const [reason, setReason] = useState('')
  const [isMissing, setMissing] = useState(false)
  const confirm = () => {
    setMissing(reason.trim() === '')
    if (reason.trim())
      revoke.mutate({ id: certificate.id, reason: reason.trim() }, { onSuccess: onClose })
  }
  return (
    <Modal
      open={open}
      title={`撤销证书 ${certificate.number}`}
      okText="撤销"
      okButtonProps={{ danger: true, loading: revoke.isPending }}
      onOk={confirm}
      onCancel={onClose}
      destroyOnHidden
    >
      <p>撤销后不能恢复，核验页面会显示“已撤销”。</p>
      <Input.TextArea
        aria-label="撤销原因"
        placeholder="撤销原因"
        rows={3}
        maxLength={200}
        value={reason}
        status={isMissing ? 'error' : ''}
        onChange={(event) => setReason(event.target.value)}
      />
      {isMissing && (
        <Typography.Text type="danger" role="alert">
          请输入撤销原因
        </Typography.Text>
      )}
      {revoke.error && <Alert type="error" showIcon role="alert" title={errorText(revoke.error)} />}
    </Modal>
  )
}
