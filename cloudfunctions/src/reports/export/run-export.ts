import { readFile } from 'node:fs/promises'
import path from 'node:path'
import {
  EXPORT_KEPT_DAYS,
  type CutColumn,
  type ExportFormat,
} from 'shared-types/reports/exchange/export-operations'
import { exportColumns } from 'shared-types/reports/exchange/export-columns'
import { reportKinds } from 'shared-types/reports/report-kinds'
import type { ReportFilter } from 'shared-types/reports/schemas'
import type { ReportKindName } from 'shared-types/reports/workflow'
import * as z from 'zod'
import { recordAudit } from '../../audit/audit'
import { laterEntries } from '../../codes/cohort-entries'
import { within, type Tx } from '../../database/scope'
import { insertGenerated, storeBytes } from '../../files/generated-file'
import { inTemporaryFolder } from '../../files/temporary-folder'
import type { Job, JobRun } from '../../jobs/drain'
import { holdsJob } from '../../jobs/hold'
import { onBehalfOf, requesterOf } from '../../jobs/on-behalf'
import { staffScope, type StaffContext } from '../../runtime/context'
import { dayInShanghai, minuteInShanghai } from '../reporting-window'
import { formOfList } from '../form-settings'
import { cutCells } from './cut-cells'
import * as queries from './queries'
import { rowValues } from './row-values'
import { mediaTypes, writers } from './write-file'

const Payload = z.object({ exportId: z.uuid() })
const PAGE = 1000
const DAY_MS = 24 * 3600_000

/** It was cancelled, another worker has taken over, or the permission is gone. */
class ExportEnded extends Error {
  override name = 'ExportEnded'
}

const GIVEN_UP = '系统多次尝试后仍未能生成文件，请稍后重新导出'
const MORE_THAN_APPROVED = '符合条件的记录比审批时多，本次导出已停止，请重新申请'
const NOT_ALLOWED = '您已没有导出的权限，本次导出已停止'

type At = Pick<queries.ExportRecord, 'school_id' | 'id'>

const exportOf = (job: JobRun['job']): At => ({
  school_id: job.school_id,
  id: Payload.parse(job.payload).exportId,
})

/** Writes the whole file again after a kill: nothing of it exists until it is stored, once, with the end of the job. */
async function work(run: JobRun): Promise<void> {
  try {
    const record = await within(run.services.db, { role: 'system' }, (tx) =>
      queries.findExport(tx, exportOf(run.job)),
    )
    if (record?.state === 'running') await writeExport(run, record)
  } catch (error) {
    if (!(error instanceof ExportEnded)) throw error
  }
}

export const exportReportsJob: Job = {
  work,
  givenUp: (tx, job) => stop(tx, job, GIVEN_UP),
}

async function writeExport(run: JobRun, record: queries.ExportRecord): Promise<void> {
  const kind = record.kind as ReportKindName
  const format = record.format as ExportFormat
  const chosen = new Set(record.columns as string[])
  const filter = filterOf(run, record)
  const { fields, later } = await whileHeld(run, record, async (tx, { actor }) => ({
    ...(await formOfList(tx, actor, filter)),
    later: await laterEntries(tx, ['educationLevel', 'trainingMode'], filter.year),
  }))
  const columns = exportColumns(kind, fields).filter((it) => chosen.has(it.name))
  const progress = { rows: 0 }
  const wording = format === 'dbf' ? 'codes' : 'names'
  const cuts = cutCells(format, columns)
  const rows = readRows(run, record, (row) => {
    progress.rows++
    const cells = rowValues(run.services.keys, kind, row, { columns, wording, later })
    cuts.note(row.student_number, cells)
    return cells
  })
  await inTemporaryFolder(async (folder) => {
    const file = path.join(folder, 'export')
    const title = reportKinds[kind].label
    await writers[format](file, { title, columns, rows, ...(await markOf(run, record)) })
    await store(run, record, await readFile(file), { rows: progress.rows, cuts: cuts.all() })
  })
}

