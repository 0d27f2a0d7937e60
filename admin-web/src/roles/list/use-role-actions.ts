import { App } from 'antd'
import type { OutputOf } from '../../api/call'
import { useAction } from '../../api/use-action'

export type RoleRow = OutputOf<'roles.list'>['roles'][number]

/** Switching and deleting, each after a question where people lose something by it. */
export function useRoleActions() {
  const { modal, message } = App.useApp()
  const switching = useAction('roles.switch')
  const deleting = useAction('roles.delete')
  const reset = () => {
    switching.reset()
    deleting.reset()
  }
  const setEnabled = ({ id, version }: RoleRow, enabled: boolean) => {
    reset()
    return switching.mutateAsync({ id, version, enabled }).then(
      () => void message.success(enabled ? '已启用' : '已停用'),
      () => undefined,
    )
  }
  const askSwitch = (role: RoleRow) => {
    if (!role.enabled) return void setEnabled(role, true)
    void modal.confirm({
      icon: null,
      title: `停用角色「${role.name}」？`,
      content:
        role.members > 0
          ? `它的 ${role.members} 名成员从下一次操作起不能再使用平台，直到重新启用或改用其他角色。`
          : '停用后不能再把用户加入此角色。',
      okText: '停用',
      okButtonProps: { danger: true },
      cancelText: '取消',
      onOk: () => setEnabled(role, false),
    })
  }
  const askDelete = ({ id, version, name }: RoleRow) =>
    void modal.confirm({
      icon: null,
      title: `删除角色「${name}」？`,
      content: '删除后不能恢复。有成员的角色不能删除，可以先停用。',
      okText: '删除',
      okButtonProps: { danger: true },
      cancelText: '取消',
      onOk: () => {
        reset()
        return deleting.mutateAsync({ id, version }).then(
          () => void message.success('已删除'),
          () => undefined,
        )
      },
    })
  return { askSwitch, askDelete, reset, error: switching.error ?? deleting.error }
}
