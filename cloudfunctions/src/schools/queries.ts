import { sql, type Insertable } from 'kysely'
import type { Tx } from '../database/scope'
import type { Tables } from '../database/tables'

interface Filter {
  search?: string | undefined
  enabled?: boolean | undefined
}

export interface Administrator {
  account: string
  name: string
  enabled: boolean
}

const filtered = (tx: Tx, { search, enabled }: Filter) =>
  tx
    .selectFrom('school')
    .where('school.is_centre', '=', false)
    .$if(!!search, (query) => {
      const text = (search ?? '').replace(/[\\%_]/g, '\\$&')
      return query.where((eb) =>
        eb.or([eb('school.code', 'like', `${text}%`), eb('school.name', 'like', `%${text}%`)]),
      )
    })
    .$if(enabled !== undefined, (query) => query.where('school.enabled', '=', enabled ?? true))

const withAdministrators = (query: ReturnType<typeof filtered>) =>
  query.selectAll('school').select([
    sql<number>`(select count(*) from staff s where s.school_id = school.id)`.as('staff'),
    sql<Administrator[]>`(select coalesce(jsonb_agg(jsonb_build_object(
        'account', s.account, 'name', s.name, 'enabled', s.enabled) order by s.account), '[]')
      from staff s join role r on r.school_id = s.school_id and r.id = s.role_id
      where s.school_id = school.id and r.is_administrator)`.as('administrators'),
  ])

export function listSchools(
  tx: Tx,
  filter: Filter,
  page: { after?: string | undefined; limit: number },
) {
  return withAdministrators(filtered(tx, filter))
    .$if(page.after !== undefined, (query) => query.where('school.code', '>', page.after ?? ''))
    .orderBy('school.code')
    .limit(page.limit)
    .execute()
}

export async function countSchools(tx: Tx, filter: Filter): Promise<number> {
  const row = await filtered(tx, filter)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return row.count
}

export function findSchool(tx: Tx, id: string) {
  return withAdministrators(filtered(tx, {})).where('school.id', '=', id).executeTakeFirst()
}

export type SchoolRecord = NonNullable<Awaited<ReturnType<typeof findSchool>>>

export async function insertSchool(tx: Tx, row: Insertable<Tables['school']>) {
  await tx.insertInto('school').values(row).execute()
}

/** False when the version is no longer the one that was seen. */
export async function updateSchool(
  tx: Tx,
  at: { id: string; version: number },
  changes: Partial<Insertable<Tables['school']>>,
): Promise<boolean> {
  const result = await tx
    .updateTable('school')
    .set({ ...changes, version: at.version + 1 })
    .where('id', '=', at.id)
    .where('version', '=', at.version)
    .where('is_centre', '=', false)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/**
 * Ids of the schools whose demand changed.
 * @param id one school, or `all`
 */
export async function setDemand(tx: Tx, id: string, required: boolean): Promise<string[]> {
  const rows = await tx
    .updateTable('school')
    .set({ second_factor_by_centre: required })
    .where('is_centre', '=', false)
    .where('second_factor_by_centre', '!=', required)
    .$if(id !== 'all', (query) => query.where('id', '=', id))
    .returning('id')
    .execute()
  return rows.map((it) => it.id)
}

export function findAdministratorRole(tx: Tx, schoolId: string) {
  return tx
    .selectFrom('role')
    .select('id')
    .where('school_id', '=', schoolId)
    .where('is_administrator', '=', true)
    .orderBy('created_at')
    .executeTakeFirst()
}

export function findStaffByAccount(tx: Tx, schoolId: string, account: string) {
  return tx
    .selectFrom('staff')
    .innerJoin('role', (join) =>
      join.onRef('role.school_id', '=', 'staff.school_id').onRef('role.id', '=', 'staff.role_id'),
    )
    .select(['staff.id', 'role.is_administrator'])
    .where('staff.school_id', '=', schoolId)
    .where('staff.account', '=', account)
    .executeTakeFirst()
}