/** As at the moment when it was asked for: neither midnight nor a second approver's night changes what it means. */
const filterOf = (run: JobRun, record: queries.ExportRecord) => ({
  ...(JSON.parse(run.services.keys.open(record.filter_sealed)) as ReportFilter),
  asOf: record.started_at,
})

/** Page by page, each time with the permissions of that moment. */
async function* readRows(
  run: JobRun,
  record: queries.ExportRecord,
  each: (row: queries.ExportRow) => string[],
): AsyncIterable<string[]> {
  const { keys } = run.services
  const filter = filterOf(run, record)
  let after: string | undefined
  for (let done = 0; ;) {
    const page = await whileHeld(run, record, async (tx, { actor }) => {
      await queries.updateExport(tx, record, { rows_done: done })
      return queries.exportPage(tx, keys, actor, filter, { after, limit: PAGE })
    })
    done += page.length
    // Somebody agreed to so many rows, not to more.
    if (record.decided_at && done > record.rows_total) await end(run, MORE_THAN_APPROVED)
    yield* page.map(each)
    if (page.length < PAGE) return
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
  const actor = await requesterOf(run)
  if (!actor?.functions.has(`${record.kind as ReportKindName}.export`)) return end(run, NOT_ALLOWED)
  const context = onBehalfOf(actor, run)
  return within(services.db, staffScope(context), async (tx) => {
    const held = await queries.lockExport(tx, record)
    if (held?.state !== 'running' || !(await holdsJob(tx, job))) throw new ExportEnded()
    return inside(tx, context)
  })
}

async function end({ services, job }: JobRun, reason: string): Promise<never> {
  await within(services.db, { role: 'system' }, (tx) => stop(tx, job, reason))
  throw new ExportEnded()
}

async function stop(tx: Tx, job: JobRun['job'], reason: string): Promise<void> {
  const held = await queries.lockExport(tx, exportOf(job))
  if (held?.state !== 'running' || !(await holdsJob(tx, job))) return
  await queries.updateExport(tx, held, {
    state: 'stopped',
    stop_reason: reason,
    finished_at: new Date(),
  })
}

/** Everything that says the file exists, in one transaction. */
async function store(
  run: JobRun,
  record: queries.ExportRecord,
  bytes: Buffer,
  { rows, cuts }: { rows: number; cuts: CutColumn[] },
) {
  const format = record.format as ExportFormat
  const path = await storeBytes(run.services, bytes)
  await whileHeld(run, record, async (tx, context) => {
    const fileId = await insertGenerated(tx, context, {
      name: nameOf(record, context.now),
      path,
      bytes,
      mediaType: mediaTypes[format],
      permission: `${record.kind as ReportKindName}.export`,
    })
    await queries.updateExport(tx, record, {
      state: 'done',
      file_id: fileId,
      rows_done: rows,
      rows_total: rows,
      cuts: JSON.stringify(cuts),
      finished_at: context.now,
      expires_at: new Date(context.now.getTime() + EXPORT_KEPT_DAYS * DAY_MS),
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

/** Who, when, of which school: in the words of a person in Shanghai. */
const markOf = (run: JobRun, record: queries.ExportRecord) =>
  whileHeld(run, record, async (tx, { actor }) => {
    const school = await tx
      .selectFrom('school')
      .select('name')
      .where('id', '=', record.school_id)
      .executeTakeFirstOrThrow()
    const who = `${school.name} ${actor.name}（${actor.account}）`
    const at = minuteInShanghai(record.started_at)
    return {
      watermark: `${who} ${at} 导出，含个人信息，不得外传`,
      notes: [
        `导出单位：${school.name}`,
        `导出人：${actor.name}（${actor.account}）`,
        `导出时间：${at}（北京时间）`,
        ...(record.decided_by_name ? [`审批人：${record.decided_by_name}`] : []),
        `内容：${reportKinds[record.kind as ReportKindName].label}，${record.year} 年，${record.rows_total} 行`,
        `导出编号：${record.id}`,
        '本表含个人信息，仅限毕业生就业工作使用，不得外传。',
      ],
    }
  })
