import type { Field } from 'shared-types/reports/fields/field'
import { FieldFrame } from './field-frame'
import { DivisionInput } from './inputs/division-input'
import { inputId } from './inputs/input-props'
import type { FieldProps } from './text-field'

/** Province, city or county, chosen from the tree. */
export function DivisionField(props: FieldProps) {
  const { name, label, value, isRequired = false, problem, hint, onChange } = props
  const id = inputId(name)
  const field: Field = {
    name,
    label,
    section: '',
    type: 'division',
    required: isRequired,
    configurable: false,
    dataClass: 'internal',
  }
  return (
    <FieldFrame id={id} label={label} isRequired={isRequired} problem={problem} hint={hint}>
      <DivisionInput
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
