import { createHash, randomBytes } from 'node:crypto'

/** 128 bits: nobody finds a certificate by guessing. */
export const newVerificationToken = () => randomBytes(16).toString('base64url')

export const hashVerificationToken = (token: string) =>
  createHash('sha256').update(token).digest('base64url')
