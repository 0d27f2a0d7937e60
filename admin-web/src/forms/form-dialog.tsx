import { Modal } from 'antd'
import { useId, type ReactNode } from 'react'
import { useLeaveWarning } from '../layout/use-leave-warning'
import { Refusal } from './refusal'

interface FormDialogProps {
  title: string
  okText?: string
  isDirty: boolean
  isPending: boolean
  error: Error | null
  onSubmit: () => void
  /** Reads what the form is about again, when it is no longer what the screen shows. */
  onRefresh: () => void
  onClose: () => void
  children: ReactNode
}

/** A short form over the page: Enter saves, every way out asks while something is unsaved, a refusal says why. */
export function FormDialog(props: FormDialogProps) {
  const { title, okText = '保存', isPending, error, onClose } = props
  const id = useId()
  const { leave } = useLeaveWarning(props.isDirty)
  return (
    <Modal
      open
      title={title}
      okText={okText}
      cancelText="取消"
      okButtonProps={{ loading: isPending, htmlType: 'submit', form: id }}
      onCancel={() => leave(onClose)}
      closable={{ 'aria-label': '关闭' }}
      mask={{ closable: false }}
    >
      <form
        id={id}
        aria-label={title}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          props.onSubmit()
        }}
      >
        {props.children}
      </form>
      {error && <Refusal error={error} onRefresh={props.onRefresh} />}
    </Modal>
  )
}
