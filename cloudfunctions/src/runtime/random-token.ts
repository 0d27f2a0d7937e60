import { createHash, randomBytes } from 'node:crypto'

/** 256 bits, for cookies; only its hash is stored. */
export const newSessionToken = () => randomBytes(32).toString('base64url')

export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest()
