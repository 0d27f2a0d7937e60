import * as archiveContract from 'shared-types/archives/operations'
import * as appealContract from 'shared-types/appeals/student-operations'
import * as certificateContract from 'shared-types/certificates/operations'
import { myPastCertificates } from 'shared-types/certificates/past-operations'
import * as codeContract from 'shared-types/codes/operations'
import * as companyContract from 'shared-types/companies/operations'
import * as fileContract from 'shared-types/files/operations'
import * as identityContract from 'shared-types/identity/operations'
import * as ownDataContract from 'shared-types/identity/own-data-operations'
import * as organisationContract from 'shared-types/organisation/operations'
import * as partnerContract from 'shared-types/partners/own-operations'
import * as reportContract from 'shared-types/reports/operations'
import * as settingContract from 'shared-types/settings/operations'
import { myArchive } from '../archives/list'
import * as appealAttachments from '../appeals/appellant/attachments'
import { openAppeal } from '../appeals/appellant/open-appeal'
import * as ownAppeals from '../appeals/appellant/own-appeals'
import * as certificates from '../certificates/certificates'
import * as pastCertificates from '../certificates/past/mine'
import { getCodeTable } from '../codes/codes'
import { searchCompanies } from '../companies/companies'
import * as files from '../files/files'
import { bindStudent } from '../identity/bind'
import * as consent from '../identity/consent'
import * as faceChecks from '../identity/face-checks'
import { identifyStudent } from '../identity/identify-student'
import { takeOwnData } from '../identity/own-data'
import { whoAmI } from '../identity/visitor'
import * as organisation from '../organisation/organisation'
import * as partners from '../partners/own-consents'
import * as ownReports from '../reports/own-reports'
import { forBound, forPerson, forStudent } from '../runtime/implement'
import type { FunctionDefinition } from '../runtime/serve'
import { STUDENT_COOKIE } from '../runtime/session-cookie'
import { listDispatchNatures } from '../settings/dispatch-natures'
import { announcementsForStudents } from './announcements'
import { questionsForStudents } from './questions'
import { ownApplications } from './report-applications'

/** Students: WeChat's identity inside the mini-program, a session after WeChat's web sign-in in a browser. */
export const studentFunction: FunctionDefinition = {
  caller: 'student',
  cookieName: STUDENT_COOKIE,
  identify: identifyStudent,
  implementations: [
    forStudent(identityContract.whoAmI, whoAmI),
    forStudent(identityContract.giveConsent, consent.giveConsent),
    forStudent(identityContract.startFaceCheck, faceChecks.startFaceCheck),
    forStudent(identityContract.finishFaceCheck, faceChecks.finishFaceCheck),
    forStudent(identityContract.answerSandboxFaceCheck, faceChecks.answerSandboxFaceCheck),
    forStudent(identityContract.bindStudent, bindStudent),
    forStudent(identityContract.leave, consent.leave),
    forStudent(myPastCertificates, pastCertificates.myPastCertificates),
    forStudent(ownDataContract.takeOwnData, takeOwnData),
    forStudent(ownDataContract.withdrawConsent, consent.withdrawConsent),
    forStudent(ownDataContract.leaveEverywhere, consent.leaveEverywhere),
    forStudent(partnerContract.myPartners, partners.myPartners),
    forStudent(partnerContract.myPartnerCalls, partners.myPartnerCalls),
    forStudent(partnerContract.refusePartner, partners.refusePartner),
    forStudent(partnerContract.allowPartner, partners.allowPartner),
    forPerson(organisationContract.getOrganisation, organisation.getOrganisation),
    forPerson(organisationContract.listAuthorities, organisation.listAuthorities),
    forPerson(settingContract.listDispatchNatures, listDispatchNatures),
    forPerson(codeContract.getCodeTable, getCodeTable),
    forPerson(companyContract.searchCompanies, searchCompanies),
    forPerson(fileContract.prepareUpload, files.prepareUpload),
    forPerson(fileContract.preparePiece, files.preparePiece),
    forPerson(fileContract.arrivedPieces, files.arrivedPieces),
    forPerson(fileContract.confirmUpload, files.confirmUpload),
    forPerson(fileContract.linkFile, files.linkFile),
    forBound(reportContract.myReport, ownReports.myReport),
    forBound(reportContract.saveMyDraft, ownReports.saveMyDraft),
    forBound(reportContract.submitMyReport, ownReports.submitMyReport),
    forBound(reportContract.withdrawMyReport, ownReports.withdrawMyReport),
    ...ownApplications,
    forBound(certificateContract.myCertificate, certificates.myCertificate),
    forBound(certificateContract.drawCertificate, certificates.drawCertificate),
    forBound(certificateContract.linkMyCertificate, certificates.linkMyCertificate),
    forStudent(appealContract.listAppealSchools, ownAppeals.listSchools),
    forStudent(appealContract.listMyAppeals, ownAppeals.listMine),
    forStudent(appealContract.getMyAppeal, ownAppeals.getMine),
    forStudent(appealContract.openAppeal, openAppeal),
    forStudent(appealContract.addToAppeal, ownAppeals.addToMine),
    forStudent(appealContract.closeMyAppeal, ownAppeals.closeMine),
    forStudent(appealContract.prepareAppealAttachment, appealAttachments.prepareAttachment),
    forStudent(appealContract.confirmAppealAttachment, appealAttachments.confirmAttachment),
    forStudent(appealContract.linkAppealAttachment, appealAttachments.linkAttachment),
    forBound(archiveContract.myArchive, myArchive),
    ...announcementsForStudents,
    ...questionsForStudents,
  ],
}
