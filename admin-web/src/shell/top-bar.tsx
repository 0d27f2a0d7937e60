import {
  BellOutlined,
  CheckOutlined,
  MenuOutlined,
  ReloadOutlined,
  SearchOutlined,
  UserOutlined,
} from '@ant-design/icons'
import { useIsFetching, useQueryClient } from '@tanstack/react-query'
import { Badge, Button, Dropdown, Layout, Select, Tooltip } from 'antd'
import { Link, useNavigate } from 'react-router'
import { staffLevelLabels } from 'shared-types/accounts/permissions'
import { useSignOut } from '../accounts/use-sign-out'
import { chooseColours, colourChoices, colourLabels, useColourChoice } from '../app/colour-choice'
import { useSession } from '../app/session'
import { useChangeYear, useLinkTo, useWorkingYear } from '../app/working-year'
import { usePending } from '../home/use-pending'
import { keyText } from '../keys/key-table'

interface TopBarProps {
  onMenu: (() => void) | undefined
  onGo: () => void
  onKeys: () => void
}

export function TopBar({ onMenu, onGo, onKeys }: TopBarProps) {
  const { schoolName } = useSession()
  return (
    <Layout.Header className="shell-header">
      {onMenu && (
        <Button
          type="text"
          icon={<MenuOutlined aria-hidden />}
          aria-label="打开菜单"
          onClick={onMenu}
        />
      )}
      <span className="shell-where" title={schoolName}>
        {schoolName}
      </span>
      <GoButton onGo={onGo} />
      <YearSwitch />
      <PendingBell />
      <RefreshButton />
      <UserMenu onKeys={onKeys} />
    </Layout.Header>
  )
}

function GoButton({ onGo }: { onGo: () => void }) {
  return (
    <Button
      icon={<SearchOutlined aria-hidden />}
      aria-label={`快速前往 ${keyText('go')}`}
      aria-keyshortcuts="Control+K Meta+K"
      className="go-button"
      onClick={onGo}
    >
      <span className="wide-only">
        快速前往 <kbd>{keyText('go')}</kbd>
      </span>
    </Button>
  )
}

function YearSwitch() {
  const { years } = useSession()
  const year = useWorkingYear()
  const changeYear = useChangeYear()
  return (
    <Select
      aria-label="工作年份"
      value={year}
      onChange={changeYear}
      options={years.map((it) => ({ value: it, label: `${it} 年` }))}
      popupMatchSelectWidth={false}
      style={{ width: 100 }}
    />
  )
}

function PendingBell() {
  const linkTo = useLinkTo()
  const { total } = usePending()
  const label = `待处理事务 ${total ?? 0} 项`
  return (
    <Tooltip title={label}>
      <Link to={linkTo('/')} style={{ padding: 8, color: 'inherit' }}>
        <span className="unseen">{label}</span>
        <span aria-hidden>
          <Badge
            count={total ?? 0}
            size="small"
            color="#cf1322"
            overflowCount={999}
            offset={[6, -2]}
          >
            <BellOutlined style={{ fontSize: 18, color: 'var(--text)' }} />
          </Badge>
        </span>
      </Link>
    </Tooltip>
  )
}

function RefreshButton() {
  const client = useQueryClient()
  const fetching = useIsFetching() > 0
  return (
    <Tooltip title="刷新">
      <Button
        type="text"
        aria-label="刷新"
        icon={<ReloadOutlined spin={fetching} />}
        onClick={() => void client.invalidateQueries()}
      />
    </Tooltip>
  )
}

function UserMenu({ onKeys }: { onKeys: () => void }) {
  const { name, account, level, roleName } = useSession()
  const navigate = useNavigate()
  const signOut = useSignOut()
  const colours = useColourItems()
  const items = [
    {
      key: 'who',
      label: (
        <span className="two-lines">
          {name}（{account}）<small>{`${roleName} · ${staffLevelLabels[level]}`}</small>
        </span>
      ),
      disabled: true,
      style: { color: 'var(--text)', cursor: 'default' },
    },
    { type: 'divider' as const },
    colours,
    { type: 'divider' as const },
    { key: 'account', label: '账户设置', onClick: () => void navigate('/account') },
    { key: 'keys', label: '键盘操作一览', onClick: onKeys },
    { key: 'leave', label: '退出登录', onClick: signOut },
  ]
  return (
    <Dropdown menu={{ items }} trigger={['click']}>
      <Button type="text" icon={<UserOutlined aria-hidden />} aria-label={`${name}，账户菜单`}>
        <span className="wide-only">{name}</span>
      </Button>
    </Dropdown>
  )
}

function useColourItems() {
  const chosen = useColourChoice()
  return {
    type: 'group' as const,
    key: 'colours',
    label: '外观',
    children: colourChoices.map((it) => ({
      key: it,
      label: (
        <>
          {colourLabels[it]}
          {it === chosen && <span className="unseen">（已选）</span>}
        </>
      ),
      icon: <CheckOutlined aria-hidden style={{ opacity: it === chosen ? 1 : 0 }} />,
      onClick: () => chooseColours(it),
    })),
  }
}
