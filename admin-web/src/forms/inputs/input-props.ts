import type { Field } from 'shared-types/reports/fields/field'

export interface InputProps {
  /** Ties the label and the problem to the control. */
  id: string
  field: Field
  value: string
  isInvalid: boolean
  isRequired: boolean
  /** Follows from another field, and is changed there. */
  isLocked?: boolean
  onChange: (value: string) => void
}

export const inputId = (name: string) => `field-${name}`
export const problemId = (id: string) => `${id}-problem`

/** What every control says to assistive technology. */
export const spoken = ({ id, isInvalid, isRequired, isLocked = false }: InputProps) => ({
  id,
  disabled: isLocked,
  status: isInvalid ? ('error' as const) : ('' as const),
  'aria-invalid': isInvalid,
  'aria-required': isRequired,
  'aria-describedby': problemId(id),
})
