import type { Organisation } from 'shared-types/organisation/operations'
import type { Field } from 'shared-types/reports/fields/field'
import { fieldText } from '../../display/field-text'
import { unitChoices } from './unit-choices'

/** A stored value as people read it, also a unit of the school. */
export function shownValue(field: Field, value: string, organisation: Organisation | null): string {
  if (field.type !== 'unit') return fieldText(field, value)
  return unitChoices(field, organisation, {}).find((it) => it.code === value)?.name ?? '—'
}
