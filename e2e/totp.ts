import { createHmac } from 'node:crypto'

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const STEP_MS = 30_000

/** What an authenticator shows (RFC 6238, SHA-1, six digits), reckoned apart from the product's own code. */
export function totpAt(secret: string, now: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(now / STEP_MS)))
  const hash = createHmac('sha1', fromBase32(secret)).update(counter).digest()
  const at = (hash.at(-1) ?? 0) & 15
  return String((hash.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

/** The code after one that was used: the product takes each once. */
export const nextTotp = (secret: string): string => totpAt(secret, Date.now() + STEP_MS)

function fromBase32(text: string): Buffer {
  const bits = [...text.replace(/\s/g, '')]
    .map((it) => ALPHABET.indexOf(it).toString(2).padStart(5, '0'))
    .join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((it) => Number.parseInt(it, 2)))
}
