import { drainJobs as drainContract } from 'shared-types/jobs/operations'
import { sealAudit } from '../audit/seals/seal-day'
import { certificateBatch } from '../certificates/batch/run-batch'
import { initialisationJob } from '../dispatch/bulk/run-initialisation'
import { importJobs } from '../imports/import-jobs'
import { drainJobs, type JobHandlers } from '../jobs/drain'
import { scheduleDaily } from '../jobs/daily'
import { forTimer } from '../runtime/implement'
import { reviewBatchJob } from '../reports/batch/run-batch'
import { clearUploads } from '../files/pieces'
import { clearExports } from '../reports/export/clear-exports'
import { exportReportsJob } from '../reports/export/run-export'
import type { FunctionDefinition } from '../runtime/serve'

const handlers: JobHandlers = {
  ...importJobs,
  'review-batch': reviewBatchJob,
  'export-reports': exportReportsJob,
  'clear-exports': clearExports,
  'clear-uploads': clearUploads,
  'certificate-batch': certificateBatch,
  'initialise-dispatch': initialisationJob,
  'seal-audit': sealAudit,
}

/** A function instance is frozen between calls, not asked to end. */
const never = new AbortController().signal

/** The platform's timer. It has no HTTP address; inside the cloud only the platform and our own functions reach it. */
export const timerFunction: FunctionDefinition = {
  caller: 'timer',
  cookieName: '',
  identify: (_services, incoming) =>
    Promise.resolve(incoming.isEndUser ? { kind: 'public' } : { kind: 'timer' }),
  implementations: [
    forTimer(drainContract, async ({ services, now }, { budgetMs }) => {
      await scheduleDaily(services, now)
      return { finished: await drainJobs(services, handlers, budgetMs, services.ending ?? never) }
    }),
  ],
}
