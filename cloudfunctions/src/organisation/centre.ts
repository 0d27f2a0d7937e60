import type { Tx } from '../database/scope'

/** undefined before the province is set up. */
export async function findCentreId(tx: Tx): Promise<string | undefined> {
  const row = await tx
    .selectFrom('school')
    .select('id')
    .where('is_centre', '=', true)
    .executeTakeFirst()
  return row?.id
}

/** The provincial centre's own tenant: what belongs to no school is recorded there. */
export async function getCentreId(tx: Tx): Promise<string> {
  const id = await findCentreId(tx)
  if (!id) throw new Error('there is no centre')
  return id
}
