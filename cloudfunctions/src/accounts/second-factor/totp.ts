import { Secret, TOTP } from 'otpauth'

const STEP_SECONDS = 30
/** A clock may be one step off (RFC 6238 §5.2). */
const WINDOW = 1

const totpOf = (secret: string, account = '', issuer = '') =>
  new TOTP({
    issuer,
    label: account,
    secret: Secret.fromBase32(secret),
    digits: 6,
    period: STEP_SECONDS,
    algorithm: 'SHA1',
  })

/** 160 random bits in base 32, as authenticators take it. */
export const newTotpSecret = (): string => new Secret({ size: 20 }).base32

export const otpauthUrl = (secret: string, account: string, issuer: string): string =>
  totpOf(secret, account, issuer).toString()

/** The time step that a code belongs to; undefined when it is none of now. What was used must be later than before. */
export function stepOfCode(secret: string, code: string, now: Date): number | undefined {
  const delta = totpOf(secret).validate({ token: code, timestamp: now.getTime(), window: WINDOW })
  return delta === null ? undefined : Math.floor(now.getTime() / 1000 / STEP_SECONDS) + delta
}

export const codeAt = (secret: string, at: Date): string =>
  totpOf(secret).generate({ timestamp: at.getTime() })
