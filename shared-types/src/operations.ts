import { accountOperations } from './accounts/operations'
import { secondFactorOperations } from './accounts/second-factor-operations'
import { announcementOperations } from './announcements/operations'
import { announcementReaderOperations } from './announcements/reader-operations'
import { archiveOperations } from './archives/operations'
import { staffAppealOperations } from './appeals/staff-operations'
import { studentAppealOperations } from './appeals/student-operations'
import { auditOperations } from './audit/operations'
import { authorityOperations } from './authorities/operations'
import { companyOperations } from './companies/operations'
import { certificateBatchOperations } from './certificates/batch-operations'
import { certificateOperations } from './certificates/operations'
import { pastCertificateOperations } from './certificates/past-operations'
import { certificateStaffOperations } from './certificates/staff-operations'
import { certificateTemplateOperations } from './certificates/template-operations'
import { codeOperations } from './codes/operations'
import { fileOperations } from './files/operations'
import { homeOperations } from './home/operations'
import { identityOperations } from './identity/operations'
import { ownDataOperations } from './identity/own-data-operations'
import { importOperations } from './imports/operations'
import { jobOperations } from './jobs/operations'
import type { InputOf, OutputOf } from './operation'
import { organisationOperations } from './organisation/operations'
import { profileOperations } from './organisation/profile-operations'
import { unitOperations } from './organisation/unit-operations'
import { preferenceOperations } from './preferences/operations'
import { partnerManagement } from './partners/operations'
import { ownPartnerOperations } from './partners/own-operations'
import { partnerOperations } from './partners/partner-operations'
import { questionOperations } from './questions/operations'
import { reviewBatchOperations } from './reports/batch-operations'
import { exportApprovalOperations } from './reports/exchange/export-approval-operations'
import { reportExportOperations } from './reports/exchange/export-operations'
import { fieldSettingOperations } from './reports/fields/field-setting-operations'
import { initialisationOperations } from './reports/initialisation-operations'
import { reportOperations } from './reports/operations'
import { amendmentOperations } from './reports/amendment-operations'
import { reassignmentOperations } from './reports/reassignment-operations'
import { roleOperations } from './roles/operations'
import { schoolOperations } from './schools/operations'
import { settingOperations } from './settings/operations'
import { staffOperations } from './staff/operations'
import { studentOperations } from './students/operations'

/** Every operation of the platform: what is not here cannot be called. */
export const operations = [
  ...accountOperations,
  ...secondFactorOperations,
  ...identityOperations,
  ...ownDataOperations,
  ...organisationOperations,
  ...profileOperations,
  ...unitOperations,
  ...roleOperations,
  ...staffOperations,
  ...schoolOperations,
  ...settingOperations,
  ...authorityOperations,
  ...companyOperations,
  ...codeOperations,
  ...homeOperations,
  ...auditOperations,
  ...preferenceOperations,
  ...studentOperations,
  ...importOperations,
  ...fileOperations,
  ...reportOperations,
  ...reassignmentOperations,
  ...amendmentOperations,
  ...initialisationOperations,
  ...reviewBatchOperations,
  ...reportExportOperations,
  ...exportApprovalOperations,
  ...fieldSettingOperations,
  ...certificateOperations,
  ...certificateStaffOperations,
  ...certificateBatchOperations,
  ...certificateTemplateOperations,
  ...pastCertificateOperations,
  ...archiveOperations,
  ...partnerManagement,
  ...partnerOperations,
  ...ownPartnerOperations,
  ...jobOperations,
  ...studentAppealOperations,
  ...staffAppealOperations,
  ...announcementOperations,
  ...announcementReaderOperations,
  ...questionOperations,
] as const

type Listed = (typeof operations)[number]

/** Operation name → what goes in and what comes out; front ends use it as a type only, so no schema is bundled. */
export type OperationMap = {
  [T in Listed as T['name']]: { input: InputOf<T>; output: OutputOf<T> }
}
export type OperationName = keyof OperationMap
