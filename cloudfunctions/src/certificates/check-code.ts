import { randomInt, timingSafeEqual } from 'node:crypto'
import type { Keys } from '../platform/crypto/sealing'

/** Without the letters and digits that are taken for one another on paper. */
const ALPHABET = 'ABCDEFGHJKMNPQRSTVWXYZ23456789'
const LENGTH = 8

/** 查验码, as it is printed: about 39 bits, enough for what can only be asked for online and is rate-limited. */
export function newCheckCode(): string {
  const characters = Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)])
  return `${characters.slice(0, 4).join('')}-${characters.slice(4).join('')}`
}

/** Keyed, and bound to its certificate: a stolen table tells nothing that could be searched through offline. */
export const hashCheckCode = (keys: Keys, certificateId: string, code: string) =>
  keys.blindIndex('certificate-code', `${certificateId}/${plain(code)}`)

/** Takes the same time whatever is wrong, also where no code was ever printed. */
export function isCheckCode(
  keys: Keys,
  certificate: { id: string; code_hash: string | null },
  code: string,
): boolean {
  const given = Buffer.from(hashCheckCode(keys, certificate.id, code))
  const known = Buffer.from(
    certificate.code_hash ?? hashCheckCode(keys, certificate.id, newCheckCode()),
  )
  return timingSafeEqual(given, known) && certificate.code_hash !== null
}

/** People type small letters, full-width ones, and leave the dash out. */
const plain = (code: string) =>
  code
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
