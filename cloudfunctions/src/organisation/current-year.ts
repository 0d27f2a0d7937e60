import type { Tx } from '../database/scope'

/** The year that the centre declared current, otherwise the latest. */
export async function currentYear(tx: Tx): Promise<number> {
  const row = await tx
    .selectFrom('working_year')
    .select('year')
    .orderBy('is_current', 'desc')
    .orderBy('year', 'desc')
    .executeTakeFirst()
  return row?.year ?? new Date().getUTCFullYear()
}
