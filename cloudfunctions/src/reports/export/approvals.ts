import { DomainError } from 'shared-types/errors'
import type { ReportExport } from 'shared-types/reports/exchange/export-operations'
import { within } from '../../database/scope'
import { staffScope, type StaffContext } from '../../runtime/context'
import { audit, present, startJob } from './exports'
import * as queries from './queries'

export const listExportRequests = (context: StaffContext) =>
  within(context.services.db, staffScope(context), async (tx) => {
    const rows = await queries.listRequests(tx, context.actor.schoolId)
    return {
      requests: rows.map((it) => ({ ...present(it), isOwn: it.started_by === context.actor.id })),
    }
  })

/** With consent the job starts, in the name of whoever asked and with what they may do at that moment. */
export const decideExport = (
  context: StaffContext,
  input: { id: string; approve: boolean; opinion?: string | undefined },
): Promise<ReportExport> =>
  within(context.services.db, staffScope(context), async (tx) => {
    const { actor, now } = context
    const held = await queries.lockExport(tx, { school_id: actor.schoolId, id: input.id })
    if (!held?.reason) throw new DomainError('not-found')
    if (held.started_by === actor.id) throw new DomainError('export-own-request')
    if (held.state !== 'waiting') throw new DomainError('action-not-allowed')
    if (!input.approve && !input.opinion) throw new DomainError('opinion-required')
    const decided = await queries.updateExport(tx, held, {
      state: input.approve ? 'running' : 'refused',
      decided_by: actor.id,
      decided_by_name: actor.name,
      decided_at: now,
      decision_opinion: input.opinion ?? null,
      ...(!input.approve && { finished_at: now }),
    })
    if (input.approve) await startJob(tx, decided, now)
    await audit(tx, context, 'reports.decide-export', decided, {
      state: decided.state,
      total: decided.rows_total,
      opinion: decided.decision_opinion,
    })
    return present(decided)
  })
