import { hintOf, type Field, type ReportData } from 'shared-types/reports/fields/field'
import { reportKinds } from 'shared-types/reports/report-kinds'
import type { Report } from 'shared-types/reports/schemas'
import { FieldFrame } from '../../forms/field-frame'
import { AttachmentsInput } from './inputs/attachments-input'
import { AuthorityInput } from './inputs/authority-input'
import { CompanyInput } from './inputs/company-input'
import { CodeSelect } from '../../forms/inputs/code-select'
import { DivisionInput } from '../../forms/inputs/division-input'
import { inputId, type InputProps } from '../../forms/inputs/input-props'
import { TextInput } from '../../forms/inputs/text-input'
import { UnitSelect } from './inputs/unit-select'
import { useFilled } from './use-filled'

interface FieldRowProps {
  field: Field
  data: ReportData
  report: Report
  isRequired: boolean
  problem: string | undefined
  onChange: (changes: ReportData) => void
}

export function FieldRow(props: FieldRowProps) {
  const { field, data, isRequired, problem, onChange } = props
  const id = inputId(field.name)
  const isFilled = useFilled(reportKinds[props.report.kind].fields, data).includes(field.name)
  return (
    <FieldFrame
      id={id}
      label={field.label}
      isRequired={isRequired}
      problem={problem}
      hint={isFilled && !field.company ? '由所选单位带出' : hintOf(field, isRequired)}
    >
      <Control
        {...props}
        input={{
          id,
          field,
          value: data[field.name] ?? '',
          isInvalid: problem !== undefined,
          isRequired,
          isLocked: isFilled,
          onChange: (value) => onChange({ [field.name]: value }),
        }}
      />
    </FieldFrame>
  )
}

function Control({ input, data, report, onChange }: FieldRowProps & { input: InputProps }) {
  const { field } = input
  if (report.kind === 'dispatch' && field.name === 'authority')
    return <AuthorityInput {...input} onFill={onChange} />
  if (field.company) {
    const { fields } = reportKinds[report.kind]
    const isFilled = input.isLocked === true
    return <CompanyInput {...input} {...{ fields, data, isFilled }} onFill={onChange} />
  }
  switch (field.type) {
    case 'code':
    case 'choice':
      return <CodeSelect {...input} data={data} />
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
