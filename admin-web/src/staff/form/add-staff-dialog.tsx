import { App } from 'antd'
import { useState } from 'react'
import { errorTable } from 'shared-types/errors'
import { isRefused, type OutputOf } from '../../api/call'
import { useAction } from '../../api/use-action'
import { useOperation } from '../../api/use-operation'
import { FormDialog } from '../../forms/form-dialog'
import { focusFirst, problemsOf, type Problems } from '../../forms/problems'
import { TextField } from '../../forms/text-field'
import { Loaded } from '../../layout/loaded'
import { useLeaveWarning } from '../../layout/use-leave-warning'
import { RoleField } from './role-field'
import { newStaff, newStaffProblems, type NewStaffValues } from './staff-values'

export function AddStaffDialog({ onClose }: { onClose: () => void }) {
  const { message } = App.useApp()
  const choices = useOperation('staff.form-choices', {})
  const add = useAction('staff.add')
  const [values, setValues] = useState(newStaff)
  const [isTried, setTried] = useState(false)
  const { leaveSaved } = useLeaveWarning(false)
  const isDirty = values !== newStaff && !add.isSuccess
  const isWeak = isRefused(add.error, 'password-too-weak')
  const problems: Problems = {
    ...problemsOf(add.error),
    ...(isWeak && { password: errorTable['password-too-weak'].message }),
    ...(isTried && newStaffProblems(values)),
  }
  const submit = () => {
    setTried(true)
    if (focusFirst(newStaffProblems(values))) return
    const { repeated: _repeated, ...input } = values
    add.mutate(input, {
      onSuccess: ({ account }) => {
        void message.success(`已添加用户 ${account}`)
        leaveSaved(onClose)
      },
    })
  }
  return (
    <FormDialog
      title="添加用户"
      okText="添加"
      isDirty={isDirty}
      isPending={add.isPending}
      error={add.error}
      onSubmit={submit}
      onRefresh={() => {
        add.reset()
        void choices.refetch()
      }}
      onClose={onClose}
    >
      <Loaded query={choices}>
        {(it) => (
          <Fields
            choices={it}
            values={values}
            problems={problems}
            onChange={(changes) => setValues((before) => ({ ...before, ...changes }))}
          />
        )}
      </Loaded>
    </FormDialog>
  )
}

interface FieldsProps {
  choices: OutputOf<'staff.form-choices'>
  values: NewStaffValues
  problems: Problems
  onChange: (changes: Partial<NewStaffValues>) => void
}

function Fields({ choices, values, problems, onChange }: FieldsProps) {
  return (
    <>
      <TextField
        name="accountSuffix"
        label="账号"
        prefix={choices.accountPrefix}
        value={values.accountSuffix}
        maxLength={30}
        isRequired
        problem={problems['accountSuffix']}
        hint="前五位固定为院校代码"
        onChange={(accountSuffix) => onChange({ accountSuffix })}
      />
      <TextField
        name="name"
        label="姓名"
        value={values.name}
        maxLength={50}
        isRequired
        problem={problems['name']}
        onChange={(name) => onChange({ name })}
      />
      <RoleField
        roles={choices.roles}
        value={values.roleId}
        problem={problems['roleId']}
        onChange={(roleId) => onChange({ roleId })}
      />
      <PasswordFields values={values} problems={problems} onChange={onChange} />
      <TextField
        name="remark"
        label="备注"
        value={values.remark}
        maxLength={200}
        problem={problems['remark']}
        onChange={(remark) => onChange({ remark })}
      />
    </>
  )
}

const PasswordFields = ({ values, problems, onChange }: Omit<FieldsProps, 'choices'>) => (
  <>
    <TextField
      name="password"
      label="登录密码"
      type="password"
      autoComplete="new-password"
      value={values.password}
      maxLength={128}
      isRequired
      problem={problems['password']}
      hint="首次登录时须改为用户自己的密码"
      onChange={(password) => onChange({ password })}
    />
    <TextField
      name="repeated"
      label="确认密码"
      type="password"
      autoComplete="new-password"
      value={values.repeated}
      maxLength={128}
      isRequired
      problem={problems['repeated']}
      onChange={(repeated) => onChange({ repeated })}
    />
  </>
)
