import { useState } from 'react'
import type { OutputOf } from '../api/call'
import { useAction } from '../api/use-action'
import { FormDialog } from '../forms/form-dialog'
import { focusFirst, problemsOf, type Problems } from '../forms/problems'
import { TextField } from '../forms/text-field'
import {
  AdministratorFields,
  administratorProblems,
  SchoolFields,
  schoolProblems,
} from './school-fields'

const nothing = { code: '', name: '', region: '', accountSuffix: 'admin', administratorName: '' }
type Values = typeof nothing

const problemsIn = (values: Values): Problems => ({
  ...(!/^\d{5}$/.test(values.code) && { code: '院校代码为 5 位数字' }),
  ...schoolProblems(values),
  ...administratorProblems({ ...values, name: values.administratorName }),
})

interface AddSchoolDialogProps {
  onAdded: (added: OutputOf<'schools.add'>) => void
  onClose: () => void
}

/** A school comes with the account of its administrator: from then on it looks after itself. */
export function AddSchoolDialog({ onAdded, onClose }: AddSchoolDialogProps) {
  const add = useAction('schools.add')
  const [values, setValues] = useState(nothing)
  const [isTried, setTried] = useState(false)
  const own = isTried ? problemsIn(values) : {}
  const problems = { ...problemsOf(add.error), ...own }
  const change = (changes: Partial<Values>) => setValues((before) => ({ ...before, ...changes }))
  const submit = () => {
    setTried(true)
    if (focusFirst(problemsIn(values))) return
    const { code, name, region, accountSuffix, administratorName } = values
    const administrator = { accountSuffix: accountSuffix.trim(), name: administratorName.trim() }
    add.mutate({ code, name: name.trim(), region, administrator }, { onSuccess: onAdded })
  }
  return (
    <FormDialog
      title="新建院校"
      okText="新建并发放账号"
      isDirty={values !== nothing}
      isPending={add.isPending}
      error={add.error}
      onSubmit={submit}
      onRefresh={() => add.reset()}
      onClose={onClose}
    >
      <TextField
        name="code"
        label="院校代码"
        value={values.code}
        maxLength={5}
        inputMode="numeric"
        isRequired
        problem={problems['code']}
        hint="教育部五位院校代码，也是该校所有账号的前缀，建立后不能修改"
        onChange={(code) => change({ code: code.trim() })}
      />
      <SchoolFields values={values} problems={problems} onChange={change} />
      <AdministratorFields
        code={values.code}
        values={{ accountSuffix: values.accountSuffix, name: values.administratorName }}
        problems={problems}
        onChange={({ accountSuffix, name }) =>
          change({
            ...(accountSuffix !== undefined && { accountSuffix }),
            ...(name !== undefined && { administratorName: name }),
          })
        }
      />
    </FormDialog>
  )
}
