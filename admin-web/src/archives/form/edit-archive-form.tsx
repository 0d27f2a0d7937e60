import { App, Checkbox } from 'antd'
import type { Archive } from 'shared-types/archives/schemas'
import { FormFoot } from '../../forms/form-foot'
import { inputId } from '../../forms/inputs/input-props'
import { useLeaveWarning } from '../../layout/use-leave-warning'
import { ArchiveFieldInputs } from './archive-field-inputs'
import { useEditArchive } from './use-edit-archive'

interface EditArchiveFormProps {
  archive: Archive
  onRefresh: () => Promise<{ data?: Archive | undefined }>
  onClose: () => void
}

/** Corrects what was entered. */
export function EditArchiveForm({ archive, onRefresh, onClose }: EditArchiveFormProps) {
  const { message } = App.useApp()
  const edit = useEditArchive(archive)
  const { leave, leaveSaved } = useLeaveWarning(edit.isDirty)
  const submit = () => {
    const faulty = edit.save(() => {
      void message.success('已保存')
      leaveSaved(onClose)
    })
    if (faulty) document.getElementById(inputId(faulty))?.focus()
  }
  const refresh = () =>
    void onRefresh().then(({ data: latest }) => {
      if (latest) edit.rebase(latest)
    })
  const graduatedProblem = edit.problemOf('graduated')
  return (
    <form
      aria-label={`修改 ${edit.base.name} 的档案`}
      className="edit-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <div className="field-row">
        <Checkbox
          checked={!edit.graduated}
          disabled={!edit.base.onRoll}
          onChange={(event) => edit.changeGraduated(!event.target.checked)}
        >
          未毕业（结业、肄业、退学等）
        </Checkbox>
        {graduatedProblem && <div className="problem">{graduatedProblem}</div>}
      </div>
      <ArchiveFieldInputs
        values={edit.values}
        state={edit.base.state}
        problemOf={edit.problemOf}
        onChange={edit.change}
      />
      <FormFoot
        error={edit.error}
        isRebased={edit.isRebased}
        isSaving={edit.isSaving}
        onRefresh={refresh}
        onCancel={() => leave(onClose)}
      />
    </form>
  )
}
