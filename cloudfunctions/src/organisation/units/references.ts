import type { CodeEntry } from 'shared-types/codes/code-table'
import { nameOfCode, type CodeTableId } from 'shared-types/codes/code-tables'
import { nationalMajorText } from 'shared-types/codes/national-majors'
import { fieldsOfUnit, type OrganisationUnitKind } from 'shared-types/organisation/unit-fields'
import { newestEntries } from '../../codes/newest-entries'
import type { Tx } from '../../database/scope'
import { allUnits, type Reader, type UnitRecord } from './records'

/** What fields of a kind may point to: units of the reader's own school and majors, and the catalogue of majors. */
export interface UnitReferences {
  /** Id of the unit with this id, name or code. */
  find: (kind: OrganisationUnitKind, text: string) => string | undefined
  name: (kind: OrganisationUnitKind, id: string) => string
  /** Empty for kinds that do not name a national major. */
  nationalMajors: readonly CodeEntry[]
  /** Majors belong to no cohort: the newest version of a table names what they say. */
  newest: ReadonlyMap<CodeTableId, readonly CodeEntry[]>
}

export async function loadUnitReferences(
  tx: Tx,
  kind: OrganisationUnitKind,
  reader: Reader,
): Promise<UnitReferences> {
  const kinds = [...new Set(fieldsOfUnit(kind).flatMap((it) => it.unit ?? []))]
  const indexes = new Map<OrganisationUnitKind, ReturnType<typeof indexUnits>>()
  for (const it of kinds) indexes.set(it, indexUnits(await allUnits(tx, it, reader)))
  const namesMajor = fieldsOfUnit(kind).some((it) => it.type === 'national-major')
  const tables = [...new Set(fieldsOfUnit(kind).flatMap((it) => it.code ?? []))]
  const newest = new Map<CodeTableId, readonly CodeEntry[]>()
  for (const table of tables) newest.set(table, await newestEntries(tx, table))
  return {
    newest,
    nationalMajors: namesMajor ? await newestEntries(tx, 'nationalMajor') : [],
    find: (of, text) => {
      const index = indexes.get(of)
      return index?.byName.get(plainName(text)) ?? (index?.names.has(text) ? text : undefined)
    },
    name: (of, id) => indexes.get(of)?.names.get(id) ?? '',
  }
}

function indexUnits(units: readonly UnitRecord[]) {
  const byName = new Map<string, string>()
  // A name counts before another unit's code.
  for (const { id, values } of units) if (values['code']) byName.set(plainName(values['code']), id)
  for (const { id, values } of units) byName.set(plainName(values['name'] ?? ''), id)
  return { byName, names: new Map(units.map((it) => [it.id, it.values['name'] ?? ''])) }
}

/** Brackets and digits in full width, and blanks, are the same name. */
export const plainName = (text: string) => text.normalize('NFKC').replace(/\s/g, '').toUpperCase()

/** Values as people read them. */
export function textsOf(
  kind: OrganisationUnitKind,
  values: Readonly<Record<string, string>>,
  references: UnitReferences,
): Record<string, string> {
  const text = (value: string, field: ReturnType<typeof fieldsOfUnit>[number]) => {
    if (value === '') return ''
    if (field.unit) return references.name(field.unit, value)
    if (field.code) return nameOfCode(field.code, value, references.newest.get(field.code))
    return field.type === 'national-major'
      ? nationalMajorText(references.nationalMajors, value)
      : value
  }
  return Object.fromEntries(
    fieldsOfUnit(kind).map((field) => [field.name, text(values[field.name] ?? '', field)]),
  )
}
