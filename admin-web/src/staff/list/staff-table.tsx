import { Grid, Switch, Table, type TableColumnsType } from 'antd'
import type { ReactNode } from 'react'
import { showTime } from '../../layout/times'
import { TwoLines } from '../../layout/two-lines'
import type { StaffMember } from '../staff-member'
import { RowActions } from './row-actions'
import { StateTags } from './state-tags'
import type { useStaffActions } from './use-staff-actions'

interface StaffTableProps {
  rows: StaffMember[]
  isLoading: boolean
  actions: ReturnType<typeof useStaffActions>
  onEdit: (id: string) => void
  empty: ReactNode
}

export function StaffTable({ rows, isLoading, actions, onEdit, empty }: StaffTableProps) {
  const isWide = Grid.useBreakpoint().md !== false
  const { ask } = actions
  return (
    <Table<StaffMember>
      rowKey="id"
      size="small"
      loading={isLoading}
      columns={isWide ? wideColumns(ask, onEdit) : narrowColumns(ask, onEdit)}
      dataSource={rows}
      pagination={false}
      locale={{ emptyText: empty }}
    />
  )
}

type Ask = ReturnType<typeof useStaffActions>['ask']
type Edit = (id: string) => void

const enabledColumn = (ask: Ask) => ({
  key: 'enabled',
  title: '启用',
  render: (_: unknown, it: StaffMember) => (
    <Switch
      checked={it.enabled}
      disabled={!it.allowed.switch}
      aria-label={`${it.name}是否启用`}
      onClick={() => ask(it, 'switch')}
    />
  ),
})

const wideColumns = (ask: Ask, onEdit: Edit): TableColumnsType<StaffMember> => [
  { title: '账号', dataIndex: 'account' },
  {
    title: '姓名',
    key: 'name',
    render: (_, it) => (it.remark ? <TwoLines second={it.remark}>{it.name}</TwoLines> : it.name),
  },
  { title: '角色', dataIndex: 'roleName' },
  {
    title: '添加时间',
    key: 'createdAt',
    className: 'nowrap',
    responsive: ['lg'],
    render: (_, it) => showTime(it.createdAt),
  },
  {
    title: '最后登录',
    key: 'lastSignInAt',
    className: 'nowrap',
    render: (_, it) => (it.lastSignInAt ? showTime(it.lastSignInAt) : '从未登录'),
  },
  { title: '状态', key: 'state', render: (_, it) => <StateTags member={it} /> },
  enabledColumn(ask),
  {
    title: '操作',
    key: 'actions',
    className: 'nowrap',
    render: (_, it) => <RowActions member={it} onAsk={ask} onEdit={onEdit} />,
  },
]

const narrowColumns = (ask: Ask, onEdit: Edit): TableColumnsType<StaffMember> => [
  {
    title: '用户',
    key: 'name',
    render: (_, it) => (
      <>
        <TwoLines second={`${it.account} · ${it.roleName}`}>{it.name}</TwoLines>
        <StateTags member={it} />
      </>
    ),
  },
  enabledColumn(ask),
  {
    title: <span className="unseen">操作</span>,
    key: 'actions',
    render: (_, it) => <RowActions member={it} onAsk={ask} onEdit={onEdit} isNarrow />,
  },
]
