import { createHmac, timingSafeEqual } from 'node:crypto'

/** What a link or an upload form allows; carried in the open, sealed by the signature. */
export interface Grant {
  action: 'upload' | 'download' | 'sandbox-code'
  path: string
  expiresAt: number
  maxBytes?: number
  name?: string
  mediaType?: string
}

export function signGrant(secret: Buffer, grant: Grant): string {
  const body = Buffer.from(JSON.stringify(grant)).toString('base64url')
  return `${body}.${mac(secret, body)}`
}

/** undefined when it was not signed by us, is for something else, or has expired. */
export function readGrant(
  secret: Buffer,
  token: string,
  action: Grant['action'],
  now: Date,
): Grant | undefined {
  const [body = '', signature = ''] = token.split('.')
  const expected = Buffer.from(mac(secret, body))
  const given = Buffer.from(signature)
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) return undefined
  const grant = JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as Grant
  return grant.action === action && grant.expiresAt > now.getTime() ? grant : undefined
}

const mac = (secret: Buffer, body: string) =>
  createHmac('sha256', secret).update(body).digest('base64url')
