import type { PastCertificate } from 'shared-types/certificates/past-operations'
import { within } from '../../database/scope'
import { verifiedPerson } from '../../identity/verified-person'
import type { StudentContext } from '../../runtime/context'
import { listPastOf } from './records'
import { presentPast } from './search'

/**
 * What the registers hold of whoever is asking, bound to a roll or not, and nobody else. Nothing can be asked for: what
 * is looked up is the name and number that the face check has confirmed. A number on a roll would not do, because a
 * school may write any there.
 */
export async function myPastCertificates({
  services,
  actor,
}: StudentContext): Promise<{ records: PastCertificate[]; isVerified: boolean }> {
  return within(services.db, { role: 'system' }, async (tx) => {
    const person = await verifiedPerson(tx, actor.openidIndex)
    const rows = person ? await listPastOf(tx, person) : []
    return {
      records: rows.map((row) => presentPast(services, row)),
      isVerified: person !== undefined,
    }
  })
}
