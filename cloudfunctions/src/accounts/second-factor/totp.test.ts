import { expect, test } from '@jest/globals'
import { codeAt, newTotpSecret, otpauthUrl, stepOfCode } from './totp'

/** RFC 6238, appendix B: the ASCII secret 12345678901234567890, SHA-1; the last six of the eight digits. */
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
const vectors: [seconds: number, code: string][] = [
  [59, '287082'],
  [1111111109, '081804'],
  [1111111111, '050471'],
  [1234567890, '005924'],
  [2000000000, '279037'],
  [20000000000, '353130'],
]

test.each(vectors)('at %i seconds the code of the RFC is the right one: %s', (seconds, code) => {
  const at = new Date(seconds * 1000)
  expect(codeAt(secret, at)).toBe(code)
  expect(stepOfCode(secret, code, at)).toBe(Math.floor(seconds / 30))
})

test('a code holds one step before and after its own, and names its own', () => {
  const code = codeAt(secret, new Date(1_000_000_000_000))
  const step = Math.floor(1_000_000_000 / 30)
  for (const seconds of [-30, 0, 30])
    expect(stepOfCode(secret, code, new Date(1_000_000_000_000 + seconds * 1000))).toBe(step)
  for (const seconds of [-90, 90])
    expect(stepOfCode(secret, code, new Date(1_000_000_000_000 + seconds * 1000))).toBeUndefined()
})

test('an authenticator is told account, issuer and secret', () => {
  const made = newTotpSecret()
  expect(made).toMatch(/^[A-Z2-7]{32}$/)
  const url = new URL(otpauthUrl(made, '10558admin', '毕业通'))
  expect(url.protocol).toBe('otpauth:')
  expect(url.searchParams.get('secret')).toBe(made)
  expect(decodeURIComponent(url.pathname)).toContain('10558admin')
})
