import { Alert, App, Button, Flex } from 'antd'
import { errorText, isRefused } from '../../api/call'
import { inputId } from '../../forms/inputs/input-props'
import { useLeaveWarning } from '../../layout/use-leave-warning'
import { ArchiveFieldInputs } from './archive-field-inputs'
import { PersonFields } from './person-fields'
import { StateFields } from './state-fields'
import { useAddArchive } from './use-add-archive'

interface AddArchiveFormProps {
  onAdded: (id: string) => void
  onClose: () => void
}

/** Enters the archive of one person. */
export function AddArchiveForm({ onAdded, onClose }: AddArchiveFormProps) {
  const { message } = App.useApp()
  const adding = useAddArchive()
  const { leave, leaveSaved } = useLeaveWarning(adding.isDirty)
  const submit = () => {
    const faulty = adding.save((id) => {
      void message.success('已添加')
      leaveSaved(() => onAdded(id))
    })
    if (faulty) document.getElementById(inputId(faulty))?.focus()
  }
  return (
    <form
      aria-label="添加档案"
      className="edit-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <PersonFields
        values={adding.person}
        problemOf={adding.problemOf}
        onChange={adding.changePerson}
      />
      <StateFields
        state={adding.state}
        on={adding.on}
        problemOf={adding.problemOf}
        onState={adding.changeState}
        onDay={adding.changeDay}
      />
      <ArchiveFieldInputs
        values={adding.data}
        state={adding.state}
        problemOf={adding.problemOf}
        onChange={adding.changeData}
      />
      <div className="edit-foot">
        <Problems error={adding.error} hasProblems={adding.hasProblems} />
        <Flex gap={8}>
          <Button type="primary" htmlType="submit" loading={adding.isSaving}>
            保存
          </Button>
          <Button disabled={adding.isSaving} onClick={() => leave(onClose)}>
            取消
          </Button>
        </Flex>
      </div>
    </form>
  )
}

function Problems({ error, hasProblems }: { error: Error | null; hasProblems: boolean }) {
  if (hasProblems)
    return (
      <p className="problem" role="alert">
        有内容需要修改，请按提示检查
      </p>
    )
  if (!error || isRefused(error, 'fields-invalid')) return null
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={errorText(error)}
      style={{ marginBottom: 8 }}
    />
  )
}
