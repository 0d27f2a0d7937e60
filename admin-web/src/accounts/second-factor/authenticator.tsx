import { CopyOutlined } from '@ant-design/icons'
import { App, Button, QRCode } from 'antd'
import type { OutputOf } from '../../api/call'

/** What the authenticator scans; typed in by hand where it cannot. */
export function Authenticator({ secret, otpauthUrl }: OutputOf<'accounts.begin-second-factor'>) {
  const { message } = App.useApp()
  const copy = () =>
    void navigator.clipboard.writeText(secret).then(
      () => message.success('已复制'),
      () => message.error('浏览器不允许复制，请手工选取'),
    )
  return (
    <>
      <p>用手机上的身份验证器扫描二维码；不能扫描时，在验证器中选择手工输入，填入密钥。</p>
      <div className="authenticator">
        {/* Black on white in every theme: not all cameras read the inverse. */}
        <QRCode
          type="svg"
          value={otpauthUrl}
          size={176}
          color="#000"
          bgColor="#fff"
          errorLevel="M"
          role="img"
          aria-label="身份验证器二维码，不能扫描时请手工输入密钥"
        />
        <div>
          <span className="quiet">密钥</span>
          <code>{secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
          <Button
            size="small"
            icon={<CopyOutlined aria-hidden />}
            aria-label="复制密钥"
            onClick={copy}
          >
            复制
          </Button>
        </div>
      </div>
    </>
  )
}
