import { Input } from 'antd'
import type { FieldType } from 'shared-types/reports/field'
import type { InputProps } from './field-row'

const inputTypes: Partial<Record<FieldType, string>> = {
  date: 'date',
  email: 'email',
  phone: 'tel',
}

export function TextInput({ id, field, value, isInvalid, onChange }: InputProps) {
  return (
    <Input
      id={id}
      type={inputTypes[field.type] ?? 'text'}
      inputMode={field.type === 'integer' || field.type === 'postcode' ? 'numeric' : undefined}
      value={value}
      status={isInvalid ? 'error' : ''}
      aria-invalid={isInvalid}
      aria-describedby={isInvalid ? `${id}-problem` : undefined}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}
