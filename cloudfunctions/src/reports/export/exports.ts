import { DomainError } from 'shared-types/errors'
import { exportColumns } from 'shared-types/reports/exchange/export-columns'
import {
  MOST_EXPORTED_ROWS,
  type CutColumn,
  type ExportFormat,
  type ReportExport,
} from 'shared-types/reports/exchange/export-operations'
import type { ReportFilter } from 'shared-types/reports/schemas'
import type { ReportKindName } from 'shared-types/reports/workflow'
import { recordAudit } from '../../audit/audit'
import { within, type Tx } from '../../database/scope'
import { linkGenerated } from '../../files/generated-file'
import { insertJob } from '../../jobs/insert-job'
import { staffScope, type StaffContext } from '../../runtime/context'
import { newId } from '../../runtime/new-id'
import { formOfList } from '../form-settings'
import { countRows } from '../list-queries'
import * as queries from './queries'
import { mustBeApproved } from './quota'
import { mediaTypes } from './write-file'

const SHOWN = 20

interface Wish {
  format: ExportFormat
  columns: string[]
  reason?: string | undefined
}

interface Which {
  kind: ReportKindName
  id: string
}

export async function startReportExport(
  context: StaffContext,
  input: ReportFilter & Wish,
): Promise<ReportExport> {
  const { services, actor, now } = context
  const { format, columns, reason, ...filter } = input
  return within(services.db, staffScope(context), async (tx) => {
    await checkColumns(tx, context, filter, columns)
    const total = await countRows(tx, services.keys, actor, { ...filter, asOf: now })
    if (total === 0) throw new DomainError('batch-empty')
    if (total > MOST_EXPORTED_ROWS)
      throw new DomainError('too-many-rows', {
        reason: `共 ${total} 条，一次最多导出 ${MOST_EXPORTED_ROWS} 条，请缩小筛选范围`,
      })
    const waits = await mustBeApproved(tx, context, total, reason)
    const record = await queries.insertExport(tx, {
      school_id: actor.schoolId,
      id: newId(),
      kind: filter.kind,
      year: filter.year,
      filter_sealed: services.keys.seal(JSON.stringify(filter)),
      format,
      columns: JSON.stringify(columns),
      state: waits ? 'waiting' : 'running',
      rows_total: total,
      started_by: actor.id,
      started_by_name: actor.name,
      started_at: now,
      reason: waits ? (reason ?? null) : null,
    })
    if (!waits) await startJob(tx, record, now)
    const { state } = record
    await audit(tx, context, 'reports.start-export', record, { total, format, columns, state })
    return present(record)
  })
}

/** What the filter shows now may be more than it was: the quota is asked again. */
export async function repeatReportExport(
  context: StaffContext,
  { reason, ...which }: Which & { reason?: string | undefined },
): Promise<ReportExport> {
  const { services } = context
  const former = await within(services.db, staffScope(context), (tx) => getOwn(tx, context, which))
  const filter = JSON.parse(services.keys.open(former.filter_sealed)) as ReportFilter
  return startReportExport(context, {
    ...filter,
    format: former.format as ExportFormat,
    columns: former.columns as string[],
    reason: reason ?? former.reason ?? undefined,
  })
}

/** In the name of whoever asked for it. */
export const startJob = (tx: Tx, record: queries.ExportRecord, now: Date) =>
  insertJob(tx, {
    schoolId: record.school_id,
    kind: 'export-reports',
    payload: { exportId: record.id },
    requestedBy: record.started_by,
    now,
  })

async function checkColumns(
  tx: Tx,
  { actor }: StaffContext,
  filter: ReportFilter,
  columns: readonly string[],
): Promise<void> {
  const { fields } = await formOfList(tx, actor, filter)
  const known = new Set(exportColumns(filter.kind, fields).map((it) => it.name))
  const unknown = columns.filter((it) => !known.has(it))
  if (unknown.length > 0)
    throw new DomainError('invalid-input', {
      problems: unknown.map((field) => ({ field, message: '没有这一列，请刷新后重新选择' })),
    })
}

export const listReportExports = (
  context: StaffContext,
  { kind, year }: { kind: ReportKindName; year: number },
) =>
  within(context.services.db, staffScope(context), async (tx) => {
    const rows = await queries
      .ownExports(tx, context.actor, kind)
      .where('year', '=', year)
      .orderBy('started_at', 'desc')
      .limit(SHOWN)
      .execute()
    return { exports: rows.map(present) }
  })

export async function linkReportExport(context: StaffContext, which: Which) {
  const { services, actor } = context
  const file = await within(services.db, staffScope(context), async (tx) => {
    const record = await getOwn(tx, context, which)
    if (isExpired(record, context.now)) throw new DomainError('export-expired')
    if (record.state !== 'done' || !record.file_id) throw new DomainError('action-not-allowed')
    await audit(tx, context, 'reports.link-export', record, { rows: record.rows_done })
    return tx
      .selectFrom('file')
      .select(['id', 'path', 'name'])
      .where('school_id', '=', record.school_id)
      .where('id', '=', record.file_id)
      .executeTakeFirstOrThrow()
      .then((it) => ({ ...it, format: record.format as ExportFormat }))
  })
  const url = await linkGenerated(services, actor, { ...file, mediaType: mediaTypes[file.format] })
  return { url, name: file.name }
}

const isExpired = ({ state, expires_at }: queries.ExportRecord, now: Date) =>
  state === 'expired' || (expires_at !== null && expires_at < now)

/** Also takes back what still waits for consent. */
export const stopReportExport = (context: StaffContext, which: Which): Promise<ReportExport> =>
  within(context.services.db, staffScope(context), async (tx) => {
    const held = await queries.lockExport(tx, await getOwn(tx, context, which))
    if (held?.state !== 'running' && held?.state !== 'waiting')
      throw new DomainError('action-not-allowed')
    const stopped = await queries.updateExport(tx, held, {
      state: 'stopped',
      stop_reason: '您取消了本次导出',
      finished_at: context.now,
    })
    await audit(tx, context, 'reports.stop-export', held, { state: 'stopped' })
    return present(stopped)
  })

async function getOwn(tx: Tx, { actor }: StaffContext, { kind, id }: Which) {
  const record = await queries.ownExports(tx, actor, kind).where('id', '=', id).executeTakeFirst()
  if (!record) throw new DomainError('not-found')
  return record
}

export const audit = (
  tx: Tx,
  context: StaffContext,
  operation: string,
  { school_id, id, kind, year }: queries.ExportRecord,
  after: object,
) =>
  recordAudit(tx, context, [
    {
      schoolId: school_id,
      operation,
      kind: 'report-export',
      id,
      after: { kind, year, ...after },
    },
  ])

export const present = (row: queries.ExportRecord): ReportExport => ({
  id: row.id,
  kind: row.kind as ReportKindName,
  year: row.year,
  format: row.format as ExportFormat,
  columns: row.columns as string[],
  state: row.state as ReportExport['state'],
  stopReason: row.stop_reason,
  progress: { done: row.rows_done, total: row.rows_total },
  startedBy: row.started_by_name,
  startedAt: row.started_at.toISOString(),
  finishedAt: row.finished_at?.toISOString() ?? null,
  expiresAt: row.expires_at?.toISOString() ?? null,
  reason: row.reason,
  cuts: row.cuts as CutColumn[],
  decision: row.decided_at && {
    by: row.decided_by_name ?? '',
    at: row.decided_at.toISOString(),
    opinion: row.decision_opinion,
  },
})
