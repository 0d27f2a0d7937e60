import type { verdicts } from 'shared-types/certificates/operations'
import { type Verification } from 'shared-types/certificates/operations'
import { DomainError } from 'shared-types/errors'
import { within, type Tx } from '../database/scope'
import { countFailure, refuseWhileLocked, type BackOff } from '../runtime/back-off'
import type { Context } from '../runtime/context'
import { verifyPast } from './past/verify-past'
import type { Sealer, SealFacts } from './sealer'
import type { PdfCheck } from './signature/check-pdf'
import { hashVerificationToken } from './verification-token'
import * as queries from './queries'

type Verdict = (typeof verdicts)[number]
type Question = Verification['questions'][number]

interface LoggedContent {
  seal: SealFacts
  holder: Omit<NonNullable<Verification['holder']>, 'endedOn' | 'endReason'>
}

/** Unknown codes, unknown files and altered ones from one address before it has to wait, and then one a minute. */
const backOffsOf = ({ address }: Context): BackOff[] =>
  address ? [{ key: `verify/address/${address}`, free: 60, forgetsEachSeconds: 60 }] : []

/** What the QR's address answers: issued? file as issued? signature holds? in force? */
export async function verifyCertificate(
  context: Context,
  { token }: { token: string },
): Promise<Verification> {
  await refuseWhileLocked(context.services, backOffsOf(context), context.now, 'too-many-requests')
  const tokenHash = hashVerificationToken(token)
  const row = await inSystem(context, (tx) => queries.findByToken(tx, tokenHash))
  if (!row) return (await verifyPast(context.services, tokenHash)) ?? unknown(context)
  const stored = await context.services.storage.get(row.file_path).catch(() => undefined)
  // Storage that does not answer says nothing about the certificate: neither genuine nor altered.
  if (!stored && row.state === 'in-force')
    throw new DomainError('verification-unavailable', {}, { certificateId: row.id })
  const check = stored && (await context.services.sealer()).check(stored, context.now)
  return judge(context, row, check)
}

/**
 * What an uploaded PDF is: byte for byte one that was issued, or not. `token` says from which certificate's page it was
 * uploaded. A file that bears our signature, or claims to be that certificate, without being it has been altered.
 */
export async function verifyFile(
  context: Context,
  pdf: Buffer,
  token: string | undefined,
): Promise<Verification> {
  await refuseWhileLocked(context.services, backOffsOf(context), context.now, 'too-many-requests')
  const sealer = await context.services.sealer()
  const check = sealer.check(pdf, context.now)
  const claimed = token
    ? await inSystem(context, (tx) => queries.findByToken(tx, hashVerificationToken(token)))
    : undefined
  const issued = await inSystem(context, (tx) => queries.findByDigest(tx, check.digest))
  if (issued && (!claimed || claimed.id === issued.id)) return judge(context, issued, check)
  if (!claimed && !(await isOurs(context, sealer, check))) return unknown(context, check)
  await countFailure(context.services, backOffsOf(context), context.now)
  return {
    verdict: 'altered',
    questions: [
      question('是否与签发的文件逐字节一致', false, '', '与签发的文件不一致'),
      ...check.answers,
    ],
    sandbox: context.services.config.sandbox,
    hasCode: claimed?.code_hash != null,
    facts: claimed ? factsOf(claimed) : null,
    holder: claimed ? holderOf(claimed) : null,
  }
}

/** Signed with the certificate in use, or with one that has signed before: the issuance log knows every one. */
async function isOurs(context: Context, sealer: Sealer, { signerSerial }: PdfCheck) {
  if (signerSerial === null) return false
  return (
    signerSerial === sealer.facts.serial ||
    inSystem(context, (tx) => queries.hasSigned(tx, signerSerial))
  )
}

/** The conjunction of independent questions: anything but all valid is not genuine. */
function judge(
  context: Context,
  row: queries.CertificateRecord,
  check: PdfCheck | undefined,
): Verification {
  const sameBytes = check?.digest === row.file_sha256
  const questions: Question[] = [
    question('是否由省中心签发', true, `编号 ${row.number} 有签发记录`, ''),
    check
      ? question('是否与签发的文件逐字节一致', sameBytes, '文件摘要一致', '文件摘要不一致')
      : {
          question: '是否与签发的文件逐字节一致',
          answer: 'unknown',
          reason: '暂时无法读取签发的文件',
        },
    ...(check?.answers ?? []),
    question(
      '是否仍然有效',
      row.state === 'in-force',
      '未被更换或撤销',
      row.state === 'revoked' ? '已撤销' : '已被更换',
    ),
  ]
  return {
    verdict: verdictOf(row, questions, sameBytes),
    questions,
    sandbox: row.sandbox,
    hasCode: row.code_hash !== null,
    facts: factsOf(row),
    holder: holderOf(row),
  }
}

function verdictOf(
  row: queries.CertificateRecord,
  questions: readonly Question[],
  sameBytes: boolean,
): Verdict {
  if (row.state === 'revoked') return 'revoked'
  if (row.state === 'superseded') return 'superseded'
  return sameBytes && questions.every((it) => it.answer === 'valid') ? 'genuine' : 'altered'
}

async function unknown(context: Context, check?: PdfCheck): Promise<Verification> {
  const { services } = context
  await countFailure(services, backOffsOf(context), context.now)
  return {
    verdict: 'unknown',
    questions: [question('是否由省中心签发', false, '', '没有签发记录'), ...(check?.answers ?? [])],
    sandbox: services.config.sandbox,
    hasCode: false,
    facts: null,
    holder: null,
  }
}

function question(text: string, valid: boolean, good: string, bad: string): Question {
  return { question: text, answer: valid ? 'valid' : 'invalid', reason: valid ? good : bad }
}

function factsOf(row: queries.CertificateRecord): NonNullable<Verification['facts']> {
  const { seal } = logged(row)
  return {
    sealName: seal.sealName,
    certificateAuthority: seal.certificateAuthority,
    sealType: seal.sealType,
    signedAt: row.issued_at.toISOString(),
    number: row.number,
    digest: row.file_sha256,
  }
}

function holderOf(row: queries.CertificateRecord): NonNullable<Verification['holder']> {
  return {
    ...logged(row).holder,
    endedOn: row.ended_at?.toISOString() ?? null,
    endReason: row.end_reason,
  }
}

const logged = (row: queries.CertificateRecord) => row.content as LoggedContent

const inSystem = <T>(context: Context, work: (tx: Tx) => Promise<T>) =>
  within(context.services.db, { role: 'system' }, work)
