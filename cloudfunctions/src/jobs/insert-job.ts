import type { Tx } from '../database/scope'
import { newId } from '../runtime/new-id'

export type JobKind =
  | 'check-import'
  | 'apply-import'
  | 'review-batch'
  | 'export-reports'
  | 'clear-exports'
  | 'clear-uploads'
  | 'clear-expired'
  | 'certificate-batch'
  | 'initialise-dispatch'
  | 'seal-audit'

export async function insertJob(
  tx: Tx,
  job: {
    schoolId: string
    kind: JobKind
    payload: Record<string, string>
    requestedBy: string
    now: Date
  },
): Promise<string> {
  const id = newId()
  await tx
    .insertInto('job')
    .values({
      school_id: job.schoolId,
      id,
      kind: job.kind,
      payload: JSON.stringify(job.payload),
      requested_by: job.requestedBy,
      state: 'waiting',
      run_at: job.now,
      created_at: job.now,
    })
    .execute()
  return id
}
