import { DomainError } from 'shared-types/errors'
import { sql, type SqlBool } from 'kysely'
import type { Tx } from '../database/scope'

/**
 * Runs a change of roles or users and takes it back when afterwards nobody could manage users any more. Holds the
 * school's row meanwhile: of two managers who switch each other off at the same moment, the second is refused.
 */
export async function keepingManagers<T>(
  tx: Tx,
  schoolId: string,
  change: () => Promise<T>,
): Promise<T> {
  await tx.selectFrom('school').select('id').where('id', '=', schoolId).forUpdate().execute()
  const before = await countManagers(tx, schoolId)
  const result = await change()
  if (before > 0 && (await countManagers(tx, schoolId)) === 0)
    throw new DomainError('last-administrator')
  return result
}

async function countManagers(tx: Tx, schoolId: string): Promise<number> {
  const row = await tx
    .selectFrom('staff')
    .innerJoin('role', (join) =>
      join.onRef('role.school_id', '=', 'staff.school_id').onRef('role.id', '=', 'staff.role_id'),
    )
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('staff.school_id', '=', schoolId)
    .where('staff.enabled', '=', true)
    .where('role.enabled', '=', true)
    .where(
      sql<SqlBool>`(role.is_administrator or role.functions @> array['staff.edit', 'roles.edit'])`,
    )
    .executeTakeFirstOrThrow()
  return row.count
}
