import { createHash, randomBytes, type X509Certificate } from 'node:crypto'
import * as asn1js from 'asn1js'
import * as pkijs from 'pkijs'
import { DomainError } from 'shared-types/errors'
import { arrayBuffer, OIDS } from '../cms'
import { readTimeStamp, stampHolds } from './token'

export interface TimeStamper {
  /** A token over a signature, DER; undefined where a certificate may do without one. */
  stamp: (signature: Buffer) => Promise<Buffer | undefined>
}

export interface TimeStampService {
  url: string
  roots: readonly X509Certificate[]
  /** Without an answer: nothing is signed, or a signature without a time-stamp. */
  onFailure: 'refuse' | 'without'
  warn: (error: unknown) => void
}

const TIMEOUT_MS = 10_000
const MAX_TOKEN_BYTES = 8192

/** A time-stamp authority over HTTP (RFC 3161, 3.4). A token that would not be believed later is not taken. */
export const timeStampAuthority = (service: TimeStampService): TimeStamper => ({
  async stamp(signature) {
    try {
      return await ask(service, signature)
    } catch (cause) {
      if (service.onFailure === 'refuse')
        throw new DomainError('signing-unavailable', {}, {}, { cause })
      service.warn(cause)
      return undefined
    }
  },
})

async function ask({ url, roots }: TimeStampService, signature: Buffer): Promise<Buffer> {
  // Positive, and never a leading zero byte: it comes back as it was sent.
  const nonce = randomBytes(8)
  nonce[0] = ((nonce[0] ?? 0) & 0x3f) | 0x40
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/timestamp-query' },
    body: new Uint8Array(requestFor(signature, nonce)),
    signal: AbortSignal.timeout(TIMEOUT_MS),
    redirect: 'error',
  })
  if (!response.ok) throw new Error(`the time-stamp authority answered ${response.status}`)
  const token = tokenIn(Buffer.from(await response.arrayBuffer()))
  if (!readTimeStamp(token).nonce?.equals(nonce))
    throw new Error('the answer is to another request')
  if (!stampHolds(token, signature, roots)) throw new Error('the time-stamp does not hold')
  return token
}

function requestFor(signature: Buffer, nonce: Buffer): Buffer {
  const hash = createHash('sha256').update(signature).digest()
  const request = new pkijs.TimeStampReq({
    version: 1,
    messageImprint: new pkijs.MessageImprint({
      hashAlgorithm: new pkijs.AlgorithmIdentifier({ algorithmId: OIDS.sha256 }),
      hashedMessage: new asn1js.OctetString({ valueHex: arrayBuffer(hash) }),
    }),
    nonce: new asn1js.Integer({ valueHex: arrayBuffer(nonce) }),
    certReq: true,
  })
  return Buffer.from(request.toSchema().toBER())
}

function tokenIn(answer: Buffer): Buffer {
  const { status, timeStampToken } = pkijs.TimeStampResp.fromBER(arrayBuffer(answer))
  const isGranted = Number(status.status) <= 1
  if (!isGranted || !timeStampToken) throw new Error('the time-stamp authority refused')
  const token = Buffer.from(timeStampToken.toSchema().toBER())
  if (token.length > MAX_TOKEN_BYTES) throw new Error(`the time-stamp has ${token.length} bytes`)
  if (!answer.includes(token)) throw new Error('the time-stamp is not written as DER')
  return token
}
