import { DomainError } from 'shared-types/errors'
import type { Initialisation } from 'shared-types/reports/initialisation-operations'
import { recordAudit, type AuditFacts } from '../../audit/audit'
import { within, type Tx } from '../../database/scope'
import { insertJob } from '../../jobs/insert-job'
import { staffScope, type StaffContext } from '../../runtime/context'
import { newId } from '../../runtime/new-id'
import * as queries from './queries'

const inProvince = <T>(context: StaffContext, work: (tx: Tx) => Promise<T>): Promise<T> =>
  within(context.services.db, staffScope(context), work)

export const previewInitialisation = (context: StaffContext, { year }: { year: number }) =>
  inProvince(context, (tx) => queries.countGraduates(tx, year))

export const listInitialisations = (context: StaffContext, { year }: { year: number }) =>
  inProvince(context, async (tx) => {
    const rows = await queries.listInitialisations(tx, context.actor.schoolId, year)
    return { initialisations: rows.map(present) }
  })

/** Of two at once for a year the second is refused: the first does it all. */
export const startInitialisation = (
  context: StaffContext,
  { year, expected }: { year: number; expected: number },
): Promise<Initialisation> =>
  inProvince(context, async (tx) => {
    const { actor, now } = context
    const { due } = await queries.countGraduates(tx, year)
    if (due !== expected) throw new DomainError('batch-changed')
    const run = await queries.insertInitialisation(tx, {
      school_id: actor.schoolId,
      id: newId(),
      year,
      state: 'running',
      total: due,
      started_by: actor.id,
      started_by_name: actor.name,
      started_at: now,
    })
    if (!run) throw new DomainError('action-not-allowed')
    await insertJob(tx, {
      schoolId: actor.schoolId,
      kind: 'initialise-dispatch',
      payload: { initialisationId: run.id },
      requestedBy: actor.id,
      now,
    })
    await audit(tx, context, 'dispatch.start-initialisation', run, { after: { year, total: due } })
    return present(run)
  })

export const stopInitialisation = (
  context: StaffContext,
  { id }: { id: string },
): Promise<Initialisation> =>
  inProvince(context, async (tx) => {
    // Waits for the graduates that the job has in hand.
    const run = await queries.lockInitialisation(tx, { school_id: context.actor.schoolId, id })
    if (!run) throw new DomainError('not-found')
    if (run.state !== 'running') throw new DomainError('action-not-allowed')
    const stopped = await queries.updateInitialisation(tx, run, {
      state: 'stopped',
      stop_reason: `${context.actor.name}停止了本次初始化`,
      finished_at: context.now,
    })
    await audit(tx, context, 'dispatch.stop-initialisation', run, {
      before: { state: 'running' },
      after: { state: 'stopped' },
    })
    return present(stopped)
  })

const audit = (
  tx: Tx,
  context: StaffContext,
  operation: string,
  run: queries.InitialisationRecord,
  change: { before?: AuditFacts; after: AuditFacts },
) =>
  recordAudit(tx, context, [
    { schoolId: run.school_id, operation, kind: 'dispatch-initialisation', id: run.id, ...change },
  ])

const present = (row: queries.InitialisationRecord): Initialisation => ({
  id: row.id,
  year: row.year,
  state: row.state as Initialisation['state'],
  stopReason: row.stop_reason,
  total: row.total,
  initialised: row.initialised,
  skipped: row.skipped,
  startedByName: row.started_by_name,
  startedAt: row.started_at.toISOString(),
  finishedAt: row.finished_at?.toISOString() ?? null,
})
