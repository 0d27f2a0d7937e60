import type {
  CertificateBatch,
  CertificateBatchFilter,
} from 'shared-types/certificates/batch-operations'
import { DomainError } from 'shared-types/errors'
import { recordAudit } from '../../audit/audit'
import { within } from '../../database/scope'
import { insertJob } from '../../jobs/insert-job'
import { staffScope, type StaffContext } from '../../runtime/context'
import { newId } from '../../runtime/new-id'
import { presentOne } from './batches'
import { insertDue } from './candidates'
import * as queries from './queries'

/** Keeps who is due at this moment and leaves the issuing to a job. */
export async function startCertificateBatch(
  context: StaffContext,
  input: CertificateBatchFilter & { expected: number },
): Promise<CertificateBatch> {
  const { services, actor, now } = context
  const { expected, ...filter } = input
  return within(services.db, staffScope(context), async (tx) => {
    const batch = await queries.insertBatch(tx, {
      school_id: actor.schoolId,
      id: newId(),
      year: filter.year,
      only_school_id: filter.schoolId ?? null,
      only_colour: filter.colour ?? null,
      state: 'running',
      total: expected,
      started_by: actor.id,
      started_by_name: actor.name,
      started_at: now,
    })
    const due = await insertDue(tx, batch, filter)
    if (due !== expected) throw new DomainError('certificates-due-changed')
    await insertJob(tx, {
      schoolId: actor.schoolId,
      kind: 'certificate-batch',
      payload: { batchId: batch.id },
      requestedBy: actor.id,
      now,
    })
    await recordAudit(tx, context, [
      {
        schoolId: actor.schoolId,
        operation: 'certificates.start-batch',
        kind: 'certificate-batch',
        id: batch.id,
        after: { year: filter.year, colour: filter.colour ?? null, total: due },
      },
    ])
    return presentOne(tx, context, batch)
  })
}
