import { DownOutlined, EllipsisOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import '../../lists/row-actions.css'
import type { StaffMember } from '../staff-member'
import type { StaffTask } from './use-staff-actions'

interface RowActionsProps {
  member: StaffMember
  onAsk: (member: StaffMember, task: StaffTask) => void
  onEdit: (id: string) => void
  isNarrow?: boolean
}

/** Exactly what the server allows with this account. */
export function RowActions({ member, onAsk, onEdit, isNarrow = false }: RowActionsProps) {
  const { id, name, allowed, lockedUntil, hasSecondFactor } = member
  if (!allowed.edit) return null
  const items = [
    ...(isNarrow ? [{ key: 'edit', label: '编辑', onClick: () => onEdit(id) }] : []),
    ...tasks({ allowed, isLocked: lockedUntil !== null, hasSecondFactor }).map(
      ({ task, label, danger }) => ({
        key: task,
        label,
        ...(danger && { danger }),
        onClick: () => onAsk(member, task),
      }),
    ),
  ]
  const menu = items.length > 0 && (
    <Dropdown menu={{ items }} trigger={['click']}>
      {isNarrow ? (
        <Button type="text" icon={<EllipsisOutlined aria-hidden />} aria-label={`${name}的操作`} />
      ) : (
        <Button type="link" aria-label={`${name}的更多操作`}>
          更多 <DownOutlined aria-hidden />
        </Button>
      )}
    </Dropdown>
  )
  if (isNarrow) return menu
  return (
    <span className="row-actions">
      <Button type="link" aria-label={`编辑 ${name}`} onClick={() => onEdit(id)}>
        编辑
      </Button>
      {menu}
    </span>
  )
}

interface Situation {
  allowed: StaffMember['allowed']
  isLocked: boolean
  hasSecondFactor: boolean
}

function tasks({ allowed, isLocked, hasSecondFactor }: Situation) {
  const all: { task: StaffTask; label: string; isThere: boolean; danger?: true }[] = [
    { task: 'unlock', label: '解除锁定', isThere: isLocked },
    { task: 'reset-password', label: '重置密码', isThere: allowed.resetPassword },
    {
      task: 'reset-second-factor',
      label: '重置二次验证',
      isThere: allowed.resetPassword && hasSecondFactor,
    },
    { task: 'delete', label: '删除', isThere: allowed.delete, danger: true },
  ]
  return all.filter((it) => it.isThere)
}
