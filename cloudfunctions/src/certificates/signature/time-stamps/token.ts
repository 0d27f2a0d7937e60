import { createHash, verify, X509Certificate } from 'node:crypto'
import * as asn1js from 'asn1js'
import * as pkijs from 'pkijs'
import { algorithmFor, chainIn, wereInForce } from '../certificate-chain'
import { arrayBuffer, OIDS } from '../cms'

const TST_INFO = '1.2.840.113549.1.9.16.1.4'
const TIME_STAMPING = '1.3.6.1.5.5.7.3.8'
const DIGESTS: Record<string, string> = {
  [OIDS.sha256]: 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
}

/** Of RSA, the digest is named beside it. */
const SIGNATURES: readonly string[] = [
  '1.2.840.113549.1.1.1',
  OIDS.rsaSha256,
  '1.2.840.113549.1.1.12',
  '1.2.840.113549.1.1.13',
  OIDS.ecdsaSha256,
]

/** What a time-stamp token says (RFC 3161), taken apart and not yet believed. */
export interface TimeStampToken {
  at: Date
  /** Of what was stamped: SHA-256. */
  imprint: Buffer
  nonce: Buffer | undefined
  /** The authority's own certificate first. */
  certificates: X509Certificate[]
  /** The token's own signature holds over what it says, and by that certificate. */
  isSigned: boolean
}

/** Throws when it cannot be read or is not written as DER. */
export function readTimeStamp(token: Buffer): TimeStampToken {
  const container = pkijs.ContentInfo.fromBER(arrayBuffer(token))
  const signed = new pkijs.SignedData({ schema: container.content as asn1js.Sequence })
  const [signer] = signed.signerInfos
  const content = signed.encapContentInfo
  if (!signer?.signedAttrs || signed.signerInfos.length !== 1 || content.eContentType !== TST_INFO)
    throw new Error('not a time-stamp token')
  const info = contentOf(content)
  const stamp = pkijs.TSTInfo.fromBER(arrayBuffer(info))
  if (stamp.messageImprint.hashAlgorithm.algorithmId !== OIDS.sha256)
    throw new Error('the imprint is not SHA-256')
  const [own, ...others] = certificatesOf(signed, signer.sid as pkijs.IssuerAndSerialNumber)
  const certificates = [own, ...others].map((it) => new X509Certificate(der(it)))
  return {
    at: stamp.genTime,
    imprint: Buffer.from(stamp.messageImprint.hashedMessage.valueBlock.valueHexView),
    nonce: stamp.nonce && Buffer.from(stamp.nonce.valueBlock.valueHexView),
    certificates,
    isSigned:
      isAsUsual(signed, signer, own) &&
      isSame(container, signed, token) &&
      signatureHolds(signer, info, certificates[0]),
  }
}

/** Whether a trusted authority stamped exactly this signature, at a moment that fits. */
export function stampHolds(
  token: Buffer,
  signature: Buffer,
  roots: readonly X509Certificate[],
): Date | undefined {
  const stamp = readTimeStamp(token)
  const [own] = stamp.certificates
  const chain = chainIn(stamp.certificates, roots)
  const isAuthority = own?.keyUsage?.length === 1 && own.keyUsage[0] === TIME_STAMPING && !own.ca
  const isOfThis = stamp.imprint.equals(createHash('sha256').update(signature).digest())
  return stamp.isSigned && isOfThis && isAuthority && chain && wereInForce(chain, stamp.at)
    ? stamp.at
    : undefined
}

/** What no signature protects has its one right value; otherwise two different tokens would both be good. */
function isAsUsual(
  signed: pkijs.SignedData,
  signer: pkijs.SignerInfo,
  own: pkijs.Certificate,
): boolean {
  const [digest, ...others] = signed.digestAlgorithms
  const { issuer } = signer.sid as pkijs.IssuerAndSerialNumber
  return (
    signed.version === 3 &&
    signer.version === 1 &&
    others.length === 0 &&
    signed.crls === undefined &&
    signer.unsignedAttrs === undefined &&
    digest !== undefined &&
    der(digest).equals(der(signer.digestAlgorithm)) &&
    der(issuer).equals(der(own.issuer)) &&
    isPlain(signer.digestAlgorithm) &&
    isPlain(signer.signatureAlgorithm) &&
    SIGNATURES.includes(signer.signatureAlgorithm.algorithmId)
  )
}

const der = (it: { toSchema(): { toBER(): ArrayBuffer } }) => Buffer.from(it.toSchema().toBER())

/** Without parameters, or with none said at length. */
const isPlain = ({ algorithmParams }: pkijs.AlgorithmIdentifier) =>
  algorithmParams === undefined || algorithmParams instanceof asn1js.Null

function isSame(container: pkijs.ContentInfo, signed: pkijs.SignedData, token: Buffer): boolean {
  const again = new pkijs.ContentInfo({
    contentType: container.contentType,
    content: signed.toSchema() as asn1js.Sequence,
  })
  return der(again).equals(token)
}

function contentOf(content: pkijs.EncapsulatedContentInfo): Buffer {
  const octets = content.eContent
  if (!octets) throw new Error('the token is empty')
  return Buffer.from(octets.getValue())
}

function certificatesOf(
  signed: pkijs.SignedData,
  sid: pkijs.IssuerAndSerialNumber,
): [pkijs.Certificate, ...pkijs.Certificate[]] {
  const all = (signed.certificates ?? []).filter((it) => it instanceof pkijs.Certificate)
  const own = all.find(
    (it) => it.serialNumber.isEqual(sid.serialNumber) && it.issuer.isEqual(sid.issuer),
  )
  if (!own) throw new Error('the token lacks its certificate')
  return [own, ...all.filter((it) => it !== own)]
}

function signatureHolds(
  signer: pkijs.SignerInfo,
  info: Buffer,
  own: X509Certificate | undefined,
): boolean {
  const digest = DIGESTS[signer.digestAlgorithm.algorithmId]
  const attributes = signer.signedAttrs
  if (!digest || !attributes || !own || !algorithmFor(own.publicKey)) return false
  const encoded = Buffer.from(attributes.encodedValue)
  encoded[0] = 0x31
  const said: unknown = attributes.attributes.find((it) => it.type === OIDS.messageDigest)
    ?.values[0]
  const isOfContent =
    said instanceof asn1js.OctetString &&
    createHash(digest).update(info).digest().equals(Buffer.from(said.valueBlock.valueHexView))
  const signature = Buffer.from(signer.signature.valueBlock.valueHexView)
  return (
    isOfContent &&
    names(attributes.attributes, own) &&
    verify(digest, encoded, own.publicKey, signature)
  )
}

/** signing-certificate-v2 with SHA-256: the token was signed by this very certificate. */
function names(attributes: readonly pkijs.Attribute[], own: X509Certificate): boolean {
  const value: unknown = attributes.find((it) => it.type === OIDS.signingCertificateV2)?.values[0]
  if (!(value instanceof asn1js.Sequence)) return false
  const hash = createHash('sha256').update(own.raw).digest()
  return Buffer.from(value.toBER()).includes(Buffer.concat([Buffer.from([0x04, 0x20]), hash]))
}
