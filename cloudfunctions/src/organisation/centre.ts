import type { Tx } from '../database/scope'

/** The provincial centre's own tenant: what belongs to no school is recorded there. */
export async function getCentreId(tx: Tx): Promise<string> {
  const row = await tx
    .selectFrom('school')
    .select('id')
    .where('is_centre', '=', true)
    .executeTakeFirstOrThrow()
  return row.id
}
