import { DomainError } from 'shared-types/errors'
import { recordAudit } from '../audit/audit'
import { within, type Tx } from '../database/scope'
import { staffScope, type StaffContext } from '../runtime/context'
import { refuseTaken } from '../runtime/unique'

const inProvince = <T>(context: StaffContext, work: (tx: Tx) => Promise<T>): Promise<T> =>
  within(context.services.db, staffScope(context), work)

export const addYear = (context: StaffContext, { year }: { year: number }) =>
  inProvince(context, async (tx) => {
    await refuseTaken('year', `工作年份 ${year} 已存在`, () =>
      tx.insertInto('working_year').values({ year }).execute(),
    )
    await audit(tx, context, 'settings.add-year', { year })
    return read(tx)
  })

/** The default of everybody's year switch from the next sign-in on. */
export const setCurrentYear = (context: StaffContext, { year }: { year: number }) =>
  inProvince(context, async (tx) => {
    const before = await read(tx)
    if (!before.years.includes(year)) throw new DomainError('not-found')
    // One after the other: at no moment may two be current.
    await tx
      .updateTable('working_year')
      .set({ is_current: false })
      .where('is_current', '=', true)
      .execute()
    await tx
      .updateTable('working_year')
      .set({ is_current: true })
      .where('year', '=', year)
      .execute()
    await audit(tx, context, 'settings.set-current-year', { year, former: before.currentYear })
    return read(tx)
  })

async function read(tx: Tx) {
  const rows = await tx.selectFrom('working_year').selectAll().orderBy('year', 'desc').execute()
  return {
    years: rows.map((it) => it.year),
    currentYear: rows.find((it) => it.is_current)?.year ?? null,
  }
}

async function audit(
  tx: Tx,
  context: StaffContext,
  operation: string,
  after: Record<string, number | null>,
): Promise<void> {
  const { schoolId } = context.actor
  await recordAudit(tx, context, [{ schoolId, operation, kind: 'working-year', id: null, after }])
}
