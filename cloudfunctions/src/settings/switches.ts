import { DomainError } from 'shared-types/errors'
import { reportKindNames, type ReportKindName } from 'shared-types/reports/workflow'
import { recordAudit } from '../audit/audit'
import { within, type Tx } from '../database/scope'
import { decideWindow } from '../reports/reporting-window'
import { staffScope, type StaffContext } from '../runtime/context'

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
}

export const setSwitch = (
  context: StaffContext,
  { year, kind, isOpen, opensOn, closesOn }: Decision,
): Promise<Record<string, never>> =>
  inScope(context, async (tx) => {
    const { schoolId } = context.actor
    if (opensOn && closesOn && opensOn > closesOn) {
      const message = '截止日期不能早于开始日期'
      throw new DomainError('fields-invalid', { problems: [{ field: 'closesOn', message }] })
    }
    const known = await tx
      .selectFrom('working_year')
      .select('year')
      .where('year', '=', year)
      .executeTakeFirst()
    if (!known) throw new DomainError('not-found')
    const before = (await listRows(tx, schoolId, year)).find(
      (it) => it.kind === kind && it.school_id === schoolId,
    )
    const facts = { is_open: isOpen, opens_on: opensOn, closes_on: closesOn }
    await tx
      .insertInto('reporting_switch')
      .values({ school_id: schoolId, year, kind, ...facts })
      .onConflict((it) => it.columns(['school_id', 'year', 'kind']).doUpdateSet(facts))
      .execute()
    await recordAudit(tx, context, [
      {
        schoolId,
        operation: 'settings.set-switch',
        kind: 'reporting-switch',
        id: null,
        ...(before && { before: { year, kind, ...present(before) } }),
        after: { year, kind, isOpen, opensOn, closesOn },
      },
    ])
    return {}
  })

const listRows = (tx: Tx, schoolId: string, year: number) =>
  tx
    .selectFrom('reporting_switch')
    .innerJoin('school', 'school.id', 'reporting_switch.school_id')
    .selectAll('reporting_switch')
    .select('school.is_centre')
    .where('reporting_switch.year', '=', year)
    .where((eb) => eb.or([eb('school.is_centre', '=', true), eb('school.id', '=', schoolId)]))
    .execute()

const present = (row: Awaited<ReturnType<typeof listRows>>[number] | undefined) =>
  row ? { isOpen: row.is_open, opensOn: row.opens_on, closesOn: row.closes_on } : null
