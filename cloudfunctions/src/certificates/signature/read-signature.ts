import { X509Certificate } from 'node:crypto'
import * as asn1js from 'asn1js'
import * as pkijs from 'pkijs'
import { CONTENTS_BYTES } from '../drawing/signature-placeholder'
import { arrayBuffer, assembleCms, OIDS, type CmsParts } from './cms'

/** What stands between the signed bytes, and where. */
export interface EmbeddedSignature {
  /** Start and length of the two signed parts, as the file states them. */
  range: readonly [number, number, number, number]
  /** The container, with whatever pads it. */
  contents: Buffer
  /** Its digits are written as this product writes them. */
  lowerCase: boolean
  /** The M entry: when the signer says it was signed. */
  signedAt: Date | undefined
}

export interface SignedContent {
  /** The signing certificate first. */
  certificates: X509Certificate[]
  algorithm: string
  attributes: Buffer
  messageDigest: Buffer
  certificateHash: Buffer
  signature: Buffer
  /** A time-stamp token over the signature, where there is one. */
  timeStamp: Buffer | undefined
  /**
   * What a signature does not protect has its one right value: the container, put together again from its parts, is
   * the same bytes. Otherwise two different files would both be good.
   */
  asWritten: boolean
}

/** Bounded, so that no input makes it backtrack. */
const BYTE_RANGE =
  /\/ByteRange\s{0,8}\[\s{0,8}(\d{1,10})\s{1,10}(\d{1,10})\s{1,10}(\d{1,10})\s{1,10}(\d{1,10})\s{0,16}\]/
const SIGNED_AT = /\/M\s{0,8}\(D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z\)/
/** How far the entries of a signature dictionary stand from its ByteRange, at most. */
const DICTIONARY_BYTES = 2048
const MAX_CERTIFICATES = 8

export const isPdf = (bytes: Buffer) =>
  /^%PDF-[12]\.\d/.test(bytes.subarray(0, 8).toString('latin1')) &&
  bytes.subarray(-1024).includes('%%EOF')

/** How many signatures the file states, an undone or unreadable one included. */
export function countSignatures(bytes: Buffer): number {
  let count = 0
  for (let at = bytes.indexOf('/ByteRange'); at >= 0; at = bytes.indexOf('/ByteRange', at + 1)) {
    count++
    if (count > 1) break
  }
  return count
}

/** Undefined unless the range leaves out exactly one hexadecimal string. */
export function findSignature(bytes: Buffer): EmbeddedSignature | undefined {
  const at = bytes.indexOf('/ByteRange')
  if (at < 0) return undefined
  const found = BYTE_RANGE.exec(bytes.subarray(at, at + 128).toString('latin1'))
  if (found?.index !== 0) return undefined
  const range = found.slice(1, 5).map(Number) as [number, number, number, number]
  const hex = bytes.subarray(range[1], Math.min(range[2], range[1] + 8 * CONTENTS_BYTES))
  const contents = /^<((?:[0-9a-fA-F]{2})+)>$/.exec(hex.toString('latin1'))?.[1]
  if (!contents) return undefined
  const before = bytes.subarray(Math.max(at - DICTIONARY_BYTES, 0), at).toString('latin1')
  const after = bytes.subarray(range[2], range[2] + DICTIONARY_BYTES).toString('latin1')
  const dictionary = `${before.slice(before.lastIndexOf(' obj') + 1)}${after.split('endobj')[0]}`
  return {
    range,
    contents: Buffer.from(contents, 'hex'),
    lowerCase: contents === contents.toLowerCase(),
    signedAt: dateIn(dictionary),
  }
}

function dateIn(dictionary: string): Date | undefined {
  const [, year, month, day, hour, minute, second] = SIGNED_AT.exec(dictionary) ?? []
  const date = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
  return Number.isNaN(date.getTime()) ? undefined : date
}

