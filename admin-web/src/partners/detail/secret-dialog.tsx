import type { OutputOf } from '../../api/call'
import { ShownOnceDialog } from '../../layout/shown-once-dialog'

export type IssuedKey = OutputOf<'partners.create'>

export const SecretDialog = ({ issued, onClose }: { issued: IssuedKey; onClose: () => void }) => (
  <ShownOnceDialog
    title={`${issued.partner.name}的新密钥`}
    warning="密钥只显示这一次，关闭后任何人都不能再查看。请通过安全的途径交给对方，不要用邮件或聊天工具发送。"
    parts={[
      { label: '密钥编号', text: issued.keyId },
      { label: '密钥', text: issued.secret },
    ]}
    onClose={onClose}
  />
)
