import { Typography } from 'antd'
import type { Field, ReportData } from 'shared-types/reports/field'
import type { Report } from '../drawer/report-drawer'
import { AttachmentsInput } from './attachments-input'
import { AuthorityInput } from './authority-input'
import { CodeSelect } from './code-select'
import { DivisionInput } from './division-input'
import { TextInput } from './text-input'
import { UnitSelect } from './unit-select'

export interface InputProps {
  /** Ties the label and the problem to the control. */
  id: string
  field: Field
  value: string
  isInvalid: boolean
  onChange: (value: string) => void
}

interface FieldRowProps {
  field: Field
  data: ReportData
  report: Report
  isRequired: boolean
  problem: string | undefined
  onChange: (changes: ReportData) => void
}

export function FieldRow({ field, data, report, isRequired, problem, onChange }: FieldRowProps) {
  const id = `field-${field.name}`
  const input: InputProps = {
    id,
    field,
    value: data[field.name] ?? '',
    isInvalid: problem !== undefined,
    onChange: (value) => onChange({ [field.name]: value }),
  }
  return (
    <div style={{ marginBottom: 14, maxWidth: 560 }}>
      <label htmlFor={id} style={{ display: 'block', marginBottom: 4 }}>
        {field.label}
        {isRequired && <span style={{ color: '#cf1322' }}> *</span>}
      </label>
      {report.kind === 'dispatch' && field.name === 'authority' ? (
        <AuthorityInput {...input} onFill={onChange} />
      ) : (
        <Control input={input} data={data} report={report} />
      )}
      {problem ? (
        <Typography.Text type="danger" id={`${id}-problem`} role="alert">
          {problem}
        </Typography.Text>
      ) : (
        field.hint && <Typography.Text type="secondary">{field.hint}</Typography.Text>
      )}
    </div>
  )
}

function Control(props: { input: InputProps; data: ReportData; report: Report }) {
  const { input, data, report } = props
  switch (input.field.type) {
    case 'code':
    case 'choice':
      return <CodeSelect {...input} />
    case 'division':
      return <DivisionInput {...input} />
    case 'unit':
      return <UnitSelect {...input} data={data} />
    case 'attachment':
      return <AttachmentsInput {...input} attachments={report.attachments} />
    case 'text':
    case 'phone':
    case 'email':
    case 'postcode':
    case 'date':
    case 'integer':
      return <TextInput {...input} />
  }
}
