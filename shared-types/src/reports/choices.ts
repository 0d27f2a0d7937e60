import { choices, codeTables, nameOfCode } from '../codes/code-tables'
import type { Choice, Field } from './field'

/** Everything a field's values may mean: of the cohort's version where one was sent along, else as it comes with the platform. */
export const entriesOf = (field: Field): readonly Choice[] =>
  field.choices ?? (field.code ? codeTables[field.code].entries : [])

/** What a person may choose now. */
export function offeredBy(field: Field): readonly Choice[] {
  const entries = entriesOf(field).filter((it) => !it.off)
  return field.code ? choices(field.code, entries) : entries
}

/** What a stored code is called; one that the cohort's version no longer has keeps the name it came with. */
export const choiceName = (field: Field, code: string): string =>
  entriesOf(field).find((it) => it.code === code)?.name ??
  (field.code ? nameOfCode(field.code, code) : code)
