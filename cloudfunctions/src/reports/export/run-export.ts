import { createHash, randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { ExportFormat } from 'shared-types/reports/export-operations'
import { exportColumns } from 'shared-types/reports/export-columns'
import { reportKinds } from 'shared-types/reports/report-kinds'
import type { ReportFilter } from 'shared-types/reports/schemas'
import type { ReportKindName } from 'shared-types/reports/workflow'
import * as z from 'zod'
import { findStaffActor } from '../../accounts/identify-staff'
import { recordAudit } from '../../audit/audit'
import { within, type Tx } from '../../database/scope'
import { inTemporaryFolder } from '../../files/temporary-folder'
import type { JobHandler, JobRun } from '../../jobs/drain'
import { holdsJob } from '../../jobs/hold'
import type { StaffActor } from '../../runtime/actor'
import { staffScope, type StaffContext } from '../../runtime/context'
import { newId } from '../../runtime/new-id'
import { dayInShanghai } from '../reporting-window'
import * as queries from './queries'
import { rowValues } from './row-values'
import { mediaTypes, writers } from './write-file'

const Payload = z.object({ exportId: z.uuid() })
const PAGE = 1000

/** It was cancelled, another worker has taken over, or the permission is gone. */
class ExportEnded extends Error {
  override name = 'ExportEnded'
}

/** Writes the whole file again after a kill: nothing of it exists until it is stored, once, with the end of the job. */
export const runReportExport: JobHandler = async (run) => {
  const { exportId } = Payload.parse(run.job.payload)
  const at = { school_id: run.job.school_id, id: exportId }
  try {
    const record = await within(run.services.db, { role: 'system' }, (tx) =>
      queries.findExport(tx, at),
    )
    if (record?.state === 'running') await writeExport(run, record)
  } catch (error) {
    if (!(error instanceof ExportEnded)) throw error
  }
}

async function writeExport(run: JobRun, record: queries.ExportRecord): Promise<void> {
  const kind = record.kind as ReportKindName
  const format = record.format as ExportFormat
  const chosen = new Set(record.columns as string[])
  const columns = exportColumns(kind).filter((it) => chosen.has(it.name))
  const progress = { rows: 0 }
  const wording = format === 'dbf' ? 'codes' : 'names'
  const rows = readRows(run, record, (row) => {
    progress.rows++
    return rowValues(run.services.keys, kind, row, columns, wording)
  })
  await inTemporaryFolder(async (folder) => {
    const file = path.join(folder, 'export')
    const title = reportKinds[kind].label
    await writers[format](file, { title, columns, rows, notes: await notesOf(run, record) })
    await store(run, record, await readFile(file), progress.rows)
  })
}

/** Page by page, each time with the permissions of that moment. */
async function* readRows(
  run: JobRun,
  record: queries.ExportRecord,
  each: (row: queries.ExportRow) => string[],
): AsyncIterable<string[]> {
  const { keys } = run.services
  const filter = JSON.parse(keys.open(record.filter_sealed)) as ReportFilter
  let after: string | undefined
  for (let done = 0; ;) {
    const page = await whileHeld(run, record, async (tx, { actor }) => {
      await queries.updateExport(tx, record, { rows_done: done })
      return queries.exportPage(tx, keys, actor, filter, { after, limit: PAGE })
    })
    yield* page.map(each)
    if (page.length < PAGE) return
    done += page.length
    after = page.at(-1)?.id
  }
}

/** Throws ExportEnded when it is no longer ours; without the permission the export is stopped first. */
async function whileHeld<T>(
  run: JobRun,
  record: queries.ExportRecord,
  inside: (tx: Tx, context: StaffContext) => Promise<T>,
): Promise<T> {
  run.signal.throwIfAborted()
  const { services, job } = run
  const actor = await within(services.db, { role: 'system' }, (tx) =>
    findStaffActor(tx, job.school_id, job.requested_by),
  )
  if (!actor?.functions.has(`${record.kind as ReportKindName}.export`)) {
    await stop(run, record)
    throw new ExportEnded()
  }
  const context = contextOf(run, actor)
  return within(services.db, staffScope(context), async (tx) => {
    const held = await queries.lockExport(tx, record)
    if (held?.state !== 'running' || !(await holdsJob(tx, job))) throw new ExportEnded()
    return inside(tx, context)
  })
}

const stop = (run: JobRun, record: queries.ExportRecord) =>
  within(run.services.db, { role: 'system' }, async (tx) => {
    const held = await queries.lockExport(tx, record)
    if (held?.state !== 'running') return
    await queries.updateExport(tx, record, {
      state: 'stopped',
      stop_reason: '您已没有导出的权限，本次导出已停止',
      finished_at: new Date(),
    })
  })

/** The bytes first, then everything that says they exist, in one transaction. */
async function store(run: JobRun, record: queries.ExportRecord, bytes: Buffer, rows: number) {
  const format = record.format as ExportFormat
  const storedAt = `generated/${randomUUID()}`
  await run.services.storage.put(storedAt, bytes)
  await whileHeld(run, record, async (tx, context) => {
    const fileId = newId()
    await tx
      .insertInto('file')
      .values({
        school_id: record.school_id,
        id: fileId,
        purpose: 'generated',
        owner_kind: 'staff',
        owner_id: record.started_by,
        permission: `${record.kind}.export`,
        name: nameOf(record, context.now),
        path: storedAt,
        size: bytes.length,
        media_type: mediaTypes[format],
        sha256: createHash('sha256').update(bytes).digest('hex'),
        state: 'stored',
        created_at: context.now,
      })
      .execute()
    await queries.updateExport(tx, record, {
      state: 'done',
      file_id: fileId,
      rows_done: rows,
      rows_total: rows,
      finished_at: context.now,
    })
    await recordAudit(tx, context, [
      {
        schoolId: record.school_id,
        operation: 'reports.finish-export',
        kind: 'report-export',
        id: record.id,
        before: { state: 'running' },
        after: { state: 'done', rows, format },
      },
    ])
  })
}

const nameOf = ({ kind, year, format }: queries.ExportRecord, now: Date) =>
  `${reportKinds[kind as ReportKindName].label}-${year}-${dayInShanghai(now)}.${format}`

const notesOf = (run: JobRun, record: queries.ExportRecord) =>
  whileHeld(run, record, (_tx, { actor }) =>
    Promise.resolve([
      `导出人：${actor.name}（${actor.account}）`,
      `导出时间：${record.started_at.toISOString()}（UTC）`,
      `内容：${reportKinds[record.kind as ReportKindName].label}，${record.year} 年，${record.rows_total} 行`,
      `导出编号：${record.id}`,
      '本表含个人信息，仅限毕业生就业工作使用，不得外传。',
    ]),
  )

const contextOf = ({ services, job }: JobRun, actor: StaffActor): StaffContext => ({
  services,
  actor,
  now: new Date(),
  requestId: job.id,
  address: '',
  browser: '',
  cookies: [],
})
