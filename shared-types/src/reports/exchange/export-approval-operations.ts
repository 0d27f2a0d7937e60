import * as z from 'zod'
import { defineOperation } from '../../operation'
import { MOST_EXPORTED_ROWS, ReportExport } from './export-operations'

const About = { callers: ['staff'], access: 'exports.approve' } as const

const Rows = z.int().min(0).max(MOST_EXPORTED_ROWS)

/** What one person may export without a second one. */
export const ExportQuota = z.strictObject({
  rowsPerExport: Rows,
  rowsPerDay: z.int().min(0).max(1_000_000),
})
export type ExportQuota = z.infer<typeof ExportQuota>

/** Holds until a school decides: the largest school once, or twice in a day. */
export const defaultExportQuota: ExportQuota = { rowsPerExport: 20_000, rowsPerDay: 40_000 }

export const getExportQuota = defineOperation({
  ...About,
  name: 'reports.get-export-quota',
  label: '查看导出限额',
  writes: false,
  input: z.strictObject({}),
  output: ExportQuota,
  errors: [],
})

export const setExportQuota = defineOperation({
  ...About,
  name: 'reports.set-export-quota',
  label: '设置导出限额',
  writes: true,
  input: ExportQuota,
  output: ExportQuota,
  errors: [],
})

/** Of one's own school or centre: what waits first, then what was decided lately. */
export const listExportRequests = defineOperation({
  ...About,
  name: 'reports.list-export-requests',
  label: '查看导出申请',
  writes: false,
  input: z.strictObject({}),
  output: z.object({
    requests: z.array(ReportExport.extend({ isOwn: z.boolean() })),
  }),
  errors: [],
})

/** By somebody other than who asked; a refusal needs an opinion. */
export const decideExport = defineOperation({
  ...About,
  name: 'reports.decide-export',
  label: '审批导出',
  writes: true,
  input: z.strictObject({
    id: z.uuid(),
    approve: z.boolean(),
    opinion: z.string().trim().max(200).optional(),
  }),
  output: ReportExport,
  errors: ['not-found', 'action-not-allowed', 'export-own-request', 'opinion-required'],
})

export const exportApprovalOperations = [
  getExportQuota,
  setExportQuota,
  listExportRequests,
  decideExport,
] as const
