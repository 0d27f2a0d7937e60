import type { Tx } from '../database/scope'
import type { JobRun } from '../jobs/drain'
import { endImport, importIdOf } from './begin-work'
import * as queries from './queries'

const verbs = { checking: '检查', applying: '导入' } as const

/** For jobs on an import in this state: when the last try has failed, the import says so instead of waiting for ever. */
export const giveUpImport =
  (state: keyof typeof verbs) =>
  async (tx: Tx, job: JobRun['job']): Promise<void> => {
    const record = await queries.findImportOfJob(tx, job.school_id, importIdOf(job))
    if (!record) return
    const refusal = `多次尝试仍未能完成${verbs[state]}，没有写入任何数据。请稍后重新开始；如仍不成功，请联系省就业指导中心。`
    await endImport(tx, job, record, state, { state: 'failed', refusal })
  }
