import { certificateNames } from 'shared-types/certificates/certificate-kinds'
import type { Certificate } from 'shared-types/certificates/operations'
import { within } from '../database/scope'
import type { Services } from '../runtime/services'
import { fileNameOf, presentCertificate } from './present'
import { findLatest, type CertificateRecord } from './queries'

const PDF = 'application/pdf'
const stateLabels: Record<Certificate['state'], string> = {
  'in-force': '有效',
  superseded: '已被更换',
  revoked: '已撤销',
}

/** The certificate of each of these roll records, read in its student's own scope; the PDF only while it is in force. */
export async function findForPartner(
  services: Services,
  records: readonly { schoolId: string; studentId: string }[],
) {
  const found = []
  for (const { schoolId, studentId } of records) {
    const row = await within(services.db, { role: 'student', schoolId, studentId }, async (tx) => {
      const latest = await findLatest(tx, schoolId, studentId)
      return latest && { latest, shown: await presentCertificate(tx, services, latest) }
    })
    if (!row) continue
    const { latest, shown } = row
    found.push({
      value: {
        schoolName: shown.printed.school,
        kind: shown.kind,
        kindLabel: certificateNames[shown.kind],
        number: shown.number,
        state: shown.state,
        stateLabel: stateLabels[shown.state],
        issuedAt: shown.issuedAt,
        verificationUrl: shown.verificationUrl,
        pdfUrl: shown.state === 'in-force' ? await linkTo(services, latest) : null,
        sandbox: shown.sandbox,
      },
      told: { schoolId, kind: 'certificate' as const, id: latest.id },
    })
  }
  return found
}

/** Our own storage gives a path, the cloud's an address. */
async function linkTo({ storage, config }: Services, row: CertificateRecord): Promise<string> {
  const url = await storage.temporaryUrl(row.file_path, fileNameOf(row), PDF)
  return new URL(url, config.publicUrl).toString()
}
