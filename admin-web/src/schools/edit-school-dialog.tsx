import { App } from 'antd'
import { useState } from 'react'
import { useAction } from '../api/use-action'
import { FormDialog } from '../forms/form-dialog'
import { focusFirst, problemsOf } from '../forms/problems'
import type { School } from './school'
import { SchoolFields, schoolProblems, type SchoolValues } from './school-fields'

interface EditSchoolDialogProps {
  school: School
  onRefresh: () => Promise<unknown>
  onClose: () => void
}

/** Changes lie over the school as it is now: after a refresh nothing that was typed is lost. */
export function EditSchoolDialog({ school, onRefresh, onClose }: EditSchoolDialogProps) {
  const { message } = App.useApp()
  const save = useAction('schools.edit')
  const [changes, setChanges] = useState<Partial<SchoolValues>>({})
  const { id, version, name, region } = school
  const values = { name, region, ...changes }
  const submit = () => {
    if (focusFirst(schoolProblems(values))) return
    const done = () => {
      void message.success('已保存')
      onClose()
    }
    save.mutate({ id, version, ...values, name: values.name.trim() }, { onSuccess: done })
  }
  return (
    <FormDialog
      title={`编辑${name}`}
      isDirty={Object.keys(changes).length > 0}
      isPending={save.isPending}
      error={save.error}
      onSubmit={submit}
      onRefresh={() => void onRefresh().then(() => save.reset())}
      onClose={onClose}
    >
      <SchoolFields
        values={values}
        problems={{ ...problemsOf(save.error), ...schoolProblems(values) }}
        onChange={(more) => setChanges((before) => ({ ...before, ...more }))}
      />
    </FormDialog>
  )
}
