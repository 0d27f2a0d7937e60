import { within, type Tx } from '../database/scope'
import type { Services } from '../runtime/services'
import { deleteSessions } from './queries'

/** Signs a person out everywhere. In a transaction of the platform: sessions are nobody else's to touch. */
export async function endSessions(
  services: Services,
  schoolId: string,
  staffId: string,
  tx?: Tx,
): Promise<void> {
  if (tx) await deleteSessions(tx, schoolId, staffId)
  else
    await within(services.db, { role: 'system' }, (own) => deleteSessions(own, schoolId, staffId))
}
