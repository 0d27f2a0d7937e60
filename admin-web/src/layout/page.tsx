import { Flex, Typography } from 'antd'
import type { ReactNode } from 'react'
import { usePageTitle } from './page-title'

interface PageProps {
  title: string
  /** Beside the title: what the page is about, in a few words. */
  note?: ReactNode
  actions?: ReactNode
  children: ReactNode
}

export function Page({ title, note, actions, children }: PageProps) {
  usePageTitle(title)
  return (
    <>
      <Flex wrap align="center" justify="space-between" gap={12} className="page-head">
        <Flex wrap align="baseline" gap={12}>
          <Typography.Title level={1} className="page-title">
            {title}
          </Typography.Title>
          {note && <Typography.Text type="secondary">{note}</Typography.Text>}
        </Flex>
        {actions && (
          <Flex wrap gap={8}>
            {actions}
          </Flex>
        )}
      </Flex>
      {children}
    </>
  )
}
