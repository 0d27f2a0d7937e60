import { rollFields, type RollField, type RollFieldName } from 'shared-types/students/roll-fields'

/** What stood in the cells that are mapped, as text; empty cells are absent. */
export type RowTexts = Partial<Record<RollFieldName, string>>

/** What a row says, in our codes, dates as YYYY-MM-DD, `major` as its id, `class` still as written. */
export type RowValues = Partial<Record<RollFieldName, string>>

/** Why a row is refused. The sentence never repeats what stood in the row. */
export interface Reason {
  field: RollFieldName
  message: string
}

const fieldsByName = new Map<RollFieldName, RollField>(rollFields.map((it) => [it.name, it]))

/** The declared field of a name. */
export function fieldOf(name: RollFieldName): RollField {
  const field = fieldsByName.get(name)
  if (!field) throw new Error(`no roll field ${name}`)
  return field
}
