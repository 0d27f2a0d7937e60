import * as z from 'zod'
import { defineOperation } from '../operation'
import { Kind, ReportFilter, Year } from './schemas'

export const MOST_EXPORTED_ROWS = 100_000

export const exportFormats = ['xlsx', 'dbf', 'csv'] as const
export type ExportFormat = (typeof exportFormats)[number]
export const exportFormatLabels: Record<ExportFormat, string> = {
  xlsx: 'Excel（.xlsx）',
  dbf: 'DBF（国标代码，GB18030）',
  csv: 'CSV（UTF-8）',
}

export const ReportExport = z.object({
  id: z.uuid(),
  kind: Kind,
  year: Year,
  format: z.enum(exportFormats),
  state: z.enum(['running', 'done', 'stopped']),
  stopReason: z.string().nullable(),
  progress: z.object({ done: z.int(), total: z.int() }),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
})
export type ReportExport = z.infer<typeof ReportExport>

const Which = z.strictObject({ kind: Kind, id: z.uuid() })
const About = { callers: ['staff'], access: '{kind}.export' } as const

/** What the filter shows, in the chosen columns, written by a job. */
export const startReportExport = defineOperation({
  ...About,
  name: 'reports.start-export',
  label: '导出上报数据',
  writes: true,
  input: ReportFilter.extend({
    format: z.enum(exportFormats),
    columns: z.array(z.string().max(40)).min(1).max(100),
  }),
  output: ReportExport,
  errors: ['too-many-rows', 'batch-empty'],
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
  errors: ['not-found', 'action-not-allowed'],
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
  startReportExport,
  listReportExports,
  linkReportExport,
  stopReportExport,
] as const
