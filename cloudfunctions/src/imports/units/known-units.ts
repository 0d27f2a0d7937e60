import type { OrganisationUnitKind } from 'shared-types/organisation/unit-fields'
import type { UnitRecord } from '../../organisation/units/records'
import { plainName } from '../../organisation/units/references'
import type { Reason } from '../subject'

type Values = Readonly<Record<string, string>>

/** The units there are: by which of its values a row is known to be about one of them. */
export interface KnownUnits {
  find: (values: Values) => UnitRecord | undefined
  /** What is unique within the school, for rows of the same file. */
  keysOf: (values: Values) => { name?: string; code?: string }
  /** A name or code that belongs to another unit than the row's. */
  conflicts: (values: Values, former: UnitRecord | undefined) => Reason[]
  /** Whether the unit of this id bears this name. */
  isNamed: (id: string, name: string) => boolean
}

/** Majors are known by their code, classes by name within their major, departments by name. */
export function indexKnown(kind: OrganisationUnitKind, units: readonly UnitRecord[]): KnownUnits {
  const byName = new Map(units.map((it) => [nameKey(kind, it.values), it]))
  const byCode = new Map(
    units.flatMap((it) => (it.values['code'] ? [[plainName(it.values['code']), it] as const] : [])),
  )
  const byId = new Map(units.map((it) => [it.id, it]))
  const codeOf = (values: Values) => plainName(values['code'] ?? '')
  return {
    find: (values) =>
      kind === 'major' ? byCode.get(codeOf(values)) : byName.get(nameKey(kind, values) ?? ''),
    keysOf(values) {
      const name = nameKey(kind, values)
      const code = kind === 'major' ? codeOf(values) : ''
      return { ...(name && { name }), ...(code && { code }) }
    },
    conflicts(values, former) {
      const namesake = byName.get(nameKey(kind, values) ?? '')
      return kind === 'major' && namesake && namesake.id !== former?.id
        ? [{ field: 'name', message: '本校另一专业代码已使用此专业名称' }]
        : []
    },
    isNamed: (id, name) => plainName(byId.get(id)?.values['name'] ?? '') === plainName(name),
  }
}

function nameKey(kind: OrganisationUnitKind, values: Values): string | undefined {
  const name = plainName(values['name'] ?? '')
  if (!name) return undefined
  return kind === 'class' ? `${values['major'] ?? ''}/${name}` : name
}
