import { PlusOutlined } from '@ant-design/icons'
import { useOperation } from '../api/use-operation'
import { useMay } from '../app/session'
import { LinkButton } from '../layout/link-button'
import { Loaded } from '../layout/loaded'
import { Page } from '../layout/page'
import { Panel } from '../layout/panel'
import { Refusal } from '../forms/refusal'
import { RoleTable } from './list/role-table'
import { useRoleActions } from './list/use-role-actions'
import './roles.css'

/** 「角色管理」: what groups of users may do and see. */
export function RoleListPage() {
  const may = useMay()
  const query = useOperation('roles.list', {})
  const actions = useRoleActions()
  const refresh = () => {
    actions.reset()
    void query.refetch()
  }
  return (
    <Page
      title="角色管理"
      note="角色决定用户能用哪些功能、看到哪些专业"
      actions={
        may('roles.edit') && (
          <LinkButton type="primary" icon={<PlusOutlined aria-hidden />} to="/roles/new">
            添加角色
          </LinkButton>
        )
      }
    >
      <Panel>
        {actions.error && <Refusal error={actions.error} onRefresh={refresh} />}
        <Loaded query={query}>
          {({ roles }) => <RoleTable roles={roles} actions={actions} />}
        </Loaded>
      </Panel>
    </Page>
  )
}
