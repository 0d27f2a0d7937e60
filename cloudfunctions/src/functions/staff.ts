import * as accountContract from 'shared-types/accounts/operations'
import * as archiveContract from 'shared-types/archives/operations'
import * as appealContract from 'shared-types/appeals/staff-operations'
import * as fileContract from 'shared-types/files/operations'
import * as importContract from 'shared-types/imports/operations'
import * as organisationContract from 'shared-types/organisation/operations'
import * as partnerContract from 'shared-types/partners/operations'
import * as reportContract from 'shared-types/reports/operations'
import * as studentContract from 'shared-types/students/operations'
import * as accounts from '../accounts/accounts'
import { identifyStaff } from '../accounts/identify-staff'
import { addArchive, saveArchive, setArchiveState } from '../archives/change'
import { exportArchives } from '../archives/export'
import * as archives from '../archives/list'
import { archiveOverview } from '../archives/overview'
import * as appealHandling from '../appeals/staff/handle'
import * as appealLists from '../appeals/staff/list'
import * as appealSettings from '../appeals/staff/settings'
import * as files from '../files/files'
import * as imports from '../imports/imports'
import * as organisation from '../organisation/organisation'
import * as partners from '../partners/manage'
import { partnerUsage } from '../partners/usage'
import * as reportLists from '../reports/list'
import { reviewBatch, reviewReport } from '../reports/review'
import { addReport, beginReport } from '../reports/add'
import { saveReport } from '../reports/save'
import { forAnyone, forPerson, forStaff } from '../runtime/implement'
import type { FunctionDefinition } from '../runtime/serve'
import { STAFF_COOKIE } from '../runtime/session-cookie'
import { confirmIdentity } from '../students/confirm-identity'
import { getRollRecord, readIdNumber } from '../students/roll-record'
import { listStudents } from '../students/students'
import { unbindWechat } from '../students/unbind'
import { updateRollRecord } from '../students/update-record'
import { announcementOffice } from './announcements'
import { certificateOffice } from './certificate-office'
import { dispatchOffice } from './dispatch-office'
import { fieldSettings } from './field-settings'
import { questionOffice } from './questions'
import { applicationOffice } from './report-applications'
import { reportExports } from './report-exports'
import { reviewBatches } from './review-batches'
import { schoolOffice } from './school-office'

/** Schools and the centre, signed in through the admin web. */
export const staffFunction: FunctionDefinition = {
  caller: 'staff',
  cookieName: STAFF_COOKIE,
  identify: identifyStaff,
  implementations: [
    forAnyone(accountContract.signIn, accounts.signIn),
    forStaff(accountContract.signOut, accounts.signOut),
    forStaff(accountContract.currentSession, accounts.currentSession),
    forStaff(accountContract.changePassword, accounts.changePassword),
    forPerson(organisationContract.getOrganisation, organisation.getOrganisation),
    forPerson(organisationContract.listAuthorities, organisation.listAuthorities),
    forStaff(studentContract.listStudents, listStudents),
    forStaff(studentContract.getRollRecord, getRollRecord),
    forStaff(studentContract.readRollIdNumber, readIdNumber),
    forStaff(studentContract.updateRollRecord, updateRollRecord),
    forStaff(studentContract.confirmIdentity, confirmIdentity),
    forStaff(studentContract.unbindWechat, unbindWechat),
    forStaff(importContract.importTemplate, imports.importTemplate),
    forStaff(importContract.inspectWorkbook, imports.inspectWorkbook),
    forStaff(importContract.startImport, imports.startImport),
    forStaff(importContract.getImport, imports.getImport),
    forStaff(importContract.listImports, imports.listImports),
    forStaff(importContract.acceptImport, imports.acceptImport),
    forStaff(importContract.discardImport, imports.discardImport),
    forStaff(importContract.restartImport, imports.restartImport),
    forStaff(importContract.refusedRowsWorkbook, imports.refusedRows),
    forPerson(fileContract.prepareUpload, files.prepareUpload),
    forPerson(fileContract.preparePiece, files.preparePiece),
    forPerson(fileContract.arrivedPieces, files.arrivedPieces),
    forPerson(fileContract.confirmUpload, files.confirmUpload),
    forPerson(fileContract.linkFile, files.linkFile),
    forStaff(reportContract.listReports, reportLists.listReports),
    forStaff(reportContract.countReports, reportLists.countReports),
    forStaff(reportContract.countPending, reportLists.countPending),
    forStaff(reportContract.getReport, reportLists.getReport),
    forStaff(reportContract.reviewReport, reviewReport),
    forStaff(reportContract.reviewBatch, reviewBatch),
    forStaff(reportContract.saveReport, saveReport),
    forStaff(reportContract.beginReport, beginReport),
    forStaff(reportContract.addReport, addReport),
    ...applicationOffice,
    ...reviewBatches,
    ...reportExports,
    ...fieldSettings,
    ...certificateOffice,
    ...dispatchOffice,
    forStaff(appealContract.listAppeals, appealLists.listAppeals),
    forStaff(appealContract.countPendingAppeals, appealLists.countPending),
    forStaff(appealContract.getAppeal, appealLists.getAppeal),
    forStaff(appealContract.readAppealIdNumber, appealLists.readIdNumber),
    forStaff(appealContract.listColleagues, appealLists.listColleagues),
    forStaff(appealContract.takeAppeal, appealHandling.takeAppeal),
    forStaff(appealContract.answerAppeal, appealHandling.answerAppeal),
    forStaff(appealContract.passOnAppeal, appealHandling.passOnAppeal),
    forStaff(appealContract.closeAppeal, appealHandling.closeAppeal),
    forStaff(appealContract.getAppealSettings, appealSettings.getSettings),
    forStaff(appealContract.saveAppealSettings, appealSettings.saveSettings),
    forStaff(archiveContract.listArchives, archives.listArchives),
    forStaff(archiveContract.getArchive, archives.getArchive),
    forStaff(archiveContract.addArchive, addArchive),
    forStaff(archiveContract.saveArchive, saveArchive),
    forStaff(archiveContract.setArchiveState, setArchiveState),
    forStaff(archiveContract.exportArchives, exportArchives),
    forStaff(archiveContract.countArchives, archiveOverview),
    forStaff(partnerContract.listPartners, partners.listPartners),
    forStaff(partnerContract.createPartner, partners.createPartner),
    forStaff(partnerContract.savePartner, partners.savePartner),
    forStaff(partnerContract.setPartnerEnabled, partners.setPartnerEnabled),
    forStaff(partnerContract.rotatePartnerKey, partners.rotatePartnerKey),
    forStaff(partnerContract.retirePartnerKey, partners.retirePartnerKey),
    forStaff(partnerContract.partnerUsage, partnerUsage),
    ...announcementOffice,
    ...questionOffice,
    ...schoolOffice,
  ],
}
