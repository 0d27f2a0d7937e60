import type {
  CertificateBatch,
  CertificateBatchFilter,
  CertificateBatchOutcome,
} from 'shared-types/certificates/batch-operations'
import { DomainError } from 'shared-types/errors'
import { recordAudit } from '../../audit/audit'
import { within, type Tx } from '../../database/scope'
import { staffScope, type StaffContext } from '../../runtime/context'
import { countByStanding } from './candidates'
import * as queries from './queries'

const SHOWN_BATCHES = 20

interface Which {
  id: string
}

export const previewCertificateBatch = (context: StaffContext, filter: CertificateBatchFilter) =>
  within(context.services.db, staffScope(context), async (tx) => ({
    counts: await countByStanding(tx, filter),
  }))

/** Of the whole centre: whoever issues sees what colleagues have issued. */
export const getCertificateBatch = (context: StaffContext, which: Which) =>
  within(context.services.db, staffScope(context), (tx) => presentOne(tx, context, which))

export const listCertificateBatches = (context: StaffContext, { year }: { year: number }) =>
  within(context.services.db, staffScope(context), async (tx) => {
    const rows = await queries
      .listBatches(tx, context.actor.schoolId)
      .where('certificate_batch.year', '=', year)
      .limit(SHOWN_BATCHES)
      .execute()
    return { batches: rows.map(presentBatch) }
  })

export const listCertificateBatchItems = (
  context: StaffContext,
  {
    id,
    limit,
    ...page
  }: Which & {
    outcome?: CertificateBatchOutcome | undefined
    after?: string | undefined
    limit: number
  },
) =>
  within(context.services.db, staffScope(context), async (tx) => {
    const at = { school_id: context.actor.schoolId, id }
    if (!(await queries.findBatch(tx, at))) throw new DomainError('not-found')
    const rows = await queries.listItems(tx, at, { ...page, limit: limit + 1 })
    const items = rows.slice(0, limit).map((row) => ({
      studentId: row.student_id,
      name: row.name,
      studentNumber: row.student_number,
      schoolName: row.school_name,
      outcome: row.outcome as CertificateBatchOutcome,
      reason: row.reason,
    }))
    return { items, next: rows.length > limit ? (items.at(-1)?.studentId ?? null) : null }
  })

export const stopCertificateBatch = (context: StaffContext, { id }: Which) =>
  within(context.services.db, staffScope(context), async (tx) => {
    // Waits for the certificates that the job has in hand.
    const batch = await queries.lockBatch(tx, { school_id: context.actor.schoolId, id })
    if (!batch) throw new DomainError('not-found')
    if (batch.state !== 'running') throw new DomainError('action-not-allowed')
    await queries.updateBatch(tx, batch, {
      state: 'stopped',
      stop_reason: `${context.actor.name}停止了本次批量签发`,
      finished_at: context.now,
    })
    await recordAudit(tx, context, [
      {
        schoolId: batch.school_id,
        operation: 'certificates.stop-batch',
        kind: 'certificate-batch',
        id: batch.id,
        before: { state: 'running' },
        after: { state: 'stopped', issued: batch.issued, skipped: batch.skipped },
      },
    ])
    return presentOne(tx, context, { id })
  })

export async function presentOne(
  tx: Tx,
  { actor }: StaffContext,
  { id }: Which,
): Promise<CertificateBatch> {
  const row = await queries
    .listBatches(tx, actor.schoolId)
    .where('certificate_batch.id', '=', id)
    .executeTakeFirst()
  if (!row) throw new DomainError('not-found')
  return presentBatch(row)
}

const presentBatch = (
  row: queries.BatchRecord & { school_name: string | null },
): CertificateBatch => ({
  id: row.id,
  year: row.year,
  schoolName: row.school_name,
  colour: row.only_colour as CertificateBatch['colour'],
  state: row.state as CertificateBatch['state'],
  stopReason: row.stop_reason,
  waitingSince: row.state === 'running' ? (row.waiting_since?.toISOString() ?? null) : null,
  total: row.total,
  issued: row.issued,
  skipped: row.skipped,
  startedByName: row.started_by_name,
  startedAt: row.started_at.toISOString(),
  finishedAt: row.finished_at?.toISOString() ?? null,
})
