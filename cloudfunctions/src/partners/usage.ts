import { dayInShanghai } from '../reports/reporting-window'
import type { StaffContext } from '../runtime/context'
import { inCentre } from './manage'
import { getPartner } from './present'
import * as queries from './queries'

const DAYS_MS = 29 * 24 * 3600 * 1000
const CALLS_SHOWN = 50

export async function partnerUsage(context: StaffContext, { id }: { id: string }) {
  const since = dayInShanghai(new Date(context.now.getTime() - DAYS_MS))
  return inCentre(context, async (tx) => {
    await getPartner(tx, id, context.now)
    const days = await queries.listDays(tx, id, since)
    const calls = await queries.listCalls(tx, id, CALLS_SHOWN)
    return {
      days,
      calls: calls.map((it) => ({
        id: it.id,
        at: it.at.toISOString(),
        operation: it.operation,
        outcome: it.outcome,
        keyId: it.key_id,
        address: it.address,
        authentication: it.authentication ?? '',
        consentVersion: it.consent_version ?? '',
        consentGivenAt: it.consent_given_at?.toISOString() ?? null,
        requestId: it.request_id,
      })),
    }
  })
}
