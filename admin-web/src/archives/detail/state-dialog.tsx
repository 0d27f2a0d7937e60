import { Alert, App, Input, Modal } from 'antd'
import { useState } from 'react'
import { archiveFields } from 'shared-types/archives/archive-fields'
import {
  archiveStateLabels,
  findArchiveTransition,
  type ArchiveState,
} from 'shared-types/archives/archive-states'
import {
  archiveFieldIsRequired,
  archiveFieldIsVisible,
  checkArchive,
} from 'shared-types/archives/check-archive'
import type { Archive } from 'shared-types/archives/schemas'
import { useAction } from '../../api/use-action'
import { FieldFrame } from '../../forms/field-frame'
import { inputId, problemId } from '../../forms/inputs/input-props'
import { Refusal } from '../../forms/refusal'
import { FieldControl } from '../form/field-control'
import { problemsOf, type ArchiveValues } from '../form/archive-values'
import { DayField } from '../form/state-fields'
import { today } from '../today'

interface StateDialogProps {
  archive: Archive
  to: ArchiveState
  onRefresh: () => void
  onClose: () => void
}

/** Asked for again whenever an archive leaves: another sending has a number of its own. */
const ofSending: readonly string[] = ['recipientUnit', 'carrier', 'trackingNumber']

/** One step of an archive with its day; a correction asks why instead. */
export function StateDialog({ archive, to, onRefresh, onClose }: StateDialogProps) {
  const { message } = App.useApp()
  const setState = useAction('archives.set-state')
  const transition = findArchiveTransition(archive.state, to)
  const isCorrection = transition?.corrects === true
  const isSending = to === 'sent' && !isCorrection
  const [on, setOn] = useState(today)
  const [note, setNote] = useState('')
  const [opened] = useState<ArchiveValues>(() =>
    isSending ? { ...archive.data, trackingNumber: '' } : archive.data,
  )
  const [data, setData] = useState(opened)
  const [isTried, setTried] = useState(false)
  const missing = [
    ...(isCorrection && !note.trim() ? [{ field: 'note', message: '请填写撤销的原因' }] : []),
    ...(!isCorrection && !on ? [{ field: 'on', message: '请选择日期' }] : []),
    ...checkArchive(data, to),
  ]
  const asked = isSending ? ofSending : checkArchive(opened, to).map((it) => it.field)
  const fields = archiveFields.filter(
    (it) => asked.includes(it.name) && archiveFieldIsVisible(it, data, to),
  )
  const refusals = problemsOf(setState.error)
  const problemOf = (name: string) =>
    [...(isTried ? missing : []), ...refusals].find((it) => it.field === name)?.message
  const submit = () => {
    setTried(true)
    if (missing.length > 0) return
    const { id, version } = archive
    const sent = isSending || fields.length > 0 ? { data } : {}
    setState.mutate(
      { id, version, to, on: on || today(), ...(note.trim() && { note: note.trim() }), ...sent },
      {
        onSuccess: () => {
          void message.success(`${archive.name}：${archiveStateLabels[to]}`)
          onClose()
        },
      },
    )
  }
  return (
    <Modal
      open
      title={`${transition?.label ?? archiveStateLabels[to]}：${archive.name}`}
      okText="确定"
      cancelText="取消"
      okButtonProps={{ loading: setState.isPending, danger: isCorrection }}
      onOk={submit}
      onCancel={onClose}
      closable={{ 'aria-label': '关闭' }}
    >
      {isCorrection ? (
        <Alert
          type="warning"
          showIcon
          title={`撤销后回到“${archiveStateLabels[to]}”，学生不再看到这一步；记录中会保留。`}
          style={{ marginBottom: 12 }}
        />
      ) : (
        <DayField value={on} problem={problemOf('on')} onChange={setOn} state={to} />
      )}
      {fields.map((field) => (
        <FieldControl
          key={field.name}
          field={field}
          value={data[field.name] ?? ''}
          isRequired={archiveFieldIsRequired(field, data, to)}
          problem={problemOf(field.name)}
          onChange={(value) => setData((before) => ({ ...before, [field.name]: value }))}
        />
      ))}
      <NoteField
        value={note}
        isRequired={isCorrection}
        problem={problemOf('note')}
        onChange={setNote}
      />
      {setState.error && <Refusal error={setState.error} onRefresh={onRefresh} />}
    </Modal>
  )
}

interface NoteFieldProps {
  value: string
  isRequired: boolean
  problem: string | undefined
  onChange: (note: string) => void
}

function NoteField({ value, isRequired, problem, onChange }: NoteFieldProps) {
  const id = inputId('note')
  return (
    <FieldFrame
      id={id}
      label={isRequired ? '撤销原因' : '说明'}
      isRequired={isRequired}
      problem={problem}
      hint={isRequired ? undefined : '选填，学生会看到'}
    >
      <Input.TextArea
        id={id}
        value={value}
        maxLength={200}
        autoSize={{ minRows: 2, maxRows: 4 }}
        status={problem ? 'error' : ''}
        aria-required={isRequired}
        aria-invalid={problem !== undefined}
        aria-describedby={problemId(id)}
        onChange={(event) => onChange(event.target.value)}
      />
    </FieldFrame>
  )
}
