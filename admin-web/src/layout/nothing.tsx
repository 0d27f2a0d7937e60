import { InboxOutlined } from '@ant-design/icons'
import type { ReactNode } from 'react'

export function Nothing({ children }: { children: ReactNode }) {
  return (
    <div className="face">
      <InboxOutlined style={{ fontSize: 32, color: 'var(--edge)' }} aria-hidden="true" />
      <div>{children}</div>
    </div>
  )
}
