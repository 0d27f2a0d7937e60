import { DomainError } from 'shared-types/errors'
import {
  defaultExportQuota,
  type ExportQuota,
} from 'shared-types/reports/exchange/export-approval-operations'
import { exportColumns } from 'shared-types/reports/exchange/export-columns'
import type { ReportFilter } from 'shared-types/reports/schemas'
import { recordAudit } from '../../audit/audit'
import { within, type Tx } from '../../database/scope'
import type { StaffActor } from '../../runtime/actor'
import { staffScope, type StaffContext } from '../../runtime/context'
import { formOfList } from '../form-settings'
import { countRows } from '../list-queries'
import { dayInShanghai } from '../reporting-window'

export const previewReportExport = (context: StaffContext, filter: ReportFilter) =>
  within(context.services.db, staffScope(context), async (tx) => {
    const { services, actor, now } = context
    const total = await countRows(tx, services.keys, actor, { ...filter, asOf: now })
    const quota = await readQuota(tx, actor.schoolId)
    const exportedToday = await countToday(tx, actor, now)
    const { fields } = await formOfList(tx, actor, filter)
    return {
      total,
      quota,
      exportedToday,
      needsApproval: isAbove(quota, total, exportedToday),
      columns: exportColumns(filter.kind, fields).map(({ name, label }) => ({ name, label })),
    }
  })

/**
 * Whether a second person has to agree. Holds the person's own record until the end of the transaction: of two exports
 * at once, the second counts the first. Throws `export-reason-required` when it needs a reason and has none.
 */
export async function mustBeApproved(
  tx: Tx,
  { actor, now }: StaffContext,
  total: number,
  reason: string | undefined,
): Promise<boolean> {
  await tx
    .selectFrom('staff')
    .select('id')
    .where('school_id', '=', actor.schoolId)
    .where('id', '=', actor.id)
    .forUpdate()
    .execute()
  const quota = await readQuota(tx, actor.schoolId)
  const today = await countToday(tx, actor, now)
  if (!isAbove(quota, total, today)) return false
  if (!reason)
    throw new DomainError('export-reason-required', {
      reason: `本次 ${total} 行，今天已导出 ${today} 行；单次限额 ${quota.rowsPerExport} 行，每日限额 ${quota.rowsPerDay} 行`,
    })
  return true
}

const isAbove = (quota: ExportQuota, total: number, today: number) =>
  total > quota.rowsPerExport || today + total > quota.rowsPerDay

/** Rows of what this person has taken out, or is taking out, since midnight in Shanghai. */
async function countToday(tx: Tx, actor: StaffActor, now: Date): Promise<number> {
  const midnight = new Date(`${dayInShanghai(now)}T00:00:00+08:00`)
  const row = await tx
    .selectFrom('report_export')
    .select((eb) => eb.fn.sum<string | null>('rows_total').as('rows'))
    .where('school_id', '=', actor.schoolId)
    .where('started_by', '=', actor.id)
    .where('started_at', '>=', midnight)
    .where('state', 'in', ['running', 'done', 'expired'])
    .executeTakeFirst()
  return Number(row?.rows ?? 0)
}

async function readQuota(tx: Tx, schoolId: string): Promise<ExportQuota> {
  const row = await tx
    .selectFrom('export_quota')
    .select(['rows_per_export as rowsPerExport', 'rows_per_day as rowsPerDay'])
    .where('school_id', '=', schoolId)
    .executeTakeFirst()
  return row ?? defaultExportQuota
}

export const getExportQuota = (context: StaffContext) =>
  within(context.services.db, staffScope(context), (tx) => readQuota(tx, context.actor.schoolId))

export const setExportQuota = (context: StaffContext, quota: ExportQuota) =>
  within(context.services.db, staffScope(context), async (tx) => {
    const { actor, now } = context
    const before = await readQuota(tx, actor.schoolId)
    const facts = {
      rows_per_export: quota.rowsPerExport,
      rows_per_day: quota.rowsPerDay,
      updated_by: actor.id,
      updated_at: now,
    }
    await tx
      .insertInto('export_quota')
      .values({ school_id: actor.schoolId, ...facts })
      .onConflict((it) => it.column('school_id').doUpdateSet(facts))
      .execute()
    await recordAudit(tx, context, [
      {
        schoolId: actor.schoolId,
        operation: 'reports.set-export-quota',
        kind: 'school',
        id: actor.schoolId,
        before: { ...before },
        after: { ...quota },
      },
    ])
    return quota
  })
