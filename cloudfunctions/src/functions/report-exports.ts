import * as approvalContract from 'shared-types/reports/exchange/export-approval-operations'
import * as contract from 'shared-types/reports/exchange/export-operations'
import * as approvals from '../reports/export/approvals'
import * as exports from '../reports/export/exports'
import * as quota from '../reports/export/quota'
import { forStaff, type Implementation } from '../runtime/implement'

export const reportExports: readonly Implementation[] = [
  forStaff(contract.previewReportExport, quota.previewReportExport),
  forStaff(contract.startReportExport, exports.startReportExport),
  forStaff(contract.repeatReportExport, exports.repeatReportExport),
  forStaff(contract.listReportExports, exports.listReportExports),
  forStaff(contract.linkReportExport, exports.linkReportExport),
  forStaff(contract.stopReportExport, exports.stopReportExport),
  forStaff(approvalContract.getExportQuota, quota.getExportQuota),
  forStaff(approvalContract.setExportQuota, quota.setExportQuota),
  forStaff(approvalContract.listExportRequests, approvals.listExportRequests),
  forStaff(approvalContract.decideExport, approvals.decideExport),
]
