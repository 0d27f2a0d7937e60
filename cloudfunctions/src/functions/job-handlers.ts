import { sealAudit } from '../audit/seals/seal-day'
import { certificateBatch } from '../certificates/batch/run-batch'
import { initialisationJob } from '../dispatch/bulk/run-initialisation'
import { clearUploads } from '../files/clear-uploads'
import { importJobs } from '../imports/import-jobs'
import { clearExpired } from '../jobs/clear-expired'
import type { JobHandlers } from '../jobs/drain'
import { reviewBatchJob } from '../reports/batch/run-batch'
import { clearExports } from '../reports/export/clear-exports'
import { exportReportsJob } from '../reports/export/run-export'

/** Which piece of code does which kind of long work. */
export const jobHandlers: JobHandlers = {
  ...importJobs,
  'review-batch': reviewBatchJob,
  'export-reports': exportReportsJob,
  'clear-exports': clearExports,
  'clear-uploads': clearUploads,
  'clear-expired': clearExpired,
  'certificate-batch': certificateBatch,
  'initialise-dispatch': initialisationJob,
  'seal-audit': sealAudit,
}
