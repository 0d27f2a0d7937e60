import { App } from 'antd'
import { Rebased } from '../../forms/rebased'
import { useState } from 'react'
import { useAction } from '../../api/use-action'
import { useOperation } from '../../api/use-operation'
import { FormDialog } from '../../forms/form-dialog'
import { focusFirst, problemsOf, type Problems } from '../../forms/problems'
import { TextField } from '../../forms/text-field'
import { Loaded } from '../../layout/loaded'
import { useLeaveWarning } from '../../layout/use-leave-warning'
import type { StaffMember } from '../staff-member'
import { RoleField } from './role-field'
import { staffProblems, type StaffValues } from './staff-values'

interface EditStaffDialogProps {
  member: StaffMember
  onRefresh: () => Promise<StaffMember | undefined>
  onClose: () => void
}

/** Keeps what was shown when it opened; of a user changed meanwhile the newer facts come on request, below the own changes. */
export function EditStaffDialog({ member, onRefresh, onClose }: EditStaffDialogProps) {
  const { message } = App.useApp()
  const choices = useOperation('staff.form-choices', {})
  const save = useAction('staff.edit')
  const [base, setBase] = useState(member)
  const [changes, setChanges] = useState<Partial<StaffValues>>({})
  const [isTried, setTried] = useState(false)
  const { leaveSaved } = useLeaveWarning(false)
  const [isRebased, setRebased] = useState(false)
  const { id, version, name, roleId, remark } = base
  const values = { name, roleId, remark, ...changes }
  const own = staffProblems(values)
  const problems: Problems = { ...problemsOf(save.error), ...(isTried && own) }
  const change = (more: Partial<StaffValues>) => setChanges((before) => ({ ...before, ...more }))
  const submit = () => {
    setTried(true)
    if (focusFirst(own)) return
    save.mutate(
      { ...values, id, version },
      {
        onSuccess: () => {
          void message.success('已保存')
          leaveSaved(onClose)
        },
      },
    )
  }
  const refresh = () =>
    void onRefresh().then((latest) => {
      if (!latest) return onClose()
      setBase(latest)
      setRebased(true)
      save.reset()
    })
  return (
    <FormDialog
      title={`编辑用户 ${base.account}`}
      isDirty={Object.keys(changes).length > 0 && !save.isSuccess}
      isPending={save.isPending}
      error={save.error}
      onSubmit={submit}
      onRefresh={refresh}
      onClose={onClose}
    >
      {isRebased && <Rebased />}
      <Loaded query={choices}>
        {({ roles }) => (
          <>
            <TextField
              name="name"
              label="姓名"
              value={values.name}
              maxLength={50}
              isRequired
              problem={problems['name']}
              onChange={(it) => change({ name: it })}
            />
            <RoleField
              roles={roles}
              value={values.roleId}
              problem={problems['roleId']}
              onChange={(it) => change({ roleId: it })}
            />
            <TextField
              name="remark"
              label="备注"
              value={values.remark}
              maxLength={200}
              problem={problems['remark']}
              onChange={(it) => change({ remark: it })}
            />
          </>
        )}
      </Loaded>
    </FormDialog>
  )
}
