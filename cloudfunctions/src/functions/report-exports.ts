import * as contract from 'shared-types/reports/export-operations'
import * as exports from '../reports/export/exports'
import { forStaff, type Implementation } from '../runtime/implement'

export const reportExports: readonly Implementation[] = [
  forStaff(contract.startReportExport, exports.startReportExport),
  forStaff(contract.listReportExports, exports.listReportExports),
  forStaff(contract.linkReportExport, exports.linkReportExport),
  forStaff(contract.stopReportExport, exports.stopReportExport),
]
