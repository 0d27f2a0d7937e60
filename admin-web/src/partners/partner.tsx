import { Tag } from 'antd'
import type { OutputOf } from '../api/call'

export type Partner = OutputOf<'partners.list'>['partners'][number]

export function EnabledTag({ isEnabled }: { isEnabled: boolean }) {
  return (
    <Tag
      variant="outlined"
      className={isEnabled ? 'in-force' : 'not-in-force'}
      style={{ marginInlineEnd: 0 }}
    >
      {isEnabled ? '启用' : '停用'}
    </Tag>
  )
}
