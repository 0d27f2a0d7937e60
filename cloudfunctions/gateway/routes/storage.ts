import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { mayStillHave } from '../../src/files/may-still-have'
import { openGrant } from '../../src/platform/storage/grant'
import type { Services } from '../../src/runtime/services'

const LARGEST = 51 * 1024 * 1024
/** Shown in the page; everything else is saved. */
const SHOWN = new Set(['application/pdf', 'image/png', 'image/jpeg'])

/** The disk's side of upload forms and download links; the grant in them is the only permission, but for guarded files. */
export function storageRoutes(services: Services, secret: Buffer): Hono {
  const app = new Hono()
  app.post(
    '/upload',
    bodyLimit({ maxSize: LARGEST, onError: (c) => c.text('文件过大', 413) }),
    async (c) => {
      const form = await c.req.formData().catch(() => undefined)
      const token = form?.get('token')
      const file = form?.get('file')
      const grant =
        typeof token === 'string' ? openGrant(secret, token, 'upload', new Date()) : undefined
      if (!grant || !(file instanceof Blob))
        return c.text('上传凭证无效或已过期，请重新选择文件', 403)
      if (file.size > (grant.maxBytes ?? 0)) return c.text('文件过大', 413)
      await services.storage.put(grant.path, Buffer.from(await file.arrayBuffer()))
      return c.body(null, 204)
    },
  )
  app.get('/download/:token', async (c) => {
    const grant = openGrant(secret, c.req.param('token'), 'download', new Date())
    if (!grant) return c.text('链接无效或已过期，请返回页面重新打开', 403)
    if (grant.guard && !(await mayStillHave(services, grant.guard)))
      return c.text('您已没有查看此文件的权限，请返回页面刷新后再试', 403)
    const bytes = await services.storage.get(grant.path).catch(() => undefined)
    if (!bytes) return c.text('文件不存在', 404)
    const mediaType = grant.mediaType ?? 'application/octet-stream'
    const disposition =
      SHOWN.has(mediaType) && c.req.query('save') === undefined ? 'inline' : 'attachment'
    return c.body(new Uint8Array(bytes), 200, {
      'content-type': mediaType,
      'content-disposition': `${disposition}; filename*=UTF-8''${encodeURIComponent(grant.name ?? 'file')}`,
      'content-security-policy':
        "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'self'",
      // Staff look at it inside the page.
      'x-frame-options': 'SAMEORIGIN',
      'cache-control': 'private, no-store',
    })
  })
  return app
}
