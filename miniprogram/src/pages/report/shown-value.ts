import { nameOfCode } from 'shared-types/codes/code-tables'
import { divisionName } from 'shared-types/codes/divisions'
import type { Organisation } from 'shared-types/organisation/operations'
import { spokenDate } from '../../components/choose/date-steps'
import type { Field } from 'shared-types/reports/field'
import { unitChoices } from './unit-choices'

/** A stored value as people read it. */
export function shownValue(field: Field, value: string, organisation: Organisation | null): string {
  switch (field.type) {
    case 'code':
      return field.code ? nameOfCode(field.code, value) : value
    case 'choice':
      return field.choices?.find((it) => it.code === value)?.name ?? value
    case 'division':
      return divisionName(value)
    case 'date':
      return spokenDate(value)
    case 'unit':
      return unitChoices(field, organisation, {}).find((it) => it.code === value)?.name ?? '—'
    case 'text':
    case 'phone':
    case 'email':
    case 'postcode':
    case 'integer':
    case 'attachment':
      return value
  }
}
