import { DomainError } from 'shared-types/errors'
import type { Certificate } from 'shared-types/certificates/operations'
import { recordAudit } from '../audit/audit'
import { within, type Tx } from '../database/scope'
import { staffScope, type Context, type StaffContext } from '../runtime/context'
import { presentCertificate } from './present'
import * as queries from './queries'

/** The centre takes a certificate back; the verification page says so from the next request on. */
export async function revokeCertificate(
  context: StaffContext,
  input: { id: string; reason: string },
): Promise<Certificate> {
  return within(context.services.db, staffScope(context), async (tx) => {
    const found = await queries.findVisible(tx, context.actor, input.id)
    if (!found) throw new DomainError('not-found')
    const ended = await endAndLog(tx, context, found, input.reason)
    if (!ended) throw new DomainError('certificate-not-in-force')
    return presentCertificate(tx, context.services, ended)
  })
}

/** Ends what is in force for a student whose dispatch is no longer settled; nothing when there is none. */
export async function revokeInForce(
  tx: Tx,
  context: Context,
  owner: { school_id: string; student_id: string },
  reason: string,
): Promise<void> {
  const found = await queries.findInForce(tx, owner.school_id, owner.student_id)
  if (found) await endAndLog(tx, context, found, reason)
}

async function endAndLog(
  tx: Tx,
  context: Context,
  certificate: queries.CertificateRecord,
  reason: string,
) {
  const ended = await queries.endCertificate(tx, certificate, 'revoked', reason, context.now)
  if (!ended) return undefined
  await recordAudit(tx, context, [
    {
      schoolId: ended.school_id,
      operation: 'certificates.revoke',
      kind: 'certificate',
      id: ended.id,
      before: { state: 'in-force' },
      after: { state: 'revoked' },
    },
  ])
  return ended
}
