import { CopyOutlined } from '@ant-design/icons'
import { Alert, App, Button, Modal } from 'antd'
import { Fragment } from 'react'
import type { OutputOf } from '../../api/call'

export type IssuedKey = OutputOf<'partners.create'>

/** The only time a secret is seen: closing it asks nothing and shows nothing again. */
export function SecretDialog({ issued, onClose }: { issued: IssuedKey; onClose: () => void }) {
  const { message } = App.useApp()
  const copy = (text: string) =>
    navigator.clipboard.writeText(text).then(
      () => message.success('已复制'),
      () => message.error('浏览器不允许复制，请手工选取'),
    )
  const parts = [
    { label: '密钥编号', text: issued.keyId },
    { label: '密钥', text: issued.secret },
  ]
  return (
    <Modal
      open
      title={`${issued.partner.name}的新密钥`}
      okText="我已保存"
      cancelButtonProps={{ style: { display: 'none' } }}
      onOk={onClose}
      onCancel={onClose}
      mask={{ closable: false }}
      keyboard={false}
      closable={false}
    >
      <Alert
        type="warning"
        showIcon
        title="密钥只显示这一次，关闭后任何人都不能再查看。请通过安全的途径交给对方，不要用邮件或聊天工具发送。"
      />
      <dl className="partner-secret">
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
