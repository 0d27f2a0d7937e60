import { createHash, verify, type X509Certificate } from 'node:crypto'
import { algorithmFor, chainIn, wereInForce } from './certificate-chain'
import {
  countSignatures,
  findSignature,
  isPdf,
  readCms,
  type EmbeddedSignature,
  type SignedContent,
} from './read-signature'
import { stampHolds } from './time-stamps/token'
import { sealFactsOf, type SealFacts } from './seal-facts'

export interface Answer {
  question: string
  answer: 'valid' | 'invalid' | 'unknown'
  reason: string
}

export interface PdfCheck {
  /** The same six questions in the same order, a seventh where there is a time-stamp, each asked for itself; anything but all valid is not genuine. */
  answers: Answer[]
  /** 文档摘要: SHA-256 of the whole file, hexadecimal. */
  digest: string
  /** Serial number of the signing certificate, hexadecimal. */
  signerSerial: string | null
  /** As the file states them; worth what the answers are worth. Null when no signature can be read. */
  facts: (SealFacts & { signedAt: Date | null }) | null
}

/** A certificate has about 100 KB; more is not looked at. */
const MAX_BYTES = 10 * 1024 * 1024
/** Clocks differ a little. */
const CLOCK_SKEW_MS = 10 * 60 * 1000
const NOT_ASKED = '没有可供检查的签名'

interface Subject {
  bytes: Buffer
  embedded: EmbeddedSignature | undefined
  signed: SignedContent | undefined
  roots: readonly X509Certificate[]
  stampRoots: readonly X509Certificate[]
  now: Date
}

interface Question {
  question: string
  good: string
  bad: string
  /** Undefined when what it asks about is not there. A throw counts as invalid. */
  holds: (it: Subject) => boolean | undefined
}

const questions: readonly Question[] = [
  {
    question: '文件是带有唯一签名的 PDF',
    good: '文件完整，带有一个签名',
    bad: '不是 PDF，或者没有签名，或者签名不止一个',
    holds: ({ bytes, embedded }) =>
      isPdf(bytes) && embedded !== undefined && countSignatures(bytes) === 1,
  },
  {
    question: '签名覆盖整个文件',
    good: '签名之后没有追加内容',
    bad: '签名没有覆盖整个文件，签名之后有追加或改动',
    holds: ({ bytes, embedded }) => embedded && coversAll(bytes, embedded),
  },
  {
    question: '签名之后内容未变',
    good: '摘要一致',
    bad: '摘要不一致，内容被改动',
    holds: ({ bytes, embedded, signed }) =>
      embedded && signed && digestOf(bytes, embedded).equals(signed.messageDigest),
  },
  {
    question: '签名由印章证书作出',
    good: '签名与印章证书相符',
    bad: '签名损坏，或者与印章证书不符',
    holds: ({ embedded, signed }) => embedded && (signed ? signatureHolds(signed) : false),
  },
  {
    question: '印章证书由受信任的机构颁发',
    good: '证书链通向受信任的根证书',
    bad: '证书链不通向受信任的根证书',
    holds: ({ signed, roots }) => signed && chainIn(signed.certificates, roots) !== undefined,
  },
  {
    question: '签章时证书在有效期内',
    good: '签章时间在证书有效期内',
    bad: '签章时间不在证书有效期内，或者晚于现在',
    holds: ({ embedded, signed, roots, now }) =>
      signed && embedded?.signedAt && wasValidAt(embedded.signedAt, signed, roots, now),
  },
]

/** Asked only of a file that has one (PAdES B-T). */
const stampQuestion: Question = {
  question: '时间戳证明签章时间',
  good: '时间戳由受信任的机构签发，与签章相符',
  bad: '时间戳损坏、与签章不符，或者不是受信任的机构签发',
  holds: ({ embedded, signed, roots, stampRoots, now }) => {
    if (!signed?.timeStamp || !embedded?.signedAt) return undefined
    const at = stampHolds(signed.timeStamp, signed.signature, stampRoots)
    return at !== undefined && wasValidAt(at, signed, roots, now) && isAfter(at, embedded.signedAt)
  },
}

const isAfter = (at: Date, stated: Date) => at.getTime() >= stated.getTime() - CLOCK_SKEW_MS

/**
 * Looks at a PDF from anywhere: what the product itself issues holds in every answer, all else fails in at least one.
 * Never throws. The signing time is the one the signer states; `now` bounds it.
 */
export function checkPdf(
  bytes: Buffer,
  trustedRoots: readonly X509Certificate[],
  now: Date,
  stampRoots: readonly X509Certificate[] = [],
): PdfCheck {
  const digest = createHash('sha256').update(bytes).digest('hex')
  const small = bytes.length <= MAX_BYTES
  const embedded = small ? attempt(() => findSignature(bytes)) : undefined
  const signed = embedded && attempt(() => readCms(embedded.contents))
  const subject = { bytes, embedded, signed, roots: trustedRoots, stampRoots, now }
  const asked = signed?.timeStamp ? [...questions, stampQuestion] : questions
  const answers = asked.map((it) => (small ? ask(it, subject) : unasked(it, '文件超过 10 MB')))
  const signing = signed?.certificates[0]
  const facts = signing && attempt(() => sealFactsOf(signing))
  return {
    answers,
    digest,
    signerSerial: facts?.serial ?? null,
    facts: facts ? { ...facts, signedAt: embedded?.signedAt ?? null } : null,
  }
}

function ask({ question, good, bad, holds }: Question, subject: Subject): Answer {
  const held = attempt(() => holds(subject) ?? 'unasked')
  if (held === 'unasked') return { question, answer: 'unknown', reason: NOT_ASKED }
  return { question, answer: held ? 'valid' : 'invalid', reason: held ? good : bad }
}

const unasked = ({ question }: Question, reason: string): Answer => ({
  question,
  answer: 'unknown',
  reason,
})

/** Hostile input makes parsers throw; that is an answer too. */
function attempt<T>(work: () => T): T | undefined {
  try {
    return work()
  } catch {
    return undefined
  }
}

/** findSignature has seen that the gap is one hexadecimal string. */
function coversAll(bytes: Buffer, { range, contents, lowerCase }: EmbeddedSignature): boolean {
  const [start, length, second, rest] = range
  const gap = contents.length * 2 + 2
  return lowerCase && start === 0 && second === length + gap && second + rest === bytes.length
}

function digestOf(bytes: Buffer, { range }: EmbeddedSignature): Buffer {
  const [start, length, second, rest] = range
  return createHash('sha256')
    .update(bytes.subarray(start, start + length))
    .update(bytes.subarray(second, second + rest))
    .digest()
}

function signatureHolds(signed: SignedContent): boolean {
  const [signing] = signed.certificates
  if (
    !signed.asWritten ||
    !signing ||
    signing.ca ||
    algorithmFor(signing.publicKey) !== signed.algorithm
  )
    return false
  const named = createHash('sha256').update(signing.raw).digest().equals(signed.certificateHash)
  return named && verify('sha256', signed.attributes, signing.publicKey, signed.signature)
}

function wasValidAt(
  at: Date,
  { certificates }: SignedContent,
  roots: readonly X509Certificate[],
  now: Date,
): boolean {
  const started = at.getTime() <= now.getTime() + CLOCK_SKEW_MS
  return started && wereInForce(chainIn(certificates, roots) ?? certificates, at)
}
