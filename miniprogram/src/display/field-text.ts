import { divisionName } from 'shared-types/codes/divisions'
import { choiceName } from 'shared-types/reports/fields/choices'
import type { Field } from 'shared-types/reports/fields/field'
import { spokenDate } from '../components/choose/date-steps'

/** A stored value as people read it; units of the school need the school's list. */
export function fieldText(field: Field, value: string): string {
  switch (field.type) {
    case 'code':
    case 'choice':
      return choiceName(field, value)
    case 'division':
      return divisionName(value)
    case 'date':
      return spokenDate(value)
    case 'unit':
    case 'text':
    case 'phone':
    case 'email':
    case 'postcode':
    case 'integer':
    case 'attachment':
      return value
  }
}
