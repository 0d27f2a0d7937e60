import { CheckOutlined, DownOutlined } from '@ant-design/icons'
import { Button, Dropdown, type MenuProps } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { useUrlState } from '../url-state'
import type { ListPreferences } from '../use-preferences'
import { ManageViews } from './manage-views'
import { NameView } from './name-view'
import { addressOf, viewQuery } from './view-query'

/** 「视图」: filters and order under a name, of this person alone. */
export function SavedViews({ preferences }: { preferences: ListPreferences }) {
  const { params } = useUrlState()
  const navigate = useNavigate()
  const [asking, setAsking] = useState<'name' | 'manage'>()
  const { views } = preferences
  const query = viewQuery(params)
  const current = views.find((it) => it.query === query)
  const items: MenuProps['items'] = [
    ...views.map((it) => ({
      key: `view:${it.name}`,
      label: it.name,
      icon: <CheckOutlined aria-hidden style={{ opacity: it === current ? 1 : 0 }} />,
      onClick: () => void navigate(addressOf(it, params)),
    })),
    ...(views.length > 0 ? [{ type: 'divider' as const }] : []),
    {
      key: 'name',
      label: '将当前筛选存为视图…',
      disabled: !query,
      onClick: () => setAsking('name'),
    },
    ...(views.length > 0
      ? [{ key: 'manage', label: '管理视图…', onClick: () => setAsking('manage') }]
      : []),
  ]
  const close = () => setAsking(undefined)
  return (
    <>
      <Dropdown menu={{ items }} trigger={['click']}>
        <Button>
          {current ? `视图：${current.name}` : '视图'}
          <DownOutlined aria-hidden />
        </Button>
      </Dropdown>
      {asking === 'name' && <NameView query={query} preferences={preferences} onClose={close} />}
      {asking === 'manage' && <ManageViews preferences={preferences} onClose={close} />}
    </>
  )
}
