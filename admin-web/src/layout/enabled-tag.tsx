import { Tag } from 'antd'

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
