import { createReadStream, existsSync, statSync } from 'node:fs'
import path from 'node:path'
import { Readable } from 'node:stream'
import { Hono, type Context } from 'hono'

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.json': 'application/json; charset=utf-8',
  '.woff2': 'font/woff2',
}

/** The built admin web at `/`, the student app at `/m/`; unknown paths of the admin web are its own routes. */
export function staticRoutes(folders: { adminWeb: string; studentApp: string }): Hono {
  const app = new Hono()
  app.get('/m', (c) => c.redirect('/m/'))
  app.get('/m/*', (c) => sendFrom(c, folders.studentApp, c.req.path.slice('/m'.length), false))
  app.get('*', (c) => sendFrom(c, folders.adminWeb, c.req.path, true))
  return app
}

function sendFrom(
  c: Context,
  folder: string,
  requested: string,
  isSinglePage: boolean,
): Response | Promise<Response> {
  const found = findFile(folder, decodeURIComponent(requested))
  const isAsset = path.extname(requested) !== ''
  const file = found ?? (isSinglePage && !isAsset ? findFile(folder, '/index.html') : undefined)
  if (!file) return c.notFound()
  const isHashed = /[.-][\w-]{8,}\.\w+$/.test(file) && !file.endsWith('.html')
  return new Response(Readable.toWeb(createReadStream(file)) as ReadableStream, {
    headers: {
      'content-type': TYPES[path.extname(file)] ?? 'application/octet-stream',
      'content-length': String(statSync(file).size),
      'cache-control': isHashed ? 'public, max-age=31536000, immutable' : 'no-cache',
    },
  })
}

function findFile(folder: string, requested: string): string | undefined {
  const full = path.resolve(
    folder,
    `.${requested.endsWith('/') ? `${requested}index.html` : requested}`,
  )
  if (!full.startsWith(path.resolve(folder) + path.sep)) return undefined
  return existsSync(full) && statSync(full).isFile() ? full : undefined
}
