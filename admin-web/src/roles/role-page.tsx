import { useParams } from 'react-router'
import { useOperation } from '../api/use-operation'
import { LinkButton } from '../layout/link-button'
import { Loaded } from '../layout/loaded'
import { Page } from '../layout/page'
import { RoleForm } from './form/role-form'
import './roles.css'

const steady = { refetchOnWindowFocus: false } as const
const back = <LinkButton to="/roles">返回角色管理</LinkButton>

export function NewRolePage() {
  const tree = useOperation('roles.permission-tree', {}, steady)
  return (
    <Page title="添加角色" actions={back}>
      <Loaded query={tree}>
        {(it) => <RoleForm tree={it} onRefresh={() => Promise.resolve({})} />}
      </Loaded>
    </Page>
  )
}

/** One role, to look at or to edit. What it was when first shown stays until its reader takes the newer one over. */
export function RolePage() {
  const { id = '' } = useParams()
  const tree = useOperation('roles.permission-tree', {}, steady)
  const role = useOperation('roles.get', { id }, steady)
  const { data } = role
  return (
    <Page
      title={data?.editable === false ? '查看角色' : '编辑角色'}
      note={data && `${data.name}，${data.members} 名成员`}
      actions={back}
    >
      <Loaded query={tree}>
        {(grantable) => (
          <Loaded query={role}>
            {(it) => <RoleForm key={it.id} role={it} tree={grantable} onRefresh={role.refetch} />}
          </Loaded>
        )}
      </Loaded>
    </Page>
  )
}
