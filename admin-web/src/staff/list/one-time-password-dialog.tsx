import type { OutputOf } from '../../api/call'
import { ShownOnceDialog } from '../../layout/shown-once-dialog'

interface OneTimePasswordDialogProps {
  issued: OutputOf<'staff.reset-password'>
  onClose: () => void
}

export const OneTimePasswordDialog = ({ issued, onClose }: OneTimePasswordDialogProps) => (
  <ShownOnceDialog
    title="新的一次性密码"
    warning="一次性密码只显示这一次，下次登录时须改为自己的密码。请当面或电话交给本人，不要用邮件或聊天工具发送。"
    parts={[
      { label: '账号', text: issued.account },
      { label: '一次性密码', text: issued.password },
    ]}
    onClose={onClose}
  />
)
