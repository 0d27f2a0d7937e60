import * as z from 'zod'
import { defineOperation } from '../operation'

/** Takes what is due and works on it for at most `budgetMs`; the rest waits for the next tick. */
export const drainJobs = defineOperation({
  name: 'jobs.drain',
  label: '处理后台任务',
  callers: ['timer'],
  access: 'worker',
  writes: true,
  input: z.strictObject({ budgetMs: z.int().min(100).max(55_000).default(45_000) }),
  output: z.object({ finished: z.int() }),
  errors: [],
})

export const jobOperations = [drainJobs] as const
