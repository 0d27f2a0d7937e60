import { sql, type Insertable } from 'kysely'
import type { Tx } from '../database/scope'
import type { Tables } from '../database/tables'

const withPower = (tx: Tx, schoolId: string) =>
  tx
    .selectFrom('role')
    .selectAll('role')
    .select([
      sql<number>`(select count(*) from staff s
        where s.school_id = role.school_id and s.role_id = role.id)`.as('members'),
      sql<string[]>`array(select major_id::text from role_major m
        where m.school_id = role.school_id and m.role_id = role.id)`.as('majors'),
    ])
    .where('role.school_id', '=', schoolId)

export function listRoles(tx: Tx, schoolId: string) {
  return withPower(tx, schoolId)
    .orderBy('role.is_administrator', 'desc')
    .orderBy('role.created_at')
    .orderBy('role.id')
    .execute()
}

export function findRole(tx: Tx, schoolId: string, id: string) {
  return withPower(tx, schoolId).where('role.id', '=', id).executeTakeFirst()
}

export type RoleRecord = NonNullable<Awaited<ReturnType<typeof findRole>>>

export async function insertRole(tx: Tx, row: Insertable<Tables['role']>) {
  await tx.insertInto('role').values(row).execute()
}

/** False when the version is no longer the one that was seen. */
export async function updateRole(
  tx: Tx,
  at: { school_id: string; id: string; version: number },
  changes: Partial<Omit<Insertable<Tables['role']>, 'functions'>> & { functions?: string[] },
): Promise<boolean> {
  const result = await tx
    .updateTable('role')
    .set({ ...changes, version: at.version + 1 })
    .where('school_id', '=', at.school_id)
    .where('id', '=', at.id)
    .where('version', '=', at.version)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

export async function deleteRole(
  tx: Tx,
  at: { school_id: string; id: string; version: number },
): Promise<boolean> {
  const result = await tx
    .deleteFrom('role')
    .where('school_id', '=', at.school_id)
    .where('id', '=', at.id)
    .where('version', '=', at.version)
    .executeTakeFirst()
  return result.numDeletedRows === 1n
}

export async function setMajors(
  tx: Tx,
  at: { school_id: string; id: string },
  majors: readonly string[],
) {
  await tx
    .deleteFrom('role_major')
    .where('school_id', '=', at.school_id)
    .where('role_id', '=', at.id)
    .execute()
  await sql`insert into role_major (school_id, role_id, major_id)
    select ${at.school_id}::uuid, ${at.id}::uuid, id from unnest(${[...new Set(majors)]}::uuid[]) as m (id)`.execute(
    tx,
  )
}

export function listMajors(tx: Tx, schoolId: string) {
  return tx
    .selectFrom('major')
    .innerJoin('department', (join) =>
      join
        .onRef('department.school_id', '=', 'major.school_id')
        .onRef('department.id', '=', 'major.department_id'),
    )
    .select([
      'major.id',
      'major.name',
      'major.created_at',
      'department.id as department_id',
      'department.name as department_name',
    ])
    .where('major.school_id', '=', schoolId)
    .orderBy('department.name')
    .orderBy('major.code')
    .execute()
}
