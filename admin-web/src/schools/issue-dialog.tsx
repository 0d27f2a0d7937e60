import { useState } from 'react'
import type { OutputOf } from '../api/call'
import { useAction } from '../api/use-action'
import { FormDialog } from '../forms/form-dialog'
import { focusFirst, problemsOf } from '../forms/problems'
import type { School } from './school'
import { AdministratorFields, administratorProblems } from './school-fields'

interface IssueDialogProps {
  school: School
  onIssued: (issued: OutputOf<'schools.issue-administrator'>) => void
  onClose: () => void
}

/** Another administrator, or a new password for one whose account is entered. */
export function IssueDialog({ school, onIssued, onClose }: IssueDialogProps) {
  const issue = useAction('schools.issue-administrator')
  const [nothing] = useState({ accountSuffix: '', name: '' })
  const [values, setValues] = useState(nothing)
  const [isTried, setTried] = useState(false)
  const own = isTried ? administratorProblems(values) : {}
  const submit = () => {
    setTried(true)
    if (focusFirst(administratorProblems(values))) return
    const { accountSuffix, name } = values
    issue.mutate(
      { id: school.id, accountSuffix: accountSuffix.trim(), name: name.trim() },
      { onSuccess: onIssued },
    )
  }
  return (
    <FormDialog
      title={`为${school.name}发放管理员账号`}
      okText="发放"
      isDirty={values !== nothing}
      isPending={issue.isPending}
      error={issue.error}
      onSubmit={submit}
      onRefresh={() => issue.reset()}
      onClose={onClose}
    >
      <p className="quiet">
        填写新的账号会增加一名管理员；填写已有管理员的账号，会为其重置密码并解除锁定，原来的登录立即失效。
      </p>
      <AdministratorFields
        code={school.code}
        values={values}
        problems={{ ...problemsOf(issue.error), ...own }}
        onChange={(changes) => setValues((before) => ({ ...before, ...changes }))}
      />
    </FormDialog>
  )
}
