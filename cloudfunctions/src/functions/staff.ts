import * as accountContract from 'shared-types/accounts/operations'
import * as certificateContract from 'shared-types/certificates/operations'
import * as fileContract from 'shared-types/files/operations'
import * as importContract from 'shared-types/imports/operations'
import * as organisationContract from 'shared-types/organisation/operations'
import * as reportContract from 'shared-types/reports/operations'
import * as studentContract from 'shared-types/students/operations'
import * as accounts from '../accounts/accounts'
import { identifyStaff } from '../accounts/identify-staff'
import * as certificates from '../certificates/certificates'
import { revokeCertificate } from '../certificates/revoke'
import * as files from '../files/files'
import * as imports from '../imports/imports'
import * as organisation from '../organisation/organisation'
import * as reportLists from '../reports/list'
import { reviewBatch, reviewReport } from '../reports/review'
import { saveReport } from '../reports/save'
import { forAnyone, forPerson, forStaff } from '../runtime/implement'
import type { FunctionDefinition } from '../runtime/serve'
import { STAFF_COOKIE } from '../runtime/session-cookie'
import { listStudents } from '../students/students'

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
    forStaff(importContract.rollTemplate, imports.rollTemplate),
    forStaff(importContract.inspectWorkbook, imports.inspectWorkbook),
    forStaff(importContract.startImport, imports.startImport),
    forStaff(importContract.getImport, imports.getImport),
    forStaff(importContract.listImports, imports.listImports),
    forStaff(importContract.acceptImport, imports.acceptImport),
    forStaff(importContract.discardImport, imports.discardImport),
    forStaff(importContract.refusedRowsWorkbook, imports.refusedRows),
    forPerson(fileContract.prepareUpload, files.prepareUpload),
    forPerson(fileContract.confirmUpload, files.confirmUpload),
    forPerson(fileContract.linkFile, files.linkFile),
    forStaff(reportContract.listReports, reportLists.listReports),
    forStaff(reportContract.countReports, reportLists.countReports),
    forStaff(reportContract.countPending, reportLists.countPending),
    forStaff(reportContract.getReport, reportLists.getReport),
    forStaff(reportContract.reviewReport, reviewReport),
    forStaff(reportContract.reviewBatch, reviewBatch),
    forStaff(reportContract.saveReport, saveReport),
    forStaff(certificateContract.listCertificates, certificates.listCertificates),
    forStaff(certificateContract.linkCertificate, certificates.linkCertificate),
    forStaff(certificateContract.revokeCertificate, revokeCertificate),
  ],
}
