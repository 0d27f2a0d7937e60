import { sql, type Insertable } from 'kysely'
import type { Tx } from '../database/scope'
import type { Tables } from '../database/tables'

const withRole = (tx: Tx, schoolId: string) =>
  tx
    .selectFrom('staff')
    .innerJoin('role', (join) =>
      join.onRef('role.school_id', '=', 'staff.school_id').onRef('role.id', '=', 'staff.role_id'),
    )
    .leftJoin('second_factor', (join) =>
      join
        .onRef('second_factor.school_id', '=', 'staff.school_id')
        .onRef('second_factor.staff_id', '=', 'staff.id'),
    )
    .where('staff.school_id', '=', schoolId)

const columns = [
  'staff.school_id',
  'staff.id',
  'staff.account',
  'staff.name',
  'staff.role_id',
  'staff.remark',
  'staff.enabled',
  'staff.created_at',
  'staff.last_signed_in_at',
  'staff.must_change_password',
  'staff.version',
  'role.name as role_name',
  'role.level',
  'role.is_administrator',
  'second_factor.confirmed_at as second_factor_since',
] as const

interface Filter {
  search?: string | undefined
  roleId?: string | undefined
  enabled?: boolean | undefined
}

const filtered = (tx: Tx, schoolId: string, { search, roleId, enabled }: Filter) =>
  withRole(tx, schoolId)
    .$if(!!search, (query) => {
      const part = `%${(search ?? '').replace(/[\\%_]/g, '\\$&')}%`
      return query.where((eb) =>
        eb.or([eb('staff.account', 'like', part.toLowerCase()), eb('staff.name', 'like', part)]),
      )
    })
    .$if(!!roleId, (query) => query.where('staff.role_id', '=', roleId ?? ''))
    .$if(enabled !== undefined, (query) => query.where('staff.enabled', '=', enabled ?? true))

export function listStaff(
  tx: Tx,
  schoolId: string,
  filter: Filter,
  page: { after?: string | undefined; limit: number },
) {
  return filtered(tx, schoolId, filter)
    .select(columns)
    .$if(page.after !== undefined, (query) => query.where('staff.account', '>', page.after ?? ''))
    .orderBy('staff.account')
    .limit(page.limit)
    .execute()
}

export async function countStaff(tx: Tx, schoolId: string, filter: Filter): Promise<number> {
  const row = await filtered(tx, schoolId, filter)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return row.count
}

export function findStaff(tx: Tx, schoolId: string, id: string) {
  return withRole(tx, schoolId).select(columns).where('staff.id', '=', id).executeTakeFirst()
}

export type StaffRecord = NonNullable<Awaited<ReturnType<typeof findStaff>>>

export async function insertStaff(tx: Tx, row: Insertable<Tables['staff']>) {
  await tx.insertInto('staff').values(row).execute()
}

/** False when the version is no longer the one that was seen. */
export async function updateStaff(
  tx: Tx,
  at: { school_id: string; id: string; version: number },
  changes: Partial<Insertable<Tables['staff']>>,
): Promise<boolean> {
  const result = await tx
    .updateTable('staff')
    .set({ ...changes, version: at.version + 1 })
    .where('school_id', '=', at.school_id)
    .where('id', '=', at.id)
    .where('version', '=', at.version)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

export async function deleteUnused(
  tx: Tx,
  at: { school_id: string; id: string; version: number },
): Promise<boolean> {
  const result = await tx
    .deleteFrom('staff')
    .where('school_id', '=', at.school_id)
    .where('id', '=', at.id)
    .where('version', '=', at.version)
    .where('last_signed_in_at', 'is', null)
    .executeTakeFirst()
  return result.numDeletedRows === 1n
}

export async function findSecurity(tx: Tx, schoolId: string) {
  return tx
    .selectFrom('school')
    .select([
      'code',
      'require_second_factor',
      'second_factor_by_centre',
      sql<number>`(select count(*) from staff s where s.school_id = school.id and s.enabled)`.as(
        'members',
      ),
      sql<number>`(select count(*) from staff s join second_factor f on f.school_id = s.school_id
        and f.staff_id = s.id where s.school_id = school.id and s.enabled and f.confirmed_at is not null)`.as(
        'enrolled',
      ),
    ])
    .where('id', '=', schoolId)
    .executeTakeFirstOrThrow()
}

export async function setSecurity(tx: Tx, schoolId: string, requireSecondFactor: boolean) {
  await tx
    .updateTable('school')
    .set({ require_second_factor: requireSecondFactor })
    .where('id', '=', schoolId)
    .execute()
}
