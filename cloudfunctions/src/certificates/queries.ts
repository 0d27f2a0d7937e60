import type { Insertable } from 'kysely'
import type { Tx } from '../database/scope'
import type { Tables } from '../database/tables'
import { visibleTo, type Reader } from '../reports/visibility'

export function findInForce(tx: Tx, schoolId: string, studentId: string) {
  return tx
    .selectFrom('certificate')
    .selectAll()
    .where('school_id', '=', schoolId)
    .where('student_id', '=', studentId)
    .where('state', '=', 'in-force')
    .executeTakeFirst()
}

export type CertificateRecord = NonNullable<Awaited<ReturnType<typeof findInForce>>>

/** In force if there is one, else the newest. */
export function findLatest(tx: Tx, schoolId: string, studentId: string) {
  return tx
    .selectFrom('certificate')
    .selectAll()
    .where('school_id', '=', schoolId)
    .where('student_id', '=', studentId)
    .orderBy('issued_at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst()
}

/** The one that was in force at this moment, whatever became of it. */
export function findInForceAt(tx: Tx, schoolId: string, studentId: string, at: Date) {
  return tx
    .selectFrom('certificate')
    .select('number')
    .where('school_id', '=', schoolId)
    .where('student_id', '=', studentId)
    .where('issued_at', '<=', at)
    .where((eb) => eb.or([eb('ended_at', 'is', null), eb('ended_at', '>', at)]))
    .executeTakeFirst()
}

/** The certificates of the reports that this reader may know exist. */
function visibleCertificates(tx: Tx, reader: Reader) {
  return tx
    .selectFrom('certificate')
    .innerJoin('report', (join) =>
      join
        .onRef('report.school_id', '=', 'certificate.school_id')
        .onRef('report.id', '=', 'certificate.report_id'),
    )
    .where(visibleTo(reader))
    .selectAll('certificate')
}

export function findVisible(tx: Tx, reader: Reader, id: string) {
  return visibleCertificates(tx, reader).where('certificate.id', '=', id).executeTakeFirst()
}

export function listOfReport(tx: Tx, reader: Reader, reportId: string) {
  return visibleCertificates(tx, reader)
    .where('certificate.report_id', '=', reportId)
    .orderBy('certificate.issued_at', 'desc')
    .orderBy('certificate.id', 'desc')
    .execute()
}

/** Whose dispatch this is. */
export async function findDispatchOwner(tx: Tx, reader: Reader, reportId: string) {
  const row = await tx
    .selectFrom('report')
    .select(['report.school_id', 'report.student_id'])
    .where('report.id', '=', reportId)
    .where('report.kind', '=', 'dispatch')
    .where(visibleTo(reader))
    .executeTakeFirst()
  return row && { schoolId: row.school_id, studentId: row.student_id }
}

export function findReport(tx: Tx, reader: Reader, id: string) {
  return tx
    .selectFrom('report')
    .select('report.id')
    .where('report.id', '=', id)
    .where(visibleTo(reader))
    .executeTakeFirst()
}

export async function insertCertificate(
  tx: Tx,
  certificate: Insertable<Tables['certificate']>,
  token: { hash: string; sealed: string },
): Promise<CertificateRecord> {
  const row = await tx
    .insertInto('certificate')
    .values(certificate)
    .returningAll()
    .executeTakeFirstOrThrow()
  await tx
    .insertInto('certificate_token')
    .values({
      token_hash: token.hash,
      school_id: row.school_id,
      certificate_id: row.id,
      token_sealed: token.sealed,
    })
    .execute()
  return row
}

/** Guarded by the state: of two revocations one counts. */
export function endCertificate(
  tx: Tx,
  certificate: CertificateRecord,
  state: 'revoked' | 'superseded',
  reason: string,
  at: Date,
) {
  return tx
    .updateTable('certificate')
    .set({ state, ended_at: at, end_reason: reason })
    .where('school_id', '=', certificate.school_id)
    .where('id', '=', certificate.id)
    .where('state', '=', 'in-force')
    .returningAll()
    .executeTakeFirst()
}

export async function getSealedToken(tx: Tx, certificate: CertificateRecord): Promise<string> {
  const row = await tx
    .selectFrom('certificate_token')
    .select('token_sealed')
    .where('school_id', '=', certificate.school_id)
    .where('certificate_id', '=', certificate.id)
    .executeTakeFirstOrThrow()
  return row.token_sealed
}

export function findByToken(tx: Tx, tokenHash: string) {
  return tx
    .selectFrom('certificate_token')
    .innerJoin('certificate', (join) =>
      join
        .onRef('certificate.school_id', '=', 'certificate_token.school_id')
        .onRef('certificate.id', '=', 'certificate_token.certificate_id'),
    )
    .selectAll('certificate')
    .where('certificate_token.token_hash', '=', tokenHash)
    .executeTakeFirst()
}

/** The certificate whose file has this SHA-256, hexadecimal. */
export function findByDigest(tx: Tx, digest: string) {
  return tx
    .selectFrom('certificate')
    .selectAll()
    .where('file_sha256', '=', digest)
    .executeTakeFirst()
}

/** Whether a certificate of ours was ever signed with the signing certificate of this serial number. */
export async function hasSigned(tx: Tx, signerSerial: string): Promise<boolean> {
  const row = await tx
    .selectFrom('certificate')
    .select('id')
    .where('signer_serial', '=', signerSerial)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
