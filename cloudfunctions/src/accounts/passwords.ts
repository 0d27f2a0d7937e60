import { hash, verify } from '@node-rs/argon2'

// OWASP's second recommendation for argon2id: 19 MiB, two passes, one lane. argon2id is the library's default variant.
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export const hashPassword = (password: string): Promise<string> => hash(password, COST)

/** False also for an account without a password, whose stored text is no argon2 hash. */
export const passwordMatches = (stored: string, password: string): Promise<boolean> =>
  verify(stored, password).catch(() => false)

let decoy: Promise<string> | undefined

/** Takes as long as a real check, so that the time does not tell whether an account exists. */
export async function pretendToCheck(password: string): Promise<void> {
  decoy ??= hashPassword('decoy')
  await verify(await decoy, password)
}

const COMMON = [
  '12345678',
  '123456789',
  'password',
  'qwerty',
  'abc12345',
  'admin123',
  '11111111',
  'a1234567',
  'woaini',
  '1qaz2wsx',
  'iloveyou',
]

/** Product rule (product.md §2): 8 or more, letters and digits, neither common nor made of the account or name. */
export function isStrongPassword(password: string, personal: readonly string[]): boolean {
  const lower = password.toLowerCase()
  if (password.length < 8 || !/[a-z]/i.test(password) || !/\d/.test(password)) return false
  if (COMMON.some((it) => lower.startsWith(it))) return false
  if (/^(.)\1+$/.test(password)) return false
  return !personal.some((it) => it.length >= 3 && lower.includes(it.toLowerCase()))
}
