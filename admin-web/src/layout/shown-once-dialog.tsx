import { CopyOutlined } from '@ant-design/icons'
import { Alert, App, Button, Modal } from 'antd'
import { Fragment } from 'react'

interface ShownOnceDialogProps {
  title: string
  /** That it cannot be seen again, and how to hand it on. */
  warning: string
  parts: readonly { label: string; text: string }[]
  onClose: () => void
}

/** The only time a secret is seen: closing it asks nothing and shows nothing again. */
export function ShownOnceDialog({ title, warning, parts, onClose }: ShownOnceDialogProps) {
  const { message } = App.useApp()
  const copy = (text: string) =>
    navigator.clipboard.writeText(text).then(
      () => message.success('已复制'),
      () => message.error('浏览器不允许复制，请手工选取'),
    )
  return (
    <Modal
      open
      title={title}
      okText="我已保存"
      cancelButtonProps={{ style: { display: 'none' } }}
      onOk={onClose}
      onCancel={onClose}
      mask={{ closable: false }}
      keyboard={false}
      closable={false}
    >
      <Alert type="warning" showIcon title={warning} />
      <dl className="shown-once">
        {parts.map(({ label, text }) => (
          <Fragment key={label}>
            <dt>{label}</dt>
            <dd>
              <code>{text}</code>
              <Button
                size="small"
                icon={<CopyOutlined aria-hidden />}
                aria-label={`复制${label}`}
                onClick={() => void copy(text)}
              >
                复制
              </Button>
            </dd>
          </Fragment>
        ))}
      </dl>
    </Modal>
  )
}
