import { createHash } from 'node:crypto'
import * as asn1js from 'asn1js'
import * as pkijs from 'pkijs'
import type { Signer } from './signer'
import type { TimeStamper } from './time-stamps/authority'

export const OIDS = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  sha256: '2.16.840.1.101.3.4.2.1',
  rsaSha256: '1.2.840.113549.1.1.11',
  ecdsaSha256: '1.2.840.10045.4.3.2',
  signatureTimeStamp: '1.2.840.113549.1.9.16.2.14',
} as const

/**
 * A detached CMS container as PAdES baseline B-B asks (ETSI EN 319 142-1): signed attributes content-type,
 * message-digest and signing-certificate-v2; no signing-time, which stands in the PDF's own dictionary. With a
 * time-stamp over the signature it is B-T.
 */
export async function createCms(
  digest: Buffer,
  signer: Signer,
  stamper?: TimeStamper,
): Promise<Buffer> {
  const { signing, certificates, certificateHash } = prepared(signer)
  const attributes = signedAttributes(digest, certificateHash)
  const toSign = new asn1js.Set({ value: attributes.map((it) => it.toSchema()) }).toBER()
  const signature = await signer.sign(Buffer.from(toSign))
  const timeStamp = await stamper?.stamp(signature)
  return assembleCms({
    certificates,
    signing,
    attributes,
    algorithm: signer.algorithm === 'rsa-sha256' ? OIDS.rsaSha256 : OIDS.ecdsaSha256,
    signature,
    ...(timeStamp && { timeStamp }),
  })
}

export interface CmsParts {
  /** Ordered as DER orders a SET: by their encodings. */
  certificates: pkijs.Certificate[]
  /** One of them. */
  signing: pkijs.Certificate
  attributes: pkijs.Attribute[]
  /** Object identifier of the signature algorithm. */
  algorithm: string
  signature: Buffer
  /** A time-stamp token over the signature, DER. */
  timeStamp?: Buffer
}

/** The one way in which this product writes a container; a reader compares with it. */
export function assembleCms(parts: CmsParts): Buffer {
  const { certificates, signing, attributes, algorithm, signature, timeStamp } = parts
  const sha256 = () => new pkijs.AlgorithmIdentifier({ algorithmId: OIDS.sha256 })
  const signerInfo = new pkijs.SignerInfo({
    version: 1,
    sid: new pkijs.IssuerAndSerialNumber({
      issuer: signing.issuer,
      serialNumber: signing.serialNumber,
    }),
    digestAlgorithm: sha256(),
    signedAttrs: new pkijs.SignedAndUnsignedAttributes({ type: 0, attributes }),
    signatureAlgorithm: new pkijs.AlgorithmIdentifier({
      algorithmId: algorithm,
      ...(algorithm === OIDS.rsaSha256 && { algorithmParams: new asn1js.Null() }),
    }),
    signature: new asn1js.OctetString({ valueHex: arrayBuffer(signature) }),
    ...(timeStamp && { unsignedAttrs: stampAttribute(timeStamp) }),
  })
  const signed = new pkijs.SignedData({
    version: 1,
    digestAlgorithms: [sha256()],
    encapContentInfo: new pkijs.EncapsulatedContentInfo({ eContentType: OIDS.data }),
    certificates,
    signerInfos: [signerInfo],
  })
  const content = signed.toSchema(true) as asn1js.Sequence
  return Buffer.from(
    new pkijs.ContentInfo({ contentType: OIDS.signedData, content }).toSchema().toBER(),
  )
}

const stampAttribute = (token: Buffer) =>
  new pkijs.SignedAndUnsignedAttributes({
    type: 1,
    attributes: [
      new pkijs.Attribute({
        type: OIDS.signatureTimeStamp,
        values: [asn1js.fromBER(arrayBuffer(token)).result],
      }),
    ],
  })

interface Prepared {
  signing: pkijs.Certificate
  certificates: pkijs.Certificate[]
  certificateHash: Buffer
}

const preparedBySigner = new WeakMap<Signer, Prepared>()

/** A signer's certificates, parsed once. In DER a SET is ordered by its members' encodings. */
function prepared(signer: Signer): Prepared {
  const known = preparedBySigner.get(signer)
  if (known) return known
  const [first] = signer.chain
  if (!first) throw new Error('the signer has no certificate')
  const made = {
    signing: pkijs.Certificate.fromBER(arrayBuffer(first)),
    certificates: [...signer.chain]
      .sort((a, b) => Buffer.compare(a, b))
      .map((it) => pkijs.Certificate.fromBER(arrayBuffer(it))),
    certificateHash: createHash('sha256').update(first).digest(),
  }
  preparedBySigner.set(signer, made)
  return made
}

/** Ordered as DER orders a SET; verifiers hash exactly these bytes. */
function signedAttributes(digest: Buffer, certificateHash: Buffer): pkijs.Attribute[] {
  // ESSCertIDv2 with the default hash algorithm left out (RFC 5035).
  const essCertificate = new asn1js.Sequence({
    value: [new asn1js.OctetString({ valueHex: arrayBuffer(certificateHash) })],
  })
  const attributes = [
    new pkijs.Attribute({
      type: OIDS.contentType,
      values: [new asn1js.ObjectIdentifier({ value: OIDS.data })],
    }),
    new pkijs.Attribute({
      type: OIDS.messageDigest,
      values: [new asn1js.OctetString({ valueHex: arrayBuffer(digest) })],
    }),
    new pkijs.Attribute({
      type: OIDS.signingCertificateV2,
      values: [new asn1js.Sequence({ value: [new asn1js.Sequence({ value: [essCertificate] })] })],
    }),
  ]
  return attributes.sort((a, b) => Buffer.compare(der(a), der(b)))
}

const der = (attribute: pkijs.Attribute) => Buffer.from(attribute.toSchema().toBER())

export const arrayBuffer = (bytes: Buffer): ArrayBuffer => new Uint8Array(bytes).buffer