/** Takes a container apart. Throws when it cannot be read; `asWritten` says whether it is exactly as we write one. */
export function readCms(contents: Buffer): SignedContent {
  const der = contents.subarray(0, lengthOfDer(contents))
  const content = pkijs.ContentInfo.fromBER(arrayBuffer(der))
  const signed = new pkijs.SignedData({ schema: content.content as asn1js.Sequence })
  const [signer] = signed.signerInfos
  if (!signer?.signedAttrs) throw new Error('the container has no signed attributes')
  const certificates = certificatesOf(signed)
  const signing = signingAmong(certificates, signer.sid as pkijs.IssuerAndSerialNumber)
  const timeStamp = signer.unsignedAttrs && stampIn(signer.unsignedAttrs)
  const parts: CmsParts = {
    certificates,
    signing,
    attributes: signer.signedAttrs.attributes,
    algorithm: signer.signatureAlgorithm.algorithmId,
    signature: Buffer.from(signer.signature.valueBlock.valueHexView),
    ...(timeStamp && { timeStamp }),
  }
  const padding = contents.subarray(der.length)
  return {
    certificates: [signing, ...certificates.filter((it) => it !== signing)].map(toX509),
    algorithm: parts.algorithm,
    attributes: asSet(signer.signedAttrs),
    messageDigest: octets(valueOf(parts.attributes, OIDS.messageDigest)),
    certificateHash: essHash(valueOf(parts.attributes, OIDS.signingCertificateV2)),
    signature: parts.signature,
    timeStamp,
    asWritten:
      padding.every((it) => it === 0) &&
      contentTypeOf(parts.attributes) === OIDS.data &&
      assembleCms(parts).equals(der),
  }
}

function stampIn({ attributes }: pkijs.SignedAndUnsignedAttributes): Buffer {
  const token = valueOf(attributes, OIDS.signatureTimeStamp)
  if (!(token instanceof asn1js.Sequence)) throw new Error('the container has another attribute')
  return Buffer.from(token.toBER())
}

/** The room is larger than the container. A SEQUENCE of 256 to 65,535 bytes, which ours is, says its length so. */
function lengthOfDer(contents: Buffer): number {
  if (contents.readUInt16BE(0) !== 0x3082) throw new Error('not a container of ours')
  return 4 + contents.readUInt16BE(2)
}

/** The bytes as they stand in the file; signed as a SET (0x31), stored with the context tag [0]. */
function asSet(attributes: pkijs.SignedAndUnsignedAttributes): Buffer {
  const encoded = Buffer.from(attributes.encodedValue)
  encoded[0] = 0x31
  return encoded
}

function certificatesOf(signed: pkijs.SignedData): pkijs.Certificate[] {
  const all = (signed.certificates ?? []).filter((it) => it instanceof pkijs.Certificate)
  if (all.length > MAX_CERTIFICATES) throw new Error('the container has too many certificates')
  return all
}

const toX509 = (it: pkijs.Certificate) => new X509Certificate(Buffer.from(it.toSchema().toBER()))

/** Names are compared loosely here; the container is afterwards put together with the certificate's own spelling. */
function signingAmong(
  certificates: readonly pkijs.Certificate[],
  sid: pkijs.IssuerAndSerialNumber,
): pkijs.Certificate {
  const signing = certificates.find(
    (it) => it.serialNumber.isEqual(sid.serialNumber) && it.issuer.isEqual(sid.issuer),
  )
  if (!signing) throw new Error('the container lacks the signing certificate')
  return signing
}

function valueOf(attributes: readonly pkijs.Attribute[], oid: string): unknown {
  const found = attributes.filter((it) => it.type === oid)
  if (found.length !== 1) throw new Error(`the container needs one attribute ${oid}`)
  return found[0]?.values[0]
}

function contentTypeOf(attributes: readonly pkijs.Attribute[]): string | undefined {
  const value = valueOf(attributes, OIDS.contentType)
  return value instanceof asn1js.ObjectIdentifier ? value.valueBlock.toString() : undefined
}

function octets(block: unknown): Buffer {
  if (!(block instanceof asn1js.OctetString)) throw new Error('the container lacks a hash')
  return Buffer.from(block.valueBlock.valueHexView)
}

/** signing-certificate-v2 → SEQUENCE of ESSCertIDv2 → the hash; another algorithm than SHA-256 is not read. */
function essHash(block: unknown): Buffer {
  const certificates = (block as asn1js.Sequence).valueBlock.value[0] as asn1js.Sequence
  const first = certificates.valueBlock.value[0] as asn1js.Sequence
  return octets(first.valueBlock.value[0])
}
