import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

/** Name and version of the scheme: first line of what is signed, and scheme of the Authorization header. */
export const SIGNATURE_SCHEME = 'BYT1-HMAC-SHA256'

/** Seconds that a partner's clock may differ from ours. */
export const CLOCK_WINDOW_SECONDS = 300

export interface SignedRequest {
  method: string
  /** From `/call/` on, without query. */
  path: string
  /** Unix time in seconds, decimal. */
  timestamp: string
  nonce: string
  /** Exactly the bytes that are sent. */
  body: Buffer
}

/** Six lines, without an end of line after the last (docs/partner-interface.md). */
export function stringToSign({ method, path, timestamp, nonce, body }: SignedRequest): string {
  const digest = createHash('sha256').update(body).digest('hex')
  return [SIGNATURE_SCHEME, method.toUpperCase(), path, timestamp, nonce, digest].join('\n')
}

/** 64 hexadecimal digits. The key is the secret's text in UTF-8, as it was handed out. */
export const signatureOf = (secret: string, request: SignedRequest): string =>
  createHmac('sha256', secret).update(stringToSign(request), 'utf8').digest('hex')

export function isSignedWith(secret: string, request: SignedRequest, signature: string): boolean {
  const expected = Buffer.from(signatureOf(secret, request))
  const given = Buffer.from(signature)
  return expected.length === given.length && timingSafeEqual(expected, given)
}

export interface SignatureHeader {
  keyId: string
  timestamp: string
  nonce: string
  signature: string
}

const parts = {
  keyId: /^[\w-]{1,40}$/,
  timestamp: /^\d{10}$/,
  nonce: /^[\w-]{16,64}$/,
  signature: /^[0-9a-f]{64}$/,
} as const

/** `BYT1-HMAC-SHA256 keyId=…, timestamp=…, nonce=…, signature=…`; undefined when it is anything else. */
export function readSignatureHeader(header: string): SignatureHeader | undefined {
  const [scheme, ...rest] = header.split(' ')
  if (scheme !== SIGNATURE_SCHEME) return undefined
  const given = rest
    .join(' ')
    .split(',')
    .map((it) => it.trim().split('=', 2))
  const names = Object.keys(parts) as (keyof typeof parts)[]
  if (given.length !== names.length) return undefined
  const values = Object.fromEntries(given) as Partial<SignatureHeader>
  const isWhole = names.every((name) => parts[name].test(values[name] ?? ''))
  return isWhole ? (values as SignatureHeader) : undefined
}
