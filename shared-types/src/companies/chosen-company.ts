import { agreesWith } from '../reports/fields/choices'
import type { Field, ReportData } from '../reports/fields/field'
import type { Company } from './operations'

/** What choosing this company puts into the form; what would not agree with the rest of it is left to be filled in. */
export function filledBy(
  fields: readonly Field[],
  field: Field,
  company: Company,
  data: ReportData,
): ReportData {
  const facts = Object.entries(field.company ?? {}).filter(([name, fact]) => {
    const target = fields.find((it) => it.name === name)
    return target && agreesWith(target, company[fact], data)
  })
  const filled = facts.map(([name, fact]) => [name, company[fact]] as const)
  return { [field.name]: company.name, ...Object.fromEntries(filled) }
}

/** What a name typed by hand leaves: nothing that a company of the registry had filled in. */
export const typedInstead = (field: Field, name: string): ReportData => ({
  [field.name]: name,
  ...Object.fromEntries(Object.keys(field.company ?? {}).map((it) => [it, ''])),
})

/** Names of the fields that say what the registry says of this company; they are changed by choosing another one. */
export function lockedBy(
  field: Field,
  company: Company | undefined,
  data: ReportData,
): readonly string[] {
  if (!company || data[field.name] !== company.name) return []
  const same = Object.entries(field.company ?? {}).filter(
    ([name, fact]) => data[name] === company[fact],
  )
  return [field.name, ...same.map(([name]) => name)]
}
