import { useMutation } from '@tanstack/react-query'
import { FormFoot } from '../../forms/form-foot'
import { Alert, Input, Select } from 'antd'
import { useEffect } from 'react'
import { call } from '../../api/call'
import { useOperation } from '../../api/use-operation'
import { useSession } from '../../app/session'
import { Failure } from '../../layout/failure'
import { Loading } from '../../layout/loading'
import { FieldFrame } from '../../forms/field-frame'
import { CodeSelect } from '../../forms/inputs/code-select'
import { DivisionInput } from '../../forms/inputs/division-input'
import { inputId, type InputProps } from '../../forms/inputs/input-props'
import { TextInput } from '../../forms/inputs/text-input'
import { useLeaveWarning } from '../../layout/use-leave-warning'
import { rollFormFields } from './roll-form-fields'
import { useRollEntries } from './use-roll-entries'
import { useRollEdit, type RollRecord } from './use-roll-edit'

interface RollEditFormProps {
  record: RollRecord
  onRefresh: () => Promise<{ data?: RollRecord | undefined }>
  onSaved: () => void
  onClose: () => void
}

/** Reads the whole number first: who corrects it has to see it, and the reading is on record. */
export function RollEditForm(props: RollEditFormProps) {
  const { id } = props.record
  const { mutate, data, error } = useMutation({
    mutationFn: () => call('students.read-id-number', { id }),
  })
  useEffect(() => mutate(), [mutate])
  if (error) return <Failure error={error} onRetry={() => mutate()} />
  if (!data) return <Loading />
  return <Form {...props} idNumber={data.idNumber} />
}

function Form({
  record,
  idNumber,
  onRefresh,
  onSaved,
  onClose,
}: RollEditFormProps & { idNumber: string }) {
  const edit = useRollEdit(record, idNumber)
  const organisation = useOperation('organisation.get', {}, { staleTime: 300_000 })
  const entries = useRollEntries(edit.year)
  const { leave, leaveSaved } = useLeaveWarning(edit.isDirty)
  const submit = () => {
    const [first] = edit.problems
    if (first) document.getElementById(inputId(first.field))?.focus()
    edit.save(() => leaveSaved(onSaved))
  }
  const refresh = () =>
    void onRefresh().then(({ data: latest }) => {
      if (latest) edit.rebase(latest)
    })
  return (
    <form
      aria-label={`修改 ${edit.base.holder.name} 的学籍`}
      className="edit-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      {edit.base.hasCertificate && (
        <Alert
          type="warning"
          showIcon
          title="该生已签发电子证书，证书内容不会随之更改；如需更换证书，请联系省中心撤销后重新签发。"
          style={{ marginBottom: 16 }}
        />
      )}
      {rollFormFields(edit.values, organisation.data, entries).map((field) => {
        const problem = edit.problemOf(field.name)
        const id = inputId(field.name)
        return (
          <FieldFrame
            key={field.name}
            id={id}
            label={field.label}
            isRequired={field.required === true}
            problem={problem}
            hint={field.hint}
          >
            <Control
              id={id}
              field={field}
              value={edit.values[field.name] ?? ''}
              isInvalid={problem !== undefined}
              isRequired={field.required === true}
              onChange={(text) => edit.change(field.name, text)}
            />
          </FieldFrame>
        )
      })}
      <YearField edit={edit} />
      <ReasonField edit={edit} />
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

function Control(props: InputProps) {
  const { type } = props.field
  if (type === 'code' || type === 'choice') return <CodeSelect {...props} />
  return type === 'division' ? <DivisionInput {...props} /> : <TextInput {...props} />
}

type Edit = ReturnType<typeof useRollEdit>

function YearField({ edit }: { edit: Edit }) {
  const { years } = useSession()
  const id = inputId('year')
  const isFixed = edit.base.hasReported
  return (
    <FieldFrame
      id={id}
      label="工作年份"
      isRequired
      problem={edit.problemOf('year')}
      hint={isFixed ? '已上报或已登记档案，不能修改' : '延期毕业时可改到以后的年份'}
    >
      <Select
        id={id}
        value={edit.year}
        disabled={isFixed}
        onChange={edit.changeYear}
        options={years.map((it) => ({ value: it, label: `${it} 年` }))}
        style={{ width: '100%' }}
      />
    </FieldFrame>
  )
}

function ReasonField({ edit }: { edit: Edit }) {
  const id = inputId('reason')
  const problem = edit.problemOf('reason')
  return (
    <FieldFrame
      id={id}
      label="修改原因"
      isRequired
      problem={problem}
      hint="写明依据，如“与身份证原件核对”；会留在修改记录中"
    >
      <Input.TextArea
        id={id}
        value={edit.reason}
        maxLength={200}
        autoSize={{ minRows: 2, maxRows: 4 }}
        status={problem ? 'error' : ''}
        aria-required
        aria-invalid={problem !== undefined}
        aria-describedby={`${id}-problem`}
        onChange={(event) => edit.changeReason(event.target.value)}
      />
    </FieldFrame>
  )
}
