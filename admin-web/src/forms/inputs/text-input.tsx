import { Input } from 'antd'
import type { FieldType } from 'shared-types/reports/fields/field'
import { spoken, type InputProps } from './input-props'

const inputTypes: Partial<Record<FieldType, string>> = {
  date: 'date',
  email: 'email',
  phone: 'tel',
}

export function TextInput(props: InputProps) {
  const { field, value, onChange } = props
  return (
    <Input
      {...spoken(props)}
      type={inputTypes[field.type] ?? 'text'}
      inputMode={field.type === 'integer' || field.type === 'postcode' ? 'numeric' : undefined}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}
