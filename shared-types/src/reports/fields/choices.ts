import { choices, codeTables, nameOfCode } from '../../codes/code-tables'
import type { Choice, Field, ReportData } from './field'

/** Everything a field's values may mean: of the cohort's version where one was sent along, else as it comes with the platform. */
export const entriesOf = (field: Field): readonly Choice[] =>
  field.choices ?? (field.code ? codeTables[field.code].entries : [])

/** What a person may choose now. */
export function offeredBy(field: Field): readonly Choice[] {
  const entries = entriesOf(field).filter((it) => !it.off)
  return field.code ? choices(field.code, entries) : entries
}

/** Whether a code agrees with what another field says. */
export function agreesWith({ narrowed }: Field, code: string, data: ReportData): boolean {
  const beginnings = narrowed?.to[data[narrowed.by] ?? '']
  return !beginnings || beginnings.some((it) => code.startsWith(it))
}

/** What may be chosen beside the other values of the form. */
export const offeredBeside = (field: Field, data: ReportData): readonly Choice[] =>
  offeredBy(field).filter((it) => agreesWith(field, it.code, data))

/** What a stored code is called; one that the cohort's version no longer has keeps the name it came with. */
export const choiceName = (field: Field, code: string): string =>
  field.code
    ? nameOfCode(field.code, code, field.choices)
    : (entriesOf(field).find((it) => it.code === code)?.name ?? code)
