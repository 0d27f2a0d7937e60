import { ShownOnceDialog } from '../layout/shown-once-dialog'
import type { IssuedAccount } from './school'

interface IssuedAccountDialogProps {
  schoolName: string
  issued: IssuedAccount
  onClose: () => void
}

/** What the centre hands to the school: an account, and a password for one use. */
export const IssuedAccountDialog = ({ schoolName, issued, onClose }: IssuedAccountDialogProps) => (
  <ShownOnceDialog
    title={`${schoolName}的管理员账号`}
    warning="一次性密码只显示这一次，首次登录时须改为自己的密码。请当面或电话交给学校管理员，不要用邮件或聊天工具发送。"
    parts={[
      { label: '账号', text: issued.account },
      { label: '一次性密码', text: issued.password },
    ]}
    onClose={onClose}
  />
)
