import { DomainError } from 'shared-types/errors'
import { exportColumns } from 'shared-types/reports/export-columns'
import {
  MOST_EXPORTED_ROWS,
  type ExportFormat,
  type ReportExport,
} from 'shared-types/reports/export-operations'
import type { ReportFilter } from 'shared-types/reports/schemas'
import type { ReportKindName } from 'shared-types/reports/workflow'
import { recordAudit } from '../../audit/audit'
import { within, type Tx } from '../../database/scope'
import { linkGenerated } from '../../files/generated-file'
import { insertJob } from '../../jobs/insert-job'
import { staffScope, type StaffContext } from '../../runtime/context'
import { newId } from '../../runtime/new-id'
import { countRows } from '../list-queries'
import * as queries from './queries'
import { mediaTypes } from './write-file'

const SHOWN = 20

interface Which {
  kind: ReportKindName
  id: string
}

export async function startReportExport(
  context: StaffContext,
  input: ReportFilter & { format: ExportFormat; columns: string[] },
): Promise<ReportExport> {
  const { services, actor, now } = context
  const { format, columns, ...filter } = input
  checkColumns(filter.kind, columns)
  return within(services.db, staffScope(context), async (tx) => {
    const total = await countRows(tx, services.keys, actor, filter)
    if (total === 0) throw new DomainError('batch-empty')
    if (total > MOST_EXPORTED_ROWS)
      throw new DomainError('too-many-rows', {
        reason: `共 ${total} 条，一次最多导出 ${MOST_EXPORTED_ROWS} 条，请缩小筛选范围`,
      })
    const record = await queries.insertExport(tx, {
      school_id: actor.schoolId,
      id: newId(),
      kind: filter.kind,
      year: filter.year,
      filter_sealed: services.keys.seal(JSON.stringify(filter)),
      format,
      columns: JSON.stringify(columns),
      state: 'running',
      rows_total: total,
      started_by: actor.id,
      started_at: now,
    })
    await insertJob(tx, {
      schoolId: actor.schoolId,
      kind: 'export-reports',
      payload: { exportId: record.id },
      requestedBy: actor.id,
      now,
    })
    await audit(tx, context, 'reports.start-export', record, { total, format, columns })
    return present(record)
  })
}

function checkColumns(kind: ReportKindName, columns: readonly string[]): void {
  const known = new Set(exportColumns(kind).map((it) => it.name))
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

export const stopReportExport = (context: StaffContext, which: Which): Promise<ReportExport> =>
  within(context.services.db, staffScope(context), async (tx) => {
    const held = await queries.lockExport(tx, await getOwn(tx, context, which))
    if (held?.state !== 'running') throw new DomainError('action-not-allowed')
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

const audit = (
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

const present = (row: queries.ExportRecord): ReportExport => ({
  id: row.id,
  kind: row.kind as ReportKindName,
  year: row.year,
  format: row.format as ExportFormat,
  state: row.state as ReportExport['state'],
  stopReason: row.stop_reason,
  progress: { done: row.rows_done, total: row.rows_total },
  startedAt: row.started_at.toISOString(),
  finishedAt: row.finished_at?.toISOString() ?? null,
})
