import { Select } from 'antd'
import { staffLevelLabels } from 'shared-types/accounts/permissions'
import type { OutputOf } from '../../api/call'
import { FieldFrame } from '../../forms/field-frame'
import { inputId, problemId } from '../../forms/inputs/input-props'

interface RoleFieldProps {
  roles: OutputOf<'staff.form-choices'>['roles']
  value: string
  problem: string | undefined
  onChange: (roleId: string) => void
}

/** The roles that the caller may give. */
export function RoleField({ roles, value, problem, onChange }: RoleFieldProps) {
  const id = inputId('roleId')
  return (
    <FieldFrame
      id={id}
      label="角色"
      isRequired
      problem={problem}
      hint={roles.length === 0 ? '还没有您可以授予的角色，请先在角色管理中添加' : undefined}
    >
      <Select
        id={id}
        value={value || null}
        placeholder="请选择"
        showSearch={{ optionFilterProp: 'label' }}
        status={problem ? 'error' : ''}
        aria-required
        aria-invalid={problem !== undefined}
        aria-describedby={problemId(id)}
        options={roles.map((it) => ({
          value: it.id,
          label: `${it.name}（${staffLevelLabels[it.level]}）`,
        }))}
        onChange={onChange}
      />
    </FieldFrame>
  )
}
