import { Input, Select, TreeSelect } from 'antd'
import { choices } from 'shared-types/codes/code-tables'
import { NEWEST_YEAR } from 'shared-types/codes/versioned-tables'
import type { UnitField } from 'shared-types/organisation/unit-fields'
import { errorText } from '../../api/call'
import { useOperation } from '../../api/use-operation'
import { useCodeEntries } from '../../codes/use-code-entries'
import { FieldFrame } from '../../forms/field-frame'
import { inputId } from '../../forms/inputs/input-props'
import { clearable } from '../../shell/components'
import { departmentOptions } from './department-options'
import { NationalMajorSelect } from './national-major-select'
import { spokenOf, type UnitInputProps } from './unit-input-props'

/** One declared field of a unit, with its label, its hint and what is wrong with it. */
export function UnitInput(props: UnitInputProps) {
  const { field, problem } = props
  return (
    <FieldFrame
      id={inputId(field.name)}
      label={field.label}
      isRequired={field.required}
      problem={problem}
      hint={formHint(field)}
    >
      <Control {...props} />
    </FieldFrame>
  )
}

/** A chooser needs no word on how to write what it offers. */
function formHint({ type, hint }: UnitField): string | undefined {
  if (type === 'national-major') return '输入名称或代码查找；目录未收录的，输入完整代码后选择'
  return type === 'text' || type === 'phone' ? hint : undefined
}

function Control(props: UnitInputProps) {
  switch (props.field.type) {
    case 'text':
    case 'phone':
      return <LineInput {...props} />
    case 'long-text':
      return <TextArea {...props} />
    case 'study-years':
      return <Choice {...props} options={studyYears} />
    case 'code':
      return <CodeChoice {...props} />
    case 'national-major':
      return <NationalMajorSelect {...props} />
    case 'unit':
      return props.field.unit === 'department' ? (
        <DepartmentSelect {...props} />
      ) : (
        <MajorSelect {...props} />
      )
  }
}

const LineInput = (props: UnitInputProps) => (
  <Input
    {...spokenOf(props)}
    type={props.field.type === 'phone' ? 'tel' : 'text'}
    value={props.value}
    maxLength={props.field.maxLength ?? 100}
    autoComplete="off"
    onChange={(event) => props.onChange(event.target.value)}
  />
)

const TextArea = (props: UnitInputProps) => (
  <Input.TextArea
    {...spokenOf(props)}
    value={props.value}
    maxLength={props.field.maxLength ?? 2000}
    rows={3}
    className="growing"
    onChange={(event) => props.onChange(event.target.value)}
  />
)

/** Half a year to eight, by half years. */
const studyYears = Array.from({ length: 16 }, (_, at) => {
  const years = (at + 1) / 2
  return { value: String(years), label: `${years} 年` }
})

interface ChoiceProps extends UnitInputProps {
  options: { value: string; label: string }[]
  isLoading?: boolean
  error?: Error | null
}

function Choice(props: ChoiceProps) {
  const { field, value, options, isLoading = false, error, onChange } = props
  return (
    <Select
      {...spokenOf(props)}
      value={value || null}
      options={options}
      loading={isLoading}
      notFoundContent={error ? errorText(error) : '没有可选的内容'}
      allowClear={field.required ? false : clearable}
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={`请选择${field.label}`}
      onChange={(chosen: string | null) => onChange(chosen ?? '')}
      style={{ width: '100%' }}
    />
  )
}

function CodeChoice(props: UnitInputProps) {
  const table = props.field.code ?? 'educationLevel'
  const offered = choices(table, useCodeEntries(table, NEWEST_YEAR))
  return <Choice {...props} options={offered.map((it) => ({ value: it.code, label: it.name }))} />
}

const useOrganisation = () => useOperation('organisation.get', {}, { staleTime: 300_000 })

function MajorSelect(props: UnitInputProps) {
  const { data, isPending, error } = useOrganisation()
  const options = (data?.majors ?? []).map((it) => ({ value: it.id, label: it.name }))
  return <Choice {...props} options={options} isLoading={isPending} error={error} />
}

function DepartmentSelect(props: UnitInputProps) {
  const { field, value, self, onChange } = props
  const { data, isPending, error } = useOrganisation()
  return (
    <TreeSelect
      {...spokenOf(props)}
      value={value || null}
      treeData={departmentOptions(data?.departments ?? [], self)}
      loading={isPending}
      notFoundContent={error ? errorText(error) : '没有可选的院系'}
      treeDefaultExpandAll
      showSearch={{ treeNodeFilterProp: 'title' }}
      allowClear={field.required ? false : clearable}
      placeholder={field.required ? `请选择${field.label}` : '没有上级'}
      onChange={(chosen: string | null) => onChange(chosen ?? '')}
      style={{ width: '100%' }}
    />
  )
}
