import { Input, type InputProps } from 'antd'
import { FieldFrame } from './field-frame'
import { inputId, problemId } from './inputs/input-props'

export interface FieldProps {
  name: string
  label: string
  value: string
  isRequired?: boolean
  problem?: string | undefined
  hint?: string | undefined
  onChange: (value: string) => void
}

/** One line of text with its label, its hint and what is wrong with it. */
export function TextField(
  props: FieldProps &
    Pick<InputProps, 'autoComplete' | 'maxLength' | 'prefix' | 'inputMode' | 'type' | 'disabled'>,
) {
  const { name, label, value, isRequired = false, problem, hint, onChange, ...rest } = props
  const id = inputId(name)
  return (
    <FieldFrame id={id} label={label} isRequired={isRequired} problem={problem} hint={hint}>
      <Input
        autoComplete="off"
        {...rest}
        id={id}
        value={value}
        status={problem ? 'error' : ''}
        aria-required={isRequired}
        aria-invalid={problem !== undefined}
        aria-describedby={problemId(id)}
        onChange={(event) => onChange(event.target.value)}
      />
    </FieldFrame>
  )
}
