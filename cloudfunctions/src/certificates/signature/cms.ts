import { createHash } from 'node:crypto'
import * as asn1js from 'asn1js'
import * as pkijs from 'pkijs'
import type { Signer } from './signer'

export const OIDS = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  sha256: '2.16.840.1.101.3.4.2.1',
  rsaSha256: '1.2.840.113549.1.1.11',
  ecdsaSha256: '1.2.840.10045.4.3.2',
} as const

/**
 * A detached CMS container as PAdES baseline B-B asks (ETSI EN 319 142-1): signed attributes content-type,
 * message-digest and signing-certificate-v2; no signing-time, which stands in the PDF's own dictionary.
 */
export async function createCms(digest: Buffer, signer: Signer): Promise<Buffer> {
  const [signing, ...issuers] = signer.chain.map((it) => pkijs.Certificate.fromBER(arrayBuffer(it)))
  if (!signing) throw new Error('the signer has no certificate')
  const attributes = signedAttributes(digest, signer.chain[0] ?? Buffer.alloc(0))
  const toSign = new asn1js.Set({ value: attributes.map((it) => it.toSchema()) }).toBER()
  const signature = await signer.sign(Buffer.from(toSign))
  const signerInfo = new pkijs.SignerInfo({
    version: 1,
    sid: new pkijs.IssuerAndSerialNumber({
      issuer: signing.issuer,
      serialNumber: signing.serialNumber,
    }),
    digestAlgorithm: new pkijs.AlgorithmIdentifier({ algorithmId: OIDS.sha256 }),
    signedAttrs: new pkijs.SignedAndUnsignedAttributes({ type: 0, attributes }),
    signatureAlgorithm: new pkijs.AlgorithmIdentifier({
      algorithmId: signer.algorithm === 'rsa-sha256' ? OIDS.rsaSha256 : OIDS.ecdsaSha256,
      ...(signer.algorithm === 'rsa-sha256' && { algorithmParams: new asn1js.Null() }),
    }),
    signature: new asn1js.OctetString({ valueHex: arrayBuffer(signature) }),
  })
  const signed = new pkijs.SignedData({
    version: 1,
    digestAlgorithms: [new pkijs.AlgorithmIdentifier({ algorithmId: OIDS.sha256 })],
    encapContentInfo: new pkijs.EncapsulatedContentInfo({ eContentType: OIDS.data }),
    certificates: [signing, ...issuers],
    signerInfos: [signerInfo],
  })
  const content = new pkijs.ContentInfo({
    contentType: OIDS.signedData,
    content: signed.toSchema(true),
  })
  return Buffer.from(content.toSchema().toBER())
}

/** In DER a SET is ordered by its members' encodings; verifiers hash exactly these bytes. */
function signedAttributes(digest: Buffer, certificate: Buffer): pkijs.Attribute[] {
  const certificateHash = createHash('sha256').update(certificate).digest()
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
