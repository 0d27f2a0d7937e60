import * as z from 'zod'
import { defineOperation } from '../../operation'
import { Kind, ReportFilter, Year } from '../schemas'

export const MOST_EXPORTED_ROWS = 100_000

export const exportFormats = ['xlsx', 'dbf', 'csv'] as const
export type ExportFormat = (typeof exportFormats)[number]
export const exportFormatLabels: Record<ExportFormat, string> = {
  xlsx: 'Excel（.xlsx）',
  dbf: 'DBF（国标代码，GB18030）',
  csv: 'CSV（UTF-8）',
}

/** Days for which a finished file can be fetched. */
export const EXPORT_KEPT_DAYS = 7

export const exportStates = [
  /** For a second person to agree. */
  'waiting',
  'running',
  'done',
  'stopped',
  'refused',
  'expired',
] as const

/** Of each column, the students that are named; how many there are in all is counted. */
export const MOST_CUTS_NAMED = 50

/** A column of which some cells hold more than a field of the format can; the file has their beginning. */
export const CutColumn = z.object({
  label: z.string(),
  cells: z.int(),
  studentNumbers: z.array(z.string()),
})
export type CutColumn = z.infer<typeof CutColumn>

export const ReportExport = z.object({
  id: z.uuid(),
  kind: Kind,
  year: Year,
  format: z.enum(exportFormats),
  columns: z.array(z.string()),
  state: z.enum(exportStates),
  stopReason: z.string().nullable(),
  progress: z.object({ done: z.int(), total: z.int() }),
  startedBy: z.string(),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
  expiresAt: z.iso.datetime().nullable(),
  /** Why so many rows were asked for; null when the quota was kept. */
  reason: z.string().nullable(),
  cuts: z.array(CutColumn),
  decision: z
    .object({ by: z.string(), at: z.iso.datetime(), opinion: z.string().nullable() })
    .nullable(),
})
export type ReportExport = z.infer<typeof ReportExport>

const Which = z.strictObject({ kind: Kind, id: z.uuid() })
const About = { callers: ['staff'], access: '{kind}.export' } as const

const Reason = z.string().trim().min(1).max(200)

/** How many rows the filter shows, which columns a file can have, and whether a second person has to agree to their export. */
export const previewReportExport = defineOperation({
  ...About,
  name: 'reports.preview-export',
  label: '查看导出行数',
  writes: false,
  input: ReportFilter,
  output: z.object({
    total: z.int(),
    quota: z.object({ rowsPerExport: z.int(), rowsPerDay: z.int() }),
    exportedToday: z.int(),
    needsApproval: z.boolean(),
    /** Of the form that holds now, with what the school added. */
    columns: z.array(z.object({ name: z.string(), label: z.string() })),
  }),
  errors: [],
})

/** What the filter shows, in the chosen columns, written by a job; above the quota only with somebody else's consent. */
export const startReportExport = defineOperation({
  ...About,
  name: 'reports.start-export',
  label: '导出上报数据',
  writes: true,
  input: ReportFilter.extend({
    format: z.enum(exportFormats),
    columns: z.array(z.string().max(40)).min(1).max(100),
    reason: Reason.optional(),
  }),
  output: ReportExport,
  errors: ['too-many-rows', 'batch-empty', 'export-reason-required'],
})

/** The same once more, with the rows that the filter shows now. */
export const repeatReportExport = defineOperation({
  ...About,
  name: 'reports.repeat-export',
  label: '重新导出',
  writes: true,
  input: Which.extend({ reason: Reason.optional() }),
  output: ReportExport,
  errors: ['not-found', 'too-many-rows', 'batch-empty', 'export-reason-required'],
})

/** One's own, the latest first. */
export const listReportExports = defineOperation({
  ...About,
  name: 'reports.list-exports',
  label: '导出记录',
  writes: false,
  input: z.strictObject({ kind: Kind, year: Year }),
  output: z.object({ exports: z.array(ReportExport) }),
  errors: [],
})

/** A link of limited life, refused once the permission is gone; who fetched it is on record. */
export const linkReportExport = defineOperation({
  ...About,
  name: 'reports.link-export',
  label: '下载导出文件',
  writes: false,
  input: Which,
  output: z.object({ url: z.string(), name: z.string() }),
  errors: ['not-found', 'action-not-allowed', 'export-expired'],
})

export const stopReportExport = defineOperation({
  ...About,
  name: 'reports.stop-export',
  label: '取消导出',
  writes: true,
  input: Which,
  output: ReportExport,
  errors: ['not-found', 'action-not-allowed'],
})

export const reportExportOperations = [
  previewReportExport,
  startReportExport,
  repeatReportExport,
  listReportExports,
  linkReportExport,
  stopReportExport,
] as const
