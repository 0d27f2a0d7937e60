import { DomainError } from 'shared-types/errors'
import type { Certificate } from 'shared-types/certificates/operations'
import { recordAudit, type AuditSubject } from '../audit/audit'
import { within, type Tx } from '../database/scope'
import { staffScope, type StaffContext } from '../runtime/context'
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
    const ended = await queries.endCertificate(tx, found, 'revoked', input.reason, context.now)
    if (!ended) throw new DomainError('certificate-not-in-force')
    await recordAudit(tx, context, [revocationOf(ended)])
    return presentCertificate(tx, context.services, ended)
  })
}

/** Ends what is in force for a student whose dispatch is no longer settled; returns what is to go on record. */
export async function revokeInForce(
  tx: Tx,
  owner: { school_id: string; student_id: string },
  reason: string,
  now: Date,
): Promise<AuditSubject[]> {
  const found = await queries.findInForce(tx, owner.school_id, owner.student_id)
  const ended = found && (await queries.endCertificate(tx, found, 'revoked', reason, now))
  return ended ? [revocationOf(ended)] : []
}

const revocationOf = (ended: queries.CertificateRecord): AuditSubject => ({
  schoolId: ended.school_id,
  operation: 'certificates.revoke',
  kind: 'certificate',
  id: ended.id,
  before: { state: 'in-force' },
  after: { state: 'revoked' },
})
