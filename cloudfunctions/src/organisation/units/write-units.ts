import { sql } from 'kysely'
import type { OrganisationUnitKind } from 'shared-types/organisation/unit-fields'
import type { Tx } from '../../database/scope'
import { columnsOf } from './columns'

const CHUNK = 1000

export interface NewUnit {
  id: string
  values: Record<string, string>
}
export interface ChangedUnit extends NewUnit {
  /** The one that was read. */
  version: number
}

const names = (kind: OrganisationUnitKind) =>
  sql.join(columnsOf(kind).map(([, { name }]) => sql.ref(name)))
const typed = (kind: OrganisationUnitKind) =>
  sql.join(columnsOf(kind).map(([, { name, type }]) => sql`${sql.ref(name)} ${sql.raw(type)}`))

/** An empty reference is none; an empty text is an empty text. */
const rowOf = (kind: OrganisationUnitKind, unit: NewUnit) => ({
  ...unit,
  ...Object.fromEntries(
    columnsOf(kind).map(([field, { name, type }]) => {
      const value = unit.values[field] ?? ''
      return [name, value === '' && type !== 'text' ? null : value]
    }),
  ),
})

export async function insertUnits(
  tx: Tx,
  kind: OrganisationUnitKind,
  schoolId: string,
  units: readonly NewUnit[],
): Promise<void> {
  for (const part of chunks(units)) {
    const records = JSON.stringify(part.map((it) => rowOf(kind, it)))
    await sql`insert into ${sql.table(kind)} (school_id, id, ${names(kind)})
      select ${schoolId}::uuid, id, ${names(kind)}
      from jsonb_to_recordset(${records}::jsonb) as r (id uuid, ${typed(kind)})`.execute(tx)
  }
}

/** How many were still as they were read; the others are left alone. */
export async function updateUnits(
  tx: Tx,
  kind: OrganisationUnitKind,
  schoolId: string,
  units: readonly ChangedUnit[],
): Promise<number> {
  let updated = 0
  const assignments = sql.join(
    columnsOf(kind).map(([, { name }]) => sql`${sql.ref(name)} = r.${sql.ref(name)}`),
  )
  for (const part of chunks(units)) {
    const records = JSON.stringify(part.map((it) => rowOf(kind, it)))
    const result = await sql`update ${sql.table(kind)} u set ${assignments}, version = u.version + 1
      from jsonb_to_recordset(${records}::jsonb) as r (id uuid, version int, ${typed(kind)})
      where u.school_id = ${schoolId} and u.id = r.id and u.version = r.version`.execute(tx)
    updated += Number(result.numAffectedRows)
  }
  return updated
}

function* chunks<T>(all: readonly T[]): Generator<readonly T[]> {
  for (let from = 0; from < all.length; from += CHUNK) yield all.slice(from, from + CHUNK)
}
