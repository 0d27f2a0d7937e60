import { divisionName } from 'shared-types/codes/divisions'
import { choiceName } from 'shared-types/reports/fields/choices'
import type { Field } from 'shared-types/reports/fields/field'
import type { Holder } from 'shared-types/reports/schemas'
import type { OutputOf } from '../api/call'

export type Organisation = OutputOf<'organisation.get'>

/** A stored value as words; empty when nothing was entered. */
export function valueText(
  field: Field,
  value: string | undefined,
  organisation: Organisation | undefined,
  holder: Holder,
): string {
  if (!value) return ''
  switch (field.type) {
    case 'division':
      return divisionName(value)
    case 'code':
    case 'choice':
      return choiceName(field, value)
    case 'unit':
      return unitName(field, value, organisation, holder)
    case 'text':
    case 'phone':
    case 'email':
    case 'postcode':
    case 'date':
    case 'integer':
    case 'attachment':
      return value
  }
}

/** Another school's units are not in one's own organisation; then the roll names them. */
function unitName(
  { unit }: Field,
  id: string,
  organisation: Organisation | undefined,
  holder: Holder,
): string {
  switch (unit ?? 'campus') {
    case 'department':
      return nameIn(organisation?.departments, id) ?? holder.departmentName
    case 'major':
      return nameIn(organisation?.majors, id) ?? holder.majorName
    case 'class':
      return nameIn(organisation?.classes, id) ?? holder.className
    case 'campus':
      return nameIn(organisation?.campuses, id) ?? ''
  }
}

const nameIn = (units: readonly { id: string; name: string }[] | undefined, id: string) =>
  units?.find((it) => it.id === id)?.name
