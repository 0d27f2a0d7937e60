import { createHash, randomBytes } from 'node:crypto'
import {
  certificateTitles,
  type CertificateKind,
} from 'shared-types/certificates/certificate-kinds'
import { nameOfCode } from 'shared-types/codes/code-tables'
import { DomainError } from 'shared-types/errors'
import { maskName } from 'shared-types/formats'
import { sexes } from 'shared-types/students/roll-fields'
import { recordAudit } from '../audit/audit'
import type { Tx } from '../database/scope'
import { dayInShanghai } from '../reports/reporting-window'
import { openData } from '../reports/sealed-data'
import type { Context } from '../runtime/context'
import { newId } from '../runtime/new-id'
import { certificateKindOf } from '../settings/certificate-kinds'
import { getStudent, type StudentRecord } from '../students/holder'
import { canonicalBytes, colourFor, type CertificateContent } from './content'
import { verificationUrl } from './present'
import * as queries from './queries'
import { findDispatch, isNewer, refusalOf } from './state'

/** Days from issue within which a graduate reports to the unit. */
const REPORT_WITHIN_DAYS = 180

/**
 * The certificate in force, issued now if there is none. The dispatch row is locked first: of two calls at once the
 * second finds what the first made. Number, hash and token are written in the caller's transaction; the file is stored
 * before it commits, so no logged certificate lacks its file.
 */
export async function issueCertificate(
  tx: Tx,
  context: Context,
  owner: { schoolId: string; studentId: string },
): Promise<queries.CertificateRecord> {
  await lockDispatch(tx, owner)
  const existing = await queries.findInForce(tx, owner.schoolId, owner.studentId)
  if (existing) return existing
  const dispatch = await findDispatch(tx, owner.schoolId, owner.studentId)
  const refusal = refusalOf(dispatch)
  if (!dispatch || refusal)
    throw new DomainError('certificate-not-available', { reason: refusal ?? '' })
  const former = await queries.findLatest(tx, owner.schoolId, owner.studentId)
  if (former?.state === 'revoked' && !isNewer(dispatch, former)) {
    throw new DomainError('certificate-not-available', { reason: '证书已被撤销，请联系学校' })
  }
  return sealAndLog(tx, context, await getStudent(tx, owner.schoolId, owner.studentId), dispatch)
}

async function lockDispatch(tx: Tx, owner: { schoolId: string; studentId: string }): Promise<void> {
  await tx
    .selectFrom('report')
    .select('id')
    .where('school_id', '=', owner.schoolId)
    .where('student_id', '=', owner.studentId)
    .where('kind', '=', 'dispatch')
    .forUpdate()
    .execute()
}

async function sealAndLog(
  tx: Tx,
  context: Context,
  student: StudentRecord,
  dispatch: { id: string; data: unknown },
): Promise<queries.CertificateRecord> {
  const { services, now } = context
  const sealer = await services.sealer()
  const token = randomBytes(16).toString('base64url')
  const sequence = await queries.nextNumber(tx, student.school_id, student.year)
  const number = `${student.year}${student.school_code}${String(sequence).padStart(6, '0')}`
  const plan = openData(services.keys, 'dispatch', dispatch.data)
  const content = contentOf(
    student,
    await certificateKindOf(tx, student.year),
    plan,
    number,
    verificationUrl(services, token),
    await authorityName(tx),
    now,
  )
  const { pdf, digest } = await sealer.seal(content, now)
  const filePath = `certificates/${newId()}.pdf`
  await services.storage.put(filePath, pdf)
  const row = await queries.insertCertificate(
    tx,
    {
      school_id: student.school_id,
      id: newId(),
      student_id: student.id,
      report_id: dispatch.id,
      number,
      kind: content.kind,
      colour: content.colour,
      state: 'in-force',
      content: JSON.stringify({ seal: sealer.facts, holder: maskedHolder(content) }),
      content_sealed: services.keys.seal(canonicalBytes(content).toString('utf8')),
      file_path: filePath,
      file_sha256: digest,
      file_size: pdf.length,
      signer_serial: sealer.facts.serial,
      sandbox: sealer.sandbox,
      issued_at: now,
    },
    { hash: hashVerificationToken(token), sealed: services.keys.seal(token) },
  )
  await recordAudit(tx, context, [
    {
      schoolId: row.school_id,
      operation: 'certificates.issue',
      kind: 'certificate',
      id: row.id,
      after: { number, sha256: digest },
    },
  ])
  return row
}

export const hashVerificationToken = (token: string) =>
  createHash('sha256').update(token).digest('base64url')

async function authorityName(tx: Tx): Promise<string> {
  const row = await tx
    .selectFrom('school')
    .select('name')
    .where('is_centre', '=', true)
    .executeTakeFirstOrThrow()
  return row.name
}

function contentOf(
  student: StudentRecord,
  kind: CertificateKind,
  plan: Record<string, string>,
  number: string,
  url: string,
  authority: string,
  now: Date,
): CertificateContent {
  const until = new Date(now.getTime() + REPORT_WITHIN_DAYS * 24 * 3600 * 1000)
  const unit = plan['unit'] ?? plan['authority'] ?? ''
  return {
    number,
    kind,
    colour: colourFor(student.education_level),
    name: student.name,
    sex: sexes.find((it) => it.code === student.sex)?.name ?? '',
    educationLevel: nameOfCode('educationLevel', student.education_level),
    major: student.major_name,
    studyYears: String(student.study_years),
    school: student.school_name,
    receivingUnit: unit,
    receivingAddress: plan['reportingAddress'] ?? '',
    reportFrom: dayInShanghai(now),
    reportTo: dayInShanghai(until),
    archiveNote: `档案由学校转寄至${plan['archiveUnit'] ?? unit}`,
    remark: plan['unit'] ? `主管单位：${plan['authority'] ?? ''}` : '',
    issuedOn: dayInShanghai(now),
    authority,
    verificationUrl: url,
  }
}

/** What the verification page may show to anyone who holds the QR. */
function maskedHolder(content: CertificateContent) {
  return {
    title: certificateTitles[content.kind],
    name: maskName(content.name),
    school: content.school,
    educationLevel: content.educationLevel,
    major: content.major,
    receivingUnit: content.receivingUnit,
    issuedOn: content.issuedOn,
  }
}
