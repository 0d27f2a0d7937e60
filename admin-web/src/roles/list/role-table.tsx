import { EllipsisOutlined } from '@ant-design/icons'
import { Button, Dropdown, Grid, Switch, Table, type TableColumnsType } from 'antd'
import { Link, useNavigate } from 'react-router'
import { staffLevelLabels } from 'shared-types/accounts/permissions'
import { useMay } from '../../app/session'
import { Nothing } from '../../layout/nothing'
import { showTime } from '../../layout/times'
import { TwoLines } from '../../layout/two-lines'
import { useMayOpen } from '../../shell/menu-entries'
import '../../lists/row-actions.css'
import type { RoleRow, useRoleActions } from './use-role-actions'

interface RoleTableProps {
  roles: RoleRow[]
  actions: ReturnType<typeof useRoleActions>
}

export function RoleTable({ roles, actions }: RoleTableProps) {
  const isWide = Grid.useBreakpoint().md !== false
  const mayEdit = useMay()('roles.edit')
  const opensStaff = useMayOpen()('/staff')
  const editable = (role: RoleRow) => mayEdit && role.editable
  const enabled = {
    key: 'enabled',
    title: '是否启用',
    render: (_: unknown, role: RoleRow) => (
      <Switch
        checked={role.enabled}
        disabled={!editable(role)}
        aria-label={`${role.name}是否启用`}
        onClick={() => actions.askSwitch(role)}
      />
    ),
  }
  const columns: TableColumnsType<RoleRow> = isWide
    ? [
        { title: '角色名称', key: 'name', render: (_, it) => <RoleLink role={it} /> },
        { title: '角色描述', key: 'description', render: (_, it) => it.description || '—' },
        { title: '级别', key: 'level', render: (_, it) => staffLevelLabels[it.level] },
        {
          title: '成员数量',
          key: 'members',
          render: (_, it) =>
            opensStaff && it.members > 0 ? (
              <Link to={`/staff?role=${it.id}`} aria-label={`${it.name}的 ${it.members} 名成员`}>
                {it.members}
              </Link>
            ) : (
              it.members
            ),
        },
        {
          title: '添加时间',
          key: 'createdAt',
          className: 'nowrap',
          responsive: ['lg'],
          render: (_, it) => showTime(it.createdAt),
        },
        enabled,
        {
          title: '操作',
          key: 'actions',
          className: 'nowrap',
          render: (_, it) => (
            <WideActions role={it} isEditable={editable(it)} onDelete={actions.askDelete} />
          ),
        },
      ]
    : [
        {
          title: '角色',
          key: 'name',
          render: (_, it) => (
            <TwoLines second={`${staffLevelLabels[it.level]} · ${it.members} 名成员`}>
              <RoleLink role={it} />
            </TwoLines>
          ),
        },
        enabled,
        {
          title: <span className="unseen">操作</span>,
          key: 'actions',
          render: (_, it) =>
            editable(it) && <NarrowActions role={it} onDelete={actions.askDelete} />,
        },
      ]
  return (
    <Table<RoleRow>
      rowKey="id"
      size="small"
      columns={columns}
      dataSource={roles}
      pagination={false}
      locale={{ emptyText: <Nothing>还没有角色。添加角色后，才能添加用户。</Nothing> }}
    />
  )
}

const RoleLink = ({ role }: { role: RoleRow }) => <Link to={`/roles/${role.id}`}>{role.name}</Link>

interface ActionsProps {
  role: RoleRow
  onDelete: (role: RoleRow) => void
}

function WideActions({ role, isEditable, onDelete }: ActionsProps & { isEditable: boolean }) {
  const verb = isEditable ? '编辑' : '查看'
  return (
    <span className="row-actions">
      <Link to={`/roles/${role.id}`} aria-label={`${verb} ${role.name}`}>
        {verb}
      </Link>
      {isEditable && (
        <Button type="link" danger aria-label={`删除 ${role.name}`} onClick={() => onDelete(role)}>
          删除
        </Button>
      )}
    </span>
  )
}

function NarrowActions({ role, onDelete }: ActionsProps) {
  const navigate = useNavigate()
  const items = [
    { key: 'edit', label: '编辑', onClick: () => void navigate(`/roles/${role.id}`) },
    { key: 'delete', label: '删除', danger: true, onClick: () => onDelete(role) },
  ]
  return (
    <Dropdown menu={{ items }} trigger={['click']}>
      <Button
        type="text"
        icon={<EllipsisOutlined aria-hidden />}
        aria-label={`${role.name}的操作`}
      />
    </Dropdown>
  )
}
