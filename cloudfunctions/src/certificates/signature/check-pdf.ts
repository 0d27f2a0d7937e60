import { createHash, verify, X509Certificate } from 'node:crypto'
import * as asn1js from 'asn1js'
import * as pkijs from 'pkijs'
import { arrayBuffer, OIDS } from './cms'

export interface Answer {
  question: string
  answer: 'valid' | 'invalid' | 'unknown'
  reason: string
}

export interface PdfCheck {
  /** Each asked for itself; anything but all valid is not a good signature. */
  answers: Answer[]
  digest: string
  /** Serial number of the signing certificate, hexadecimal. */
  signerSerial: string | null
}

interface Signature {
  range: [number, number, number, number]
  cms: Buffer
}

/** Looks at a PDF from anywhere. Never throws: what cannot be read is not valid. */
export function checkPdf(
  bytes: Buffer,
  trustedRoots: readonly X509Certificate[],
  at: Date,
): PdfCheck {
  const digest = createHash('sha256').update(bytes).digest('hex')
  const answers: Answer[] = []
  const ask = (question: string, valid: boolean, good: string, bad: string) =>
    answers.push({ question, answer: valid ? 'valid' : 'invalid', reason: valid ? good : bad })
  try {
    const signature = findSignature(bytes)
    ask('文件带有且只带有一个签名', signature !== undefined, '有一个签名', '没有找到唯一的签名')
    if (!signature) return { answers, digest, signerSerial: null }
    ask(
      '签名覆盖整个文件',
      coversAll(bytes, signature),
      '签名之后没有追加内容',
      '签名之后文件被追加或改动',
    )
    const signed = readCms(signature.cms)
    ask(
      '签名之后内容未变',
      digestMatches(bytes, signature, signed),
      '摘要一致',
      '摘要不一致，内容被改动',
    )
    ask('签名由证书持有者作出', signatureHolds(signed), '签名成立', '签名不成立')
    const trusted = chainIsTrusted(signed.certificates, trustedRoots, at)
    ask('签章证书可信', trusted, '由受信任的机构颁发', '不是受信任的机构颁发')
    return { answers, digest, signerSerial: signed.certificates[0]?.serialNumber ?? null }
  } catch {
    ask('签名可以读取', false, '', '签名结构损坏')
    return { answers, digest, signerSerial: null }
  }
}

function findSignature(bytes: Buffer): Signature | undefined {
  if (bytes.subarray(0, 5).toString('latin1') !== '%PDF-') return undefined
  const text = bytes.toString('latin1')
  const ranges = [
    ...text.matchAll(/\/ByteRange\s*\[\s*(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s*\]/g),
  ]
  const [found] = ranges
  if (!found || ranges.length !== 1) return undefined
  const range = found.slice(1, 5).map(Number) as Signature['range']
  const hex = text.slice(range[1] + 1, range[2] - 1)
  if (!/^[0-9a-fA-F]+$/.test(hex)) return undefined
  return { range, cms: Buffer.from(hex, 'hex') }
}

function coversAll(bytes: Buffer, { range }: Signature): boolean {
  const [start, length, second, rest] = range
  return (
    start === 0 &&
    second + rest === bytes.length &&
    bytes[length] === 0x3c &&
    bytes[second - 1] === 0x3e
  )
}

interface SignedContent {
  certificates: X509Certificate[]
  attributes: Buffer
  messageDigest: Buffer
  certificateHash: Buffer
  signature: Buffer
}

function readCms(cms: Buffer): SignedContent {
  const content = pkijs.ContentInfo.fromBER(arrayBuffer(exact(cms)))
  const signed = new pkijs.SignedData({ schema: content.content })
  const [signer] = signed.signerInfos
  if (!signer?.signedAttrs || signed.signerInfos.length !== 1) throw new Error('not one signer')
  const certificates = (signed.certificates ?? []).map(
    (it) => new X509Certificate(Buffer.from(it.toSchema().toBER())),
  )
  const encoded = Buffer.from(signer.signedAttrs.toSchema().toBER())
  // Signed as a SET (0x31), stored with the context tag [0].
  encoded[0] = 0x31
  return {
    certificates: signingFirst(certificates, signer.sid as pkijs.IssuerAndSerialNumber),
    attributes: encoded,
    messageDigest: octets(attribute(signer.signedAttrs, OIDS.messageDigest)),
    certificateHash: essHash(attribute(signer.signedAttrs, OIDS.signingCertificateV2)),
    signature: Buffer.from(signer.signature.valueBlock.valueHexView),
  }
}

function signingFirst(
  certificates: X509Certificate[],
  sid: pkijs.IssuerAndSerialNumber,
): X509Certificate[] {
  const serial = Buffer.from(sid.serialNumber.valueBlock.valueHexView)
    .toString('hex')
    .replace(/^0+/, '')
  const isSigning = (it: X509Certificate) =>
    it.serialNumber.toLowerCase().replace(/^0+/, '') === serial
  return [...certificates.filter(isSigning), ...certificates.filter((it) => !isSigning(it))]
}

function attribute(attributes: pkijs.SignedAndUnsignedAttributes, oid: string): asn1js.BaseBlock {
  const found = attributes.attributes.filter((it) => it.type === oid)
  if (found.length !== 1) throw new Error(`attribute ${oid}`)
  return found[0]?.values[0] as asn1js.BaseBlock
}

const octets = (block: unknown) =>
  Buffer.from((block as asn1js.OctetString).valueBlock.valueHexView)

/** signing-certificate-v2 → SEQUENCE of ESSCertIDv2 → the hash, after an algorithm where one is named. */
function essHash(block: asn1js.BaseBlock): Buffer {
  const certificates = (block as asn1js.Sequence).valueBlock.value[0] as asn1js.Sequence
  const first = certificates.valueBlock.value[0] as asn1js.Sequence
  return octets(first.valueBlock.value.find((it) => it instanceof asn1js.OctetString))
}

/** The container is padded with zeros; DER knows its own length. */
function exact(cms: Buffer): Buffer {
  const parsed = asn1js.fromBER(new Uint8Array(cms))
  if (parsed.offset < 0) throw new Error('not DER')
  return cms.subarray(0, parsed.offset)
}

function digestMatches(bytes: Buffer, { range }: Signature, signed: SignedContent): boolean {
  const [start, length, second, rest] = range
  const hash = createHash('sha256')
  hash.update(bytes.subarray(start, start + length)).update(bytes.subarray(second, second + rest))
  return hash.digest().equals(signed.messageDigest)
}

function signatureHolds({
  certificates,
  attributes,
  certificateHash,
  signature,
}: SignedContent): boolean {
  const [signing] = certificates
  if (!signing) return false
  const named = createHash('sha256').update(signing.raw).digest().equals(certificateHash)
  return named && verify('sha256', attributes, signing.publicKey, signature)
}

function chainIsTrusted(
  certificates: readonly X509Certificate[],
  roots: readonly X509Certificate[],
  at: Date,
): boolean {
  let current = certificates[0]
  for (let depth = 0; current && depth < 5; depth++) {
    if (at < new Date(current.validFrom) || at > new Date(current.validTo)) return false
    if (roots.some((it) => it.raw.equals(current?.raw ?? Buffer.alloc(0)))) return true
    const issued: X509Certificate = current
    current = [...roots, ...certificates].find(
      (it) =>
        it.ca &&
        !it.raw.equals(issued.raw) &&
        issued.checkIssued(it) &&
        issued.verify(it.publicKey),
    )
  }
  return false
}
