import type { Field } from 'shared-types/reports/fields/field'
import { FieldFrame } from '../../forms/field-frame'
import { CodeSelect } from '../../forms/inputs/code-select'
import { inputId } from '../../forms/inputs/input-props'
import { TextInput } from '../../forms/inputs/text-input'

interface FieldControlProps {
  field: Field
  value: string
  isRequired: boolean
  problem: string | undefined
  onChange: (value: string) => void
}

/** One declared field of an archive, with its label and what is wrong with it. */
export function FieldControl({ field, value, isRequired, problem, onChange }: FieldControlProps) {
  const id = inputId(field.name)
  const Control = field.type === 'choice' ? CodeSelect : TextInput
  return (
    <FieldFrame
      id={id}
      label={field.label}
      isRequired={isRequired}
      problem={problem}
      hint={field.hint}
    >
      <Control
        id={id}
        field={field}
        value={value}
        isInvalid={problem !== undefined}
        isRequired={isRequired}
        onChange={onChange}
      />
    </FieldFrame>
  )
}
