import { Input, Modal } from 'antd'
import { useId, useState, type ReactNode } from 'react'
import { Refusal } from '../forms/refusal'

interface ReasonDialogProps {
  title: string
  /** What will happen, before it does. */
  children: ReactNode
  label: string
  okText: string
  danger?: boolean
  isPending: boolean
  error: Error | null
  onConfirm: (reason: string) => void
  onRefresh: () => void
  onClose: () => void
}

/** Asks for a reason before something that stays on record. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { title, children, label, okText, danger = false, isPending, error } = props
  const [reason, setReason] = useState('')
  const [isMissing, setMissing] = useState(false)
  const id = useId()
  const confirm = () => {
    setMissing(reason.trim() === '')
    if (reason.trim()) props.onConfirm(reason.trim())
  }
  return (
    <Modal
      open
      title={title}
      okText={okText}
      cancelText="取消"
      okButtonProps={{ danger, loading: isPending }}
      onOk={confirm}
      onCancel={props.onClose}
      closable={{ 'aria-label': '关闭' }}
    >
      {children}
      <label htmlFor={id}>{label}</label>
      <Input.TextArea
        id={id}
        autoSize={{ minRows: 2, maxRows: 5 }}
        maxLength={200}
        value={reason}
        status={isMissing ? 'error' : ''}
        aria-required
        aria-invalid={isMissing}
        aria-describedby={`${id}-problem`}
        onChange={(event) => {
          setReason(event.target.value)
          setMissing(false)
        }}
        style={{ marginTop: 4 }}
      />
      <div id={`${id}-problem`} role="alert" className="problem">
        {isMissing && `请输入${label}`}
      </div>
      {error && <Refusal error={error} onRefresh={props.onRefresh} />}
    </Modal>
  )
}
