import { Alert, App, Modal, Switch } from 'antd'
import type { OutputOf } from '../../api/call'
import { useAction } from '../../api/use-action'
import { useOperation } from '../../api/use-operation'
import { Loaded } from '../../layout/loaded'
import { Refusal } from '../../forms/refusal'

/** Whether everybody of the school needs a second factor to sign in; in force at once. */
export function SecurityDialog({ onClose }: { onClose: () => void }) {
  const query = useOperation('staff.get-security', {})
  return (
    <Modal
      open
      title="登录安全要求"
      cancelText="关闭"
      okButtonProps={{ style: { display: 'none' } }}
      onCancel={onClose}
      closable={{ 'aria-label': '关闭' }}
    >
      <Loaded query={query}>
        {(settings) => <Requirement settings={settings} onRefresh={() => void query.refetch()} />}
      </Loaded>
    </Modal>
  )
}

interface RequirementProps {
  settings: OutputOf<'staff.get-security'>
  onRefresh: () => void
}

function Requirement({ settings, onRefresh }: RequirementProps) {
  const { message, modal } = App.useApp()
  const save = useAction('staff.set-security')
  const { requireSecondFactor, requiredByCentre, enrolled, members } = settings
  const set = (required: boolean) =>
    save.mutateAsync({ requireSecondFactor: required }).then(
      () => void message.success('已保存'),
      () => undefined,
    )
  const ask = (required: boolean) =>
    void modal.confirm({
      icon: null,
      title: required ? '要求本单位用户使用二次验证？' : '不再要求二次验证？',
      content: required
        ? `还有 ${members - enrolled} 名用户没有绑定身份验证器，他们从下一次操作起须先绑定才能继续；您自己也是如此。`
        : '已绑定的用户仍用动态码登录，可以在账户设置中自行停用。',
      okText: '确定',
      cancelText: '取消',
      onOk: () => set(required),
    })
  return (
    <>
      {requiredByCentre && (
        <Alert
          type="info"
          showIcon
          title="省中心已要求本单位使用二次验证，不能在此取消。"
          style={{ marginBottom: 12 }}
        />
      )}
      <label className="security-switch">
        <Switch
          checked={requireSecondFactor}
          loading={save.isPending}
          aria-describedby="security-hint"
          onChange={ask}
        />
        登录必须使用二次验证（动态码）
      </label>
      <p id="security-hint" className="quiet">
        启用的用户共 {members} 名，已绑定身份验证器 {enrolled} 名。
      </p>
      {save.error && <Refusal error={save.error} onRefresh={onRefresh} />}
    </>
  )
}
