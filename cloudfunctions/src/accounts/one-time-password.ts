import { randomInt } from 'node:crypto'

const LETTERS = 'abcdefghjkmnpqrstuvwxyz'
const DIGITS = '23456789'

const pick = (from: string, count: number) =>
  Array.from({ length: count }, () => from[randomInt(from.length)]).join('')

/** Thirteen letters and digits that are read out and typed without doubt: 51 bits. Must be changed at the first sign-in. */
export const newOneTimePassword = (): string =>
  [pick(LETTERS, 4), pick(DIGITS, 3), pick(LETTERS, 4), pick(DIGITS, 2)].join('')
