import type { Incoming } from './incoming'

/**
 * A browser sends cookies with any site's form; it lets only our own pages add a header or name our origin.
 * Calls with a bearer token carry no cookie and need no such proof.
 */
export function isFromOwnPage(incoming: Incoming, publicUrl: string): boolean {
  if (incoming.headers['authorization']) return true
  const site = incoming.headers['sec-fetch-site']
  if (site && site !== 'same-origin' && site !== 'none') return false
  const { origin, host } = incoming.headers
  if (origin && origin !== new URL(publicUrl).origin && hostOf(origin) !== host) return false
  return incoming.headers['x-requested-with'] === 'biyetong'
}

/** A sandboxed page sends the origin `null`. */
const hostOf = (origin: string) => (URL.canParse(origin) ? new URL(origin).host : null)
