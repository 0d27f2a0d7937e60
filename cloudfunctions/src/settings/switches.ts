import { DomainError } from 'shared-types/errors'
import { reportKindNames, type ReportKindName } from 'shared-types/reports/workflow'
import { recordAudit } from '../audit/audit'
import { within, type Tx } from '../database/scope'
import { decideWindow } from '../reports/reporting-window'
import { staffScope, type StaffContext } from '../runtime/context'
import { requireYear } from './known-year'

const inScope = <T>(context: StaffContext, work: (tx: Tx) => Promise<T>): Promise<T> =>
  within(context.services.db, staffScope(context), work)

export const listSwitches = (context: StaffContext, { year }: { year: number }) =>
  inScope(context, async (tx) => {
    const rows = await listRows(tx, context.actor.schoolId, year)
    return {
      switches: reportKindNames.map((kind) => {
        const centre = rows.find((it) => it.kind === kind && it.is_centre)
        const school = rows.find((it) => it.kind === kind && !it.is_centre)
        const { open, closedReason } = decideWindow(centre, school, context.now)
        return {
          kind,
          centre: present(centre),
          school: present(school),
          openNow: open,
          closedReason,
        }
      }),
    }
  })

interface Decision {
  year: number
  kind: ReportKindName
  isOpen: boolean
  opensOn: string | null
  closesOn: string | null
  version: number | null
}

export const setSwitch = (
  context: StaffContext,
  { version, ...decision }: Decision,
): Promise<{ version: number }> =>
  inScope(context, async (tx) => {
    const { schoolId } = context.actor
    const { year, kind, opensOn, closesOn } = decision
    if (opensOn && closesOn && opensOn > closesOn) {
      const message = '截止日期不能早于开始日期'
      throw new DomainError('fields-invalid', { problems: [{ field: 'closesOn', message }] })
    }
    await requireYear(tx, year)
    const before = (await listRows(tx, schoolId, year)).find(
      (it) => it.kind === kind && it.school_id === schoolId,
    )
    const stored = await store(tx, schoolId, decision, version)
    if (!stored) throw new DomainError('changed-elsewhere')
    await recordAudit(tx, context, [
      {
        schoolId,
        operation: 'settings.set-switch',
        kind: 'reporting-switch',
        id: null,
        ...(before && { before: { year, kind, ...factsOf(before) } }),
        after: { ...decision },
      },
    ])
    return stored
  })

/** Undefined when it is no longer what was seen: of two first decisions, too, only one counts. */
function store(tx: Tx, schoolId: string, decision: Omit<Decision, 'version'>, seen: number | null) {
  const { year, kind } = decision
  const facts = {
    is_open: decision.isOpen,
    opens_on: decision.opensOn,
    closes_on: decision.closesOn,
  }
  if (seen === null)
    return tx
      .insertInto('reporting_switch')
      .values({ school_id: schoolId, year, kind, ...facts })
      .onConflict((it) => it.columns(['school_id', 'year', 'kind']).doNothing())
      .returning('version')
      .executeTakeFirst()
  return tx
    .updateTable('reporting_switch')
    .set({ ...facts, version: seen + 1 })
    .where('school_id', '=', schoolId)
    .where('year', '=', year)
    .where('kind', '=', kind)
    .where('version', '=', seen)
    .returning('version')
    .executeTakeFirst()
}

const listRows = (tx: Tx, schoolId: string, year: number) =>
  tx
    .selectFrom('reporting_switch')
    .innerJoin('school', 'school.id', 'reporting_switch.school_id')
    .selectAll('reporting_switch')
    .select('school.is_centre')
    .where('reporting_switch.year', '=', year)
    .where((eb) => eb.or([eb('school.is_centre', '=', true), eb('school.id', '=', schoolId)]))
    .execute()

type Row = Awaited<ReturnType<typeof listRows>>[number]

const present = (row: Row | undefined) => (row ? { ...factsOf(row), version: row.version } : null)

const factsOf = (row: Row) => ({
  isOpen: row.is_open,
  opensOn: row.opens_on,
  closesOn: row.closes_on,
})
