import { sql, type RawBuilder } from 'kysely'
import type { OrganisationUnitKind } from 'shared-types/organisation/unit-fields'
import type { Tx } from '../../database/scope'
import type { StaffActor } from '../../runtime/actor'
import { columnsOf, withinColumn } from './columns'

/** Values by the names of the contract's fields, '' where there is none. */
export interface UnitRecord {
  id: string
  version: number
  values: Record<string, string>
}

const select = (kind: OrganisationUnitKind) =>
  sql`select id, version, ${sql.join(
    columnsOf(kind).map(([field, { name }]) => sql`${sql.ref(name)} as ${sql.ref(field)}`),
  )} from ${sql.table(kind)}`

/** Of majors and classes only those that the reader's role covers. */
function visible(kind: OrganisationUnitKind, { schoolId, majors }: Reader): RawBuilder<unknown> {
  const ofSchool = sql`school_id = ${schoolId}`
  if (majors === 'all' || kind === 'department' || kind === 'campus') return ofSchool
  return sql`${ofSchool} and ${sql.ref(kind === 'major' ? 'id' : 'major_id')} = any(${[...majors]}::uuid[])`
}

export type Reader = Pick<StaffActor, 'schoolId' | 'majors'>

type Raw = { id: string; version: number } & Record<string, string | number | null>

const present = ({ id, version, ...values }: Raw): UnitRecord => ({
  id,
  version,
  values: Object.fromEntries(
    Object.entries(values).map(([field, value]) => [field, value === null ? '' : String(value)]),
  ),
})

interface Filter {
  search?: string | undefined
  within?: string | undefined
}

function filtered(kind: OrganisationUnitKind, reader: Reader, { search, within }: Filter) {
  const part = `%${(search ?? '').replace(/[\\%_]/g, '\\$&')}%`
  const byText =
    kind === 'major' ? sql`(name like ${part} or code like ${part})` : sql`name like ${part}`
  const column = withinColumn[kind]
  const conditions = [
    visible(kind, reader),
    ...(search ? [byText] : []),
    ...(within ? [column ? sql`${sql.ref(column)} = ${within}` : sql`false`] : []),
  ]
  return sql.join(conditions, sql` and `)
}

export async function listUnits(
  tx: Tx,
  kind: OrganisationUnitKind,
  reader: Reader,
  filter: Filter,
  page: { after?: { name: string; id: string } | undefined; limit: number },
): Promise<UnitRecord[]> {
  const after = page.after
    ? sql`and (name, id) > (${page.after.name}, ${page.after.id}::uuid)`
    : sql``
  const { rows } = await sql<Raw>`${select(kind)} where ${filtered(kind, reader, filter)} ${after}
    order by name, id limit ${page.limit}`.execute(tx)
  return rows.map(present)
}

export async function countUnits(
  tx: Tx,
  kind: OrganisationUnitKind,
  reader: Reader,
  filter: Filter,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.table(kind)}
    where ${filtered(kind, reader, filter)}`.execute(tx)
  return rows[0]?.count ?? 0
}

export async function findUnit(
  tx: Tx,
  kind: OrganisationUnitKind,
  reader: Reader,
  id: string,
): Promise<UnitRecord | undefined> {
  const { rows } = await sql<Raw>`${select(kind)}
    where ${visible(kind, reader)} and id = ${id}`.execute(tx)
  return rows[0] && present(rows[0])
}

/** All of a kind that the reader may see: for references and for judging an import. */
export async function allUnits(
  tx: Tx,
  kind: OrganisationUnitKind,
  reader: Reader,
): Promise<UnitRecord[]> {
  const { rows } = await sql<Raw>`${select(kind)} where ${visible(kind, reader)}
    order by name`.execute(tx)
  return rows.map(present)
}

export async function deleteUnit(
  tx: Tx,
  kind: OrganisationUnitKind,
  at: { schoolId: string; id: string; version: number },
): Promise<boolean> {
  const result = await sql`delete from ${sql.table(kind)}
    where school_id = ${at.schoolId} and id = ${at.id} and version = ${at.version}`.execute(tx)
  return result.numAffectedRows === 1n
}
