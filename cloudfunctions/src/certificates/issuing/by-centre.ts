import { DomainError } from 'shared-types/errors'
import type { Certificate } from 'shared-types/certificates/operations'
import { within } from '../../database/scope'
import { staffScope, type StaffContext } from '../../runtime/context'
import { presentCertificate } from '../present'
import * as certificates from '../queries'
import { issueCertificate } from './issue'

/** Of one completed dispatch; the certificate in force when there is one already. */
export async function issueByCentre(
  context: StaffContext,
  { reportId }: { reportId: string },
): Promise<Certificate> {
  const { db } = context.services
  const owner = await within(db, staffScope(context), (tx) =>
    certificates.findDispatchOwner(tx, context.actor, reportId),
  )
  if (!owner) throw new DomainError('not-found')
  return present(context, await issueCertificate(context, staffScope(context), owner))
}

/** Takes the records of this moment: a name that was corrected, a unit whose name has changed. */
export async function reissueCertificate(
  context: StaffContext,
  { id, reason }: { id: string; reason: string },
): Promise<Certificate> {
  const { db } = context.services
  const found = await within(db, staffScope(context), (tx) =>
    certificates.findVisible(tx, context.actor, id),
  )
  if (!found) throw new DomainError('not-found')
  if (found.state !== 'in-force') throw new DomainError('certificate-not-in-force')
  const owner = { schoolId: found.school_id, studentId: found.student_id }
  const issued = await issueCertificate(context, staffScope(context), owner, { id, reason })
  return present(context, issued)
}

const present = (context: StaffContext, row: certificates.CertificateRecord) =>
  within(context.services.db, staffScope(context), (tx) =>
    presentCertificate(tx, context.services, row),
  )
