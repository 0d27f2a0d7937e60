import type { UnitField } from 'shared-types/organisation/unit-fields'
import { inputId, problemId } from '../../forms/inputs/input-props'

export interface UnitInputProps {
  field: UnitField
  value: string
  problem: string | undefined
  /** The unit that is edited: it cannot lie below itself. */
  self: string | undefined
  onChange: (value: string) => void
}

/** What every control says to assistive technology. */
export const spokenOf = ({ field, problem }: Pick<UnitInputProps, 'field' | 'problem'>) => ({
  id: inputId(field.name),
  status: problem ? ('error' as const) : ('' as const),
  'aria-invalid': problem !== undefined,
  'aria-required': field.required,
  'aria-describedby': problemId(inputId(field.name)),
})
