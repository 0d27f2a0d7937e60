import { DomainError } from 'shared-types/errors'
import type { Tx } from '../database/scope'

/** Whether the centre has opened this 工作年份. */
export async function hasYear(tx: Tx, year: number): Promise<boolean> {
  const row = await tx
    .selectFrom('working_year')
    .select('year')
    .where('year', '=', year)
    .executeTakeFirst()
  return row !== undefined
}

/** Throws `not-found` for a year that there is not. */
export async function requireYear(tx: Tx, year: number): Promise<void> {
  if (!(await hasYear(tx, year))) throw new DomainError('not-found')
}
