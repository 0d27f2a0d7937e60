import { Alert, App, Button, Checkbox, Flex } from 'antd'
import { useState } from 'react'
import { checkArchive } from 'shared-types/archives/check-archive'
import type { Archive } from 'shared-types/archives/schemas'
import { useAction } from '../../api/use-action'
import { inputId } from '../../reports/form/inputs/input-props'
import { useUnsavedChanges } from '../../reports/form/use-unsaved-changes'
import { Refusal } from '../../reports/review/refusal'
import { ArchiveFieldInputs } from './archive-field-inputs'
import { problemsOf, type ArchiveValues } from './archive-values'

interface EditArchiveFormProps {
  archive: Archive
  onRefresh: () => Promise<{ data?: Archive | undefined }>
  onClose: () => void
}

/** Corrects what was entered. When somebody else was faster, the changes are laid over their version. */
export function EditArchiveForm({ archive, onRefresh, onClose }: EditArchiveFormProps) {
  const { message } = App.useApp()
  const save = useAction('archives.save')
  const [base, setBase] = useState(archive)
  const [changes, setChanges] = useState<ArchiveValues>({})
  const [graduated, setGraduated] = useState(archive.graduated)
  const [isTried, setTried] = useState(false)
  const values: ArchiveValues = { ...base.data, ...changes }
  const problems = checkArchive(values, base.state)
  const isDirty =
    graduated !== base.graduated ||
    Object.entries(changes).some(
      ([name, text]) => text !== (base.data[name as keyof ArchiveValues] ?? ''),
    )
  const beforeLeaving = useUnsavedChanges(isDirty && !save.isSuccess)
  const refusals = problemsOf(save.error)
  const problemOf = (name: string) =>
    [...(isTried || name in changes ? problems : []), ...refusals].find((it) => it.field === name)
      ?.message
  const submit = () => {
    setTried(true)
    const [first] = problems
    if (first) return document.getElementById(inputId(first.field))?.focus()
    save.mutate(
      { id: base.id, version: base.version, graduated, data: values },
      {
        onSuccess: () => {
          void message.success('已保存')
          onClose()
        },
      },
    )
  }
  const rebase = () =>
    void onRefresh().then(({ data: latest }) => {
      if (!latest) return
      setBase(latest)
      save.reset()
    })
  return (
    <form
      aria-label={`修改 ${base.name} 的档案`}
      className="edit-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <div className="field-row">
        <Checkbox
          checked={!graduated}
          disabled={!base.onRoll}
          onChange={(event) => setGraduated(!event.target.checked)}
        >
          未毕业（结业、肄业、退学等）
        </Checkbox>
        {problemOf('graduated') && <div className="problem">{problemOf('graduated')}</div>}
      </div>
      <ArchiveFieldInputs
        values={values}
        state={base.state}
        problemOf={problemOf}
        onChange={(name, text) => setChanges((before) => ({ ...before, [name]: text }))}
      />
      <div className="edit-foot">
        {save.error && <Refusal error={save.error} onRefresh={rebase} />}
        {base.version !== archive.version && (
          <Alert
            type="info"
            showIcon
            role="status"
            title="已载入最新内容，您的修改仍保留在表单中，请核对后再保存"
            style={{ marginBottom: 8 }}
          />
        )}
        <Flex gap={8}>
          <Button type="primary" htmlType="submit" loading={save.isPending}>
            保存
          </Button>
          <Button disabled={save.isPending} onClick={() => beforeLeaving(onClose)}>
            取消
          </Button>
        </Flex>
      </div>
    </form>
  )
}
