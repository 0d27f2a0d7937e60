import { App } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { OutputOf } from '../../api/call'
import { useAction } from '../../api/use-action'
import { focusFirst, problemsOf, type Problems } from '../../forms/problems'
import { useLeaveWarning } from '../../layout/use-leave-warning'
import { isSameRole, newRole, rebase, type RoleValues } from './role-values'

type Role = OutputOf<'roles.get'>

const valuesOf = ({ name, description, level, functions, majors }: Role): RoleValues => ({
  name,
  description,
  level,
  functions,
  majors,
})

/** The state of one form, new or of `role` as it was first shown; of a role changed meanwhile, both changes are kept. */
export function useRoleForm(role: Role | undefined, initial = newRole) {
  const { message } = App.useApp()
  const navigate = useNavigate()
  const add = useAction('roles.add')
  const edit = useAction('roles.edit')
  const [base, setBase] = useState(role)
  const start = base ? valuesOf(base) : initial
  const [values, setValues] = useState(start)
  const [isTried, setTried] = useState(false)
  const [isRebased, setRebased] = useState(false)
  const isDirty = !isSameRole(values, start)
  const { leave, leaveSaved } = useLeaveWarning(isDirty)
  const saving = base ? edit : add
  const problems: Problems = {
    ...problemsOf(saving.error),
    ...(isTried && !values.name.trim() && { name: '请填写角色名称' }),
  }
  const toList = () => void navigate('/roles')
  const onSuccess = () => {
    void message.success('已保存')
    leaveSaved(toList)
  }
  return {
    values,
    base,
    problems,
    isDirty,
    isRebased,
    error: saving.error,
    isSaving: saving.isPending,
    change: (changes: Partial<RoleValues>) => setValues((before) => ({ ...before, ...changes })),
    save() {
      setTried(true)
      if (!values.name.trim()) return void focusFirst({ name: '请填写角色名称' })
      if (base) edit.mutate({ ...values, id: base.id, version: base.version }, { onSuccess })
      else add.mutate(values, { onSuccess })
    },
    takeOver(latest: Role) {
      setValues(rebase(values, start, valuesOf(latest)))
      setBase(latest)
      setRebased(true)
      saving.reset()
    },
    cancel: () => leave(toList),
  }
}
