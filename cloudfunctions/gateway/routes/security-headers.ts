import type { MiddlewareHandler } from 'hono'

const POLICY = [
  "default-src 'self'",
  "img-src 'self' data: blob:",
  // Taro's components bring their icons as a font inside the style sheet.
  "font-src 'self' data:",
  "style-src 'self' 'unsafe-inline'",
  "script-src 'self'",
  "object-src 'none'",
  "base-uri 'self'",
  "frame-ancestors 'none'",
].join('; ')

/** Headers for every answer; a route that sets its own policy keeps it. */
export function securityHeaders(): MiddlewareHandler {
  return async (c, next) => {
    await next()
    const { headers } = c.res
    headers.set('x-content-type-options', 'nosniff')
    headers.set('x-frame-options', 'DENY')
    if (!headers.has('referrer-policy')) headers.set('referrer-policy', 'same-origin')
    if (!headers.has('content-security-policy')) headers.set('content-security-policy', POLICY)
  }
}
