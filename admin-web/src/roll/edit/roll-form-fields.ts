import type { Field } from 'shared-types/reports/fields/field'
import { hasEighteenDigits, idTypes, type IdType } from 'shared-types/students/id-number'
import {
  requiredOnRoll,
  rollFields,
  sexes,
  type RollField,
} from 'shared-types/students/roll-fields'
import type { OutputOf } from '../../api/call'
import type { RollEntries } from './use-roll-entries'

export type Organisation = OutputOf<'organisation.get'>

/** Values of the form by field name: as an import's row would say them, the number included. */
export type RollTexts = Record<string, string>

/**
 * The declared columns of the roll as fields of a form; majors and classes are chosen by name. What an eighteen-digit
 * number tells is not asked.
 */
export function rollFormFields(
  values: RollTexts,
  organisation: Organisation | undefined,
  entries: RollEntries,
): Field[] {
  const isTold = hasEighteenDigits((values['idType'] ?? 'resident') as IdType)
  const asked = rollFields.filter(({ name }) => !isTold || !derived.includes(name))
  return asked.map((field) => ({
    name: field.name,
    label: field.label,
    section: '',
    required: requiredOnRoll.includes(field.name),
    configurable: false,
    dataClass: 'personal',
    ...(isTold && field.name === 'idNumber' && { hint: '性别和出生日期由号码得出' }),
    ...kindOf(field, values, organisation, entries),
  }))
}

const derived: readonly string[] = ['sex', 'birthDate']

function kindOf(
  field: RollField,
  values: RollTexts,
  organisation: Organisation | undefined,
  entries: RollEntries,
): Pick<Field, 'type' | 'code' | 'choices'> {
  switch (field.type) {
    case 'id-type':
      return { type: 'choice', choices: idTypes }
    case 'sex':
      return { type: 'choice', choices: sexes }
    case 'code':
      return codeField(field, entries)
    case 'major':
      return named(organisation?.majors)
    case 'class':
      return named(classesOf(values, organisation))
    case 'division':
    case 'date':
      return { type: field.type }
    case 'text':
    case 'id-number':
    case 'study-years':
    case 'year':
      return { type: 'text' }
  }
}

function codeField({ code, name }: RollField, entries: RollEntries) {
  const choices = entries[name as keyof RollEntries]
  return { type: 'code' as const, ...(code && { code }), ...(choices && { choices }) }
}

/** The centre has no organisation of its own and writes the name of the school's. */
function named(units: readonly { name: string }[] | undefined): Pick<Field, 'type' | 'choices'> {
  return units?.length
    ? { type: 'choice', choices: units.map(({ name }) => ({ code: name, name })) }
    : { type: 'text' }
}

function classesOf({ major }: RollTexts, organisation: Organisation | undefined) {
  const chosen = organisation?.majors.find((it) => it.name === major)
  return organisation?.classes.filter((it) => it.majorId === chosen?.id)
}
