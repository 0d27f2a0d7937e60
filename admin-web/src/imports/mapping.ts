import type { InputOf, OutputOf } from '../api/call'

export type Column = OutputOf<'imports.inspect'>['columns'][number]
export type Meaning = OutputOf<'imports.inspect'>['fields'][number]
export type Mapping = InputOf<'imports.start'>['mapping']

/** What the server recognised by the headings. */
export function recognised(columns: readonly Column[]): Mapping {
  return Object.fromEntries(
    columns.flatMap(({ at, field }) => (field ? [[String(at), field] as const] : [])),
  )
}

export function withColumn(mapping: Mapping, at: number, field: string | undefined): Mapping {
  const { [String(at)]: _, ...others } = mapping
  return field ? { ...others, [String(at)]: field } : others
}

/** What keeps the import from starting: required fields without a column, fields with more than one. */
export function mappingProblems(
  fields: readonly Meaning[],
  mapping: Mapping,
): { missing: string[]; repeated: string[] } {
  const labelOf = (name: string) => fields.find((it) => it.name === name)?.label ?? name
  const chosen = Object.values(mapping)
  return {
    missing: fields.filter((it) => it.required && !chosen.includes(it.name)).map((it) => it.label),
    repeated: [...new Set(chosen.filter((it, at) => chosen.indexOf(it) !== at))].map(labelOf),
  }
}
