import { Alert, Button } from 'antd'
import { functionPermissions } from 'shared-types/accounts/permissions'
import type { OutputOf } from '../../api/call'
import { withFunctions, type RoleValues } from './role-values'

type Tree = OutputOf<'roles.permission-tree'>

interface LackingNoticeProps {
  role: OutputOf<'roles.get'>
  tree: Tree
  values: RoleValues
  onGrant: (changes: Partial<RoleValues>) => void
}

/** What was added to the platform or the school since the role was last saved: named, and granted by nobody but a person. */
export function LackingNotice({ role, tree, values, onGrant }: LackingNoticeProps) {
  const { functions, majors } = newlyLacking(role)
  const lackedFunctions = functions.filter((it) => !values.functions.includes(it))
  const held = values.majors
  const lackedMajors = held === 'all' ? [] : majors.filter((it) => !held.includes(it))
  if (lackedFunctions.length + lackedMajors.length === 0) return null
  const named = tree.departments.flatMap((it) => it.majors)
  const grantableMajors = lackedMajors.filter((id) =>
    named.some((it) => it.id === id && it.grantable),
  )
  const grantableFunctions = lackedFunctions.filter((name) =>
    tree.groups.some((group) => group.functions.some((it) => it.name === name && it.grantable)),
  )
  const grant = () =>
    onGrant({
      functions: withFunctions(values.functions, grantableFunctions, true),
      ...(held !== 'all' && { majors: [...held, ...grantableMajors] }),
    })
  return (
    <Alert
      type="warning"
      showIcon
      style={{ marginBottom: 16 }}
      title="新增的功能或专业还没有授予此角色"
      description={
        <>
          {lackedFunctions.length > 0 && <div>功能：{lackedFunctions.map(labelOf).join('、')}</div>}
          {lackedMajors.length > 0 && (
            <div>
              专业：
              {lackedMajors.map((id) => named.find((it) => it.id === id)?.name ?? '').join('、')}
            </div>
          )}
          <div>请勾选需要的；保存后不再提示。</div>
        </>
      }
      {...(role.editable && {
        action: (
          <Button size="small" onClick={grant}>
            全部授予
          </Button>
        ),
      })}
    />
  )
}

const labelOf = (name: keyof typeof functionPermissions) =>
  `${functionPermissions[name].group}（${functionPermissions[name].label}）`

export const newlyLacking = ({ lacking }: OutputOf<'roles.get'>) => ({
  functions: lacking.functions.filter((it) => it.isNew).map((it) => it.name),
  majors: lacking.majors.filter((it) => it.isNew).map((it) => it.id),
})
