import { CopyOutlined, DownloadOutlined, PrinterOutlined } from '@ant-design/icons'
import { Alert, App, Button, Checkbox, Flex } from 'antd'
import { useState } from 'react'
import { useSession } from '../../app/session'
import './second-factor.css'

interface RecoveryCodesProps {
  codes: readonly string[]
  onSaved: () => void
}

/** The only time they are seen; who goes on says that they are kept. */
export function RecoveryCodes({ codes, onSaved }: RecoveryCodesProps) {
  const [isKept, setKept] = useState(false)
  const { account } = useSession()
  return (
    <>
      <Alert
        type="warning"
        showIcon
        title="恢复码只显示这一次。手机丢失或更换时，用它代替动态码登录，每个只能用一次。"
      />
      <div className="recovery-codes">
        <p className="recovery-codes-owner">毕业通 {account} 的恢复码</p>
        <ol aria-label="恢复码">
          {codes.map((it) => (
            <li key={it}>
              <code>{it}</code>
            </li>
          ))}
        </ol>
      </div>
      <KeepButtons account={account} codes={codes} />
      <Checkbox checked={isKept} onChange={(event) => setKept(event.target.checked)}>
        我已保存
      </Checkbox>
      <Button
        block
        type="primary"
        size="large"
        disabled={!isKept}
        onClick={onSaved}
        style={{ marginTop: 12 }}
      >
        完成
      </Button>
    </>
  )
}

function KeepButtons({ account, codes }: { account: string; codes: readonly string[] }) {
  const { message } = App.useApp()
  const text = codes.join('\n')
  const copy = () =>
    void navigator.clipboard.writeText(text).then(
      () => message.success('已复制'),
      () => message.error('浏览器不允许复制，请手工选取'),
    )
  return (
    <Flex wrap gap={8} style={{ marginBottom: 16 }}>
      <Button icon={<CopyOutlined aria-hidden />} onClick={copy}>
        复制
      </Button>
      <Button
        icon={<DownloadOutlined aria-hidden />}
        href={`data:text/plain;charset=utf-8,${encodeURIComponent(fileText(account, text))}`}
        download={`毕业通恢复码-${account}.txt`}
      >
        下载
      </Button>
      <Button icon={<PrinterOutlined aria-hidden />} onClick={() => window.print()}>
        打印
      </Button>
    </Flex>
  )
}

/** Lines as Windows' own editor breaks them. */
const fileText = (account: string, codes: string) =>
  `毕业通 ${account} 的恢复码，每个只能用一次，请勿交给他人。\n\n${codes}\n`.replaceAll(
    '\n',
    '\r\n',
  )
