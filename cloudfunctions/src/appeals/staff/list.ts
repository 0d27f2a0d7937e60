import type { Appeal, AppealFilter, AppealRow } from 'shared-types/appeals/schemas'
import { DomainError } from 'shared-types/errors'
import { recordAudit } from '../../audit/audit'
import { within, type Tx } from '../../database/scope'
import { staffScope, type StaffContext } from '../../runtime/context'
import { isId } from '../../runtime/new-id'
import { presentAppeal, presentFacts } from '../present'
import * as queries from '../queries'
import type { AppealRecord } from '../record'
import { listStaffFor } from './colleagues'
import * as lists from './list-queries'
import { listRollMatches } from './records-on-roll'

export async function listAppeals(
  context: StaffContext,
  input: AppealFilter & { after?: string | undefined; limit: number },
) {
  const { services } = context
  const { after, limit, ...filter } = input
  const cursor = after ? readCursor(after) : undefined
  return within(services.db, staffScope(context), async (tx) => {
    const rows = await lists.listRows(tx, context, filter, cursor, limit + 1)
    const page = rows.slice(0, limit)
    const last = page.at(-1)
    return {
      rows: page.map((row) => presentRow(context, row)),
      next: rows.length > limit && last ? `${last.list_order}_${last.id}` : null,
      total: (await lists.countRows(tx, context, filter)).total,
    }
  })
}

function readCursor(text: string): lists.Cursor {
  const [order = '', id = ''] = text.split('_')
  if (!/^\d+(\.\d+)?$/.test(order) || !isId(id)) throw new DomainError('invalid-input')
  return { order: Number(order), id }
}

function presentRow(
  { services, now }: StaffContext,
  row: Awaited<ReturnType<typeof lists.listRows>>[number],
): AppealRow {
  return {
    ...presentFacts(row, now),
    name: services.keys.open(row.name_sealed),
    maskedIdNumber: row.id_number_tail,
    studentNumber: row.student_number,
    majorName: row.major_name,
    bound: row.student_id !== null,
    assignedTo: row.assigned_name,
  }
}

/** The home page's card, and the list it leads to: the same filter. */
export async function countPending(context: StaffContext) {
  const filter = { mine: true, unanswered: true }
  const { total, overdue } = await within(context.services.db, staffScope(context), (tx) =>
    lists.countRows(tx, context, filter),
  )
  return { pending: total, overdue }
}

export async function getAppeal(context: StaffContext, { id }: { id: string }): Promise<Appeal> {
  return within(context.services.db, staffScope(context), async (tx) => {
    const row = await queries.findAppeal(tx, context.actor, id)
    if (!row) throw new DomainError('not-found')
    return presentForStaff(tx, context, row)
  })
}

export async function presentForStaff(
  tx: Tx,
  context: StaffContext,
  row: AppealRecord,
): Promise<Appeal> {
  const assignee = row.assigned_to
    ? await queries.findStaffName(tx, row.school_id, row.assigned_to)
    : undefined
  return {
    ...(await presentAppeal(tx, context, row, context.actor)),
    assignedTo: assignee ?? null,
    records: await listRollMatches(tx, context, row),
  }
}

/** Shown to compare a wrong digit with the roll; who looked is on record. */
export async function readIdNumber(context: StaffContext, { id }: { id: string }) {
  const { services, actor } = context
  return within(services.db, staffScope(context), async (tx) => {
    const row = await queries.findAppeal(tx, actor, id)
    if (!row) throw new DomainError('not-found')
    await recordAudit(tx, context, [
      { schoolId: row.school_id, operation: 'appeals.read-id-number', kind: 'appeal', id },
    ])
    return { idNumber: services.keys.open(row.id_number_sealed) }
  })
}

export async function listColleagues(context: StaffContext, { id }: { id: string }) {
  const { services, actor } = context
  return within(services.db, staffScope(context), async (tx) => {
    const row = await queries.findAppeal(tx, actor, id)
    if (!row) throw new DomainError('not-found')
    const staff = await listStaffFor(tx, row)
    return { colleagues: staff.filter((it) => it.id !== actor.id) }
  })
}
