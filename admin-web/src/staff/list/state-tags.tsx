import { Tag } from 'antd'
import { showTime } from '../../layout/times'
import type { StaffMember } from '../staff-member'

/** What stands between this person and the platform, and how the account is guarded. */
export function StateTags({ member }: { member: StaffMember }) {
  const { enabled, lockedUntil, mustChangePassword, hasSecondFactor } = member
  return (
    <span className="staff-states">
      <Tag variant="outlined" className={enabled ? 'in-force' : 'not-in-force'}>
        {enabled ? '启用' : '停用'}
      </Tag>
      {lockedUntil && (
        <Tag variant="outlined" className="not-in-force" title={`至 ${showTime(lockedUntil)}`}>
          已锁定
        </Tag>
      )}
      {mustChangePassword && <Tag variant="outlined">待改密码</Tag>}
      {hasSecondFactor && <Tag variant="outlined">二次验证</Tag>}
    </span>
  )
}
