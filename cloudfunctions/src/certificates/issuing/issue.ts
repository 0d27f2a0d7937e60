import { DomainError } from 'shared-types/errors'
import { within, type Scope } from '../../database/scope'
import type { Context } from '../../runtime/context'
import type { CertificateRecord } from '../queries'
import { planCertificate, type Replacing } from './plan'
import type { Owner } from './queries'
import { signAndLog } from './sign-and-log'
import { unprintableReason } from './unprintable-reason'

/** The certificate in force, issued now if there is none, or in the place of the one that is to be replaced. */
export async function issueCertificate(
  context: Context,
  scope: Scope,
  owner: Owner,
  replacing?: Replacing,
): Promise<CertificateRecord> {
  const { db } = context.services
  const planned = await within(db, scope, (tx) => planCertificate(tx, context, owner, replacing))
  if (planned.state === 'held') return planned.certificate
  if (planned.state === 'refused') throw notAvailable(planned.reason)
  const [signed] = await within(db, scope, (tx) => signAndLog(tx, context, [owner]))
  if (signed?.state === 'unprintable') throw notAvailable(unprintableReason(signed.characters))
  if (!signed || signed.state === 'changed') throw notAvailable('派遣方案刚刚有变动，请刷新后再试')
  return signed.certificate
}

const notAvailable = (reason: string) => new DomainError('certificate-not-available', { reason })
