import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

/** What a link or an upload form allows. Sealed, not only signed: a file's name is a person's, and links end up in logs. */
export interface Grant {
  action: 'upload' | 'download' | 'sandbox-code'
  path: string
  expiresAt: number
  maxBytes?: number
  name?: string
  mediaType?: string
  guard?: FileGuard
}

/** A file that is handed out only while somebody may have it: asked when the link is opened (files/may-still-have.ts). */
export type FileGuard =
  /** Made for this person, who saw so much when it was made. */
  | { schoolId: string; fileId: string; seen: string }
  /** Of a record that this member of staff has to be allowed to read. */
  | { fileId: string; reader: { schoolId: string; staffId: string } }

const IV_BYTES = 12
const TAG_BYTES = 16

const keyOf = (secret: Buffer) => Buffer.from(hkdfSync('sha256', secret, '', 'storage-grant', 32))

export function sealGrant(secret: Buffer, grant: Grant): string {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv('aes-256-gcm', keyOf(secret), iv)
  const data = Buffer.concat([cipher.update(JSON.stringify(grant), 'utf8'), cipher.final()])
  return Buffer.concat([iv, data, cipher.getAuthTag()]).toString('base64url')
}

/** undefined when it was not sealed by us, is for something else, or has expired. */
export function openGrant(
  secret: Buffer,
  token: string,
  action: Grant['action'],
  now: Date,
): Grant | undefined {
  const grant = unseal(secret, Buffer.from(token, 'base64url'))
  return grant?.action === action && grant.expiresAt > now.getTime() ? grant : undefined
}

function unseal(secret: Buffer, sealed: Buffer): Grant | undefined {
  if (sealed.length <= IV_BYTES + TAG_BYTES) return undefined
  const decipher = createDecipheriv('aes-256-gcm', keyOf(secret), sealed.subarray(0, IV_BYTES), {
    authTagLength: TAG_BYTES,
  })
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES))
  try {
    const data = decipher.update(sealed.subarray(IV_BYTES, -TAG_BYTES))
    return JSON.parse(Buffer.concat([data, decipher.final()]).toString('utf8')) as Grant
  } catch {
    return undefined
  }
}
