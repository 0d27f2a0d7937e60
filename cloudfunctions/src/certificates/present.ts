import type { Certificate } from 'shared-types/certificates/operations'
import type { Tx } from '../database/scope'
import type { Services } from '../runtime/services'
import type { CertificateContent } from './content'
import { getSealedToken, type CertificateRecord } from './queries'

export async function presentCertificate(
  tx: Tx,
  services: Services,
  row: CertificateRecord,
): Promise<Certificate> {
  const content = openContent(services, row)
  return {
    id: row.id,
    number: row.number,
    kind: row.kind as Certificate['kind'],
    colour: row.colour as Certificate['colour'],
    state: row.state as Certificate['state'],
    holderName: content.name,
    receivingUnit: content.receivingUnit,
    printed: content,
    issuedAt: row.issued_at.toISOString(),
    revokedAt: row.ended_at?.toISOString() ?? null,
    revocationReason: row.end_reason,
    verificationUrl: verificationUrl(services, services.keys.open(await getSealedToken(tx, row))),
    sandbox: row.sandbox,
  }
}

export const openContent = (services: Services, row: CertificateRecord) =>
  JSON.parse(services.keys.open(row.content_sealed)) as CertificateContent

export const verificationUrl = (services: Services, token: string) =>
  `${services.config.publicUrl}/v/${token}`

export const fileNameOf = (row: { number: string }) => `${row.number}.pdf`
