import { drainJobs as drainContract } from 'shared-types/jobs/operations'
import { drainJobs } from '../jobs/drain'
import { scheduleDaily } from '../jobs/daily'
import { forTimer } from '../runtime/implement'
import type { FunctionDefinition } from '../runtime/serve'
import { jobHandlers } from './job-handlers'

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
      return {
        finished: await drainJobs(services, jobHandlers, budgetMs, services.ending ?? never),
      }
    }),
  ],
}
