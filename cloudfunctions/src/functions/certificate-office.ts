import * as batchContract from 'shared-types/certificates/batch-operations'
import * as contract from 'shared-types/certificates/operations'
import * as staffContract from 'shared-types/certificates/staff-operations'
import * as pastContract from 'shared-types/certificates/past-operations'
import * as templateContract from 'shared-types/certificates/template-operations'
import * as batches from '../certificates/batch/batches'
import { startCertificateBatch } from '../certificates/batch/start-batch'
import * as certificates from '../certificates/certificates'
import { issueByCentre, reissueCertificate } from '../certificates/issuing/by-centre'
import { getCertificate, searchCertificates } from '../certificates/list/list'
import { searchPastCertificates } from '../certificates/past/search'
import { revokeCertificate } from '../certificates/revoke'
import * as templates from '../certificates/templates/templates'
import { forStaff, type Implementation } from '../runtime/implement'

/** 「电子证书」: what staff look up, and what the centre issues, renews and takes back. */
export const certificateOffice: readonly Implementation[] = [
  forStaff(contract.listCertificates, certificates.listCertificates),
  forStaff(contract.linkCertificate, certificates.linkCertificate),
  forStaff(contract.revokeCertificate, revokeCertificate),
  forStaff(staffContract.searchCertificates, searchCertificates),
  forStaff(staffContract.getCertificate, getCertificate),
  forStaff(staffContract.issueCertificate, issueByCentre),
  forStaff(staffContract.reissueCertificate, reissueCertificate),
  forStaff(batchContract.previewCertificateBatch, batches.previewCertificateBatch),
  forStaff(batchContract.startCertificateBatch, startCertificateBatch),
  forStaff(batchContract.getCertificateBatch, batches.getCertificateBatch),
  forStaff(batchContract.listCertificateBatches, batches.listCertificateBatches),
  forStaff(batchContract.listCertificateBatchItems, batches.listCertificateBatchItems),
  forStaff(batchContract.stopCertificateBatch, batches.stopCertificateBatch),
  forStaff(pastContract.searchPastCertificates, searchPastCertificates),
  forStaff(templateContract.listTemplates, templates.listTemplates),
  forStaff(templateContract.saveTemplate, templates.saveTemplate),
  forStaff(templateContract.previewTemplate, templates.previewTemplate),
]
