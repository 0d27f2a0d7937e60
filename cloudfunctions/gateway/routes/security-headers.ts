import type { MiddlewareHandler } from 'hono'
import type { Config } from '../../src/runtime/config'

/** Where CloudBase hands files out, and where its object storage takes them in. */
const CLOUD_FILES = 'https://*.tcb.qcloud.la'
const CLOUD_UPLOADS = 'https://*.myqcloud.com'

const policyFor = (storage: Config['storage']): string => {
  const [files, uploads] =
    storage === 'cloudbase' ? [` ${CLOUD_FILES}`, ` ${CLOUD_FILES} ${CLOUD_UPLOADS}`] : ['', '']
  return [
    "default-src 'self'",
    `img-src 'self' data: blob:${files}`,
    `connect-src 'self'${uploads}`,
    `frame-src 'self'${files}`,
    // Taro's components bring their icons as a font inside the style sheet.
    "font-src 'self' data:",
    "style-src 'self' 'unsafe-inline'",
    "script-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** Headers for every answer; a route that sets its own policy keeps it. */
export function securityHeaders(storage: Config['storage']): MiddlewareHandler {
  const policy = policyFor(storage)
  return async (c, next) => {
    await next()
    const { headers } = c.res
    headers.set('x-content-type-options', 'nosniff')
    if (!headers.has('x-frame-options')) headers.set('x-frame-options', 'DENY')
    if (!headers.has('referrer-policy')) headers.set('referrer-policy', 'same-origin')
    if (!headers.has('content-security-policy')) headers.set('content-security-policy', policy)
  }
}
