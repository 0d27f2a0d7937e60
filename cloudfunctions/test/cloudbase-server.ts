import { createHash, createHmac } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

const BUCKET = 'local.6c6f-local'

/** What goes wrong with an action, or with `upload` / `download` at object storage itself. */
export type Fault =
  | { code: string }
  | { status: number; body?: string }
  | 'hang up'
  | 'hang up half-way'
  | 'no answer'

type Functions = Record<string, (data: unknown) => unknown>
type Body = Record<string, unknown> & { action: string; authorization: string }

/**
 * Speaks the protocol of tcb-admin-node 1.23 for storage and function calls, with its signature checked, so that the
 * unmodified SDK is tested against it. Object storage is part of it, at `/cos` and `/file/`.
 */
export async function startCloudBaseServer(secret: { id: string; key: string }) {
  const files = new Map<string, Buffer>()
  const faults = new Map<string, Fault>()
  const functions: Functions = {}
  const asked: Body[] = []
  const server = createServer((request, response) => {
    void read(request).then(async (raw) => {
      const url = new URL(request.url ?? '', address())
      const body = url.pathname === '/admin' ? (JSON.parse(raw.toString()) as Body) : undefined
      const fault = faults.get(body?.action ?? (url.pathname === '/cos' ? 'upload' : 'download'))
      if (fault) return fail(response, fault, body !== undefined)
      if (url.pathname === '/cos') return store(raw, request, response)
      if (!body)
        return send(response, files.get(decodeURIComponent(url.pathname.slice('/file/'.length))))
      asked.push(body)
      const answer = isSigned(body, request, secret)
        ? await act(body)
        : { code: 'SIGN_PARAM_INVALID' }
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify({ requestId: 'local', ...answer }))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // A test file that does not load never closes it; the run ends all the same.
  server.unref()
  const address = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const pathOf = (fileId: string) => fileId.replace(`cloud://${BUCKET}/`, '')

  const act = async (body: Body): Promise<object> => {
    switch (body.action) {
      case 'storage.getUploadMetadata': {
        const fileId = `cloud://${BUCKET}/${String(body['path'])}`
        const ticket = { token: 'token', authorization: 'signature', fileId, cosFileId: 'cos' }
        return { data: { url: `${address()}/cos`, ...ticket } }
      }
      case 'storage.batchGetDownloadUrl': {
        const list = body['file_list'] as { fileid: string }[]
        return { data: { download_list: list.map((it) => linkTo(it.fileid)) } }
      }
      case 'storage.batchDeleteFile': {
        const remove = (id: string) => ({
          fileID: id,
          code: files.delete(pathOf(id)) ? 'SUCCESS' : 'STORAGE_FILE_NONEXIST',
        })
        return { data: { delete_list: (body['fileid_list'] as string[]).map(remove) } }
      }
      case 'functions.invokeFunction': {
        const called = functions[String(body['function_name'])]
        if (!called) return { code: 'FUNCTION_NOT_FOUND', message: 'no such function' }
        const result = await called(JSON.parse((body['request_data'] as string) || '{}'))
        return { data: { response_data: JSON.stringify(result) } }
      }
      default:
        return { code: 'UNSUPPORTED_ACTION', message: body.action }
    }
  }

  const linkTo = (fileID: string) => {
    const path = pathOf(fileID)
    if (!files.has(path)) return { fileID, code: 'STORAGE_FILE_NONEXIST', tempFileURL: '' }
    return { fileID, code: 'SUCCESS', tempFileURL: `${address()}/file/${path}` }
  }

  const store = async (raw: Buffer, request: IncomingMessage, response: ServerResponse) => {
    const headers = { 'content-type': request.headers['content-type'] ?? '' }
    const form = await new Response(new Uint8Array(raw), { headers }).formData()
    const [key, file] = [form.get('key'), form.get('file')]
    if (form.get('Signature') !== 'signature' || typeof key !== 'string' || !(file instanceof Blob))
      return fail(response, { code: 'AccessDenied' }, false)
    files.set(key, Buffer.from(await file.arrayBuffer()))
    response.statusCode = 204
    response.end()
  }

  return {
    bucket: BUCKET,
    url: `${address()}/admin`,
    files,
    faults,
    functions,
    asked,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

async function read(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

function send(response: ServerResponse, bytes: Buffer | undefined): void {
  response.statusCode = bytes ? 200 : 404
  response.end(bytes ?? '<Error><Code>NoSuchKey</Code><Message>-</Message></Error>')
}

function fail(response: ServerResponse, fault: Fault, isAdmin: boolean): void {
  if (fault === 'no answer') return
  if (fault === 'hang up') return void response.destroy()
  if (fault === 'hang up half-way') {
    response.writeHead(200, { 'content-length': '1000' })
    response.write('half', () => response.destroy())
  } else if ('status' in fault) {
    response.statusCode = fault.status
    response.end(fault.body ?? '')
  } else if (isAdmin) {
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify({ requestId: 'local', code: fault.code, message: 'as asked' }))
  } else {
    response.statusCode = 403
    response.end(
      `<?xml version="1.0"?><Error><Code>${fault.code}</Code><Message>-</Message></Error>`,
    )
  }
}

/** Tencent's signature of object storage (q-sign-algorithm=sha1) over the parameters and two headers. */
function isSigned(
  body: Body,
  request: IncomingMessage,
  secret: { id: string; key: string },
): boolean {
  const given = new Map(
    body.authorization.split('&').map((it) => it.split('=') as [string, string]),
  )
  if (given.get('q-ak') !== secret.id) return false
  const signed = given.get('q-url-param-list')?.split(';') ?? []
  const names = Object.keys(body).filter((name) => signed.includes(name.toLowerCase()))
  const parameters = Object.fromEntries(names.map((name) => [name, body[name]]))
  const headers = Object.fromEntries(
    (given.get('q-header-list')?.split(';') ?? []).map((name) => [name, request.headers[name]]),
  )
  const time = given.get('q-sign-time') ?? ''
  const key = createHmac('sha1', secret.key).update(time).digest('hex')
  const request_ = ['post', '/admin', listed(parameters), listed(headers), ''].join('\n')
  const digest = createHash('sha1').update(request_).digest('hex')
  const expected = createHmac('sha1', key).update(`sha1\n${time}\n${digest}\n`).digest('hex')
  return given.get('q-signature') === expected && signed.includes('action')
}

const listed = (values: Record<string, unknown>) =>
  Object.keys(values)
    .sort()
    .map((name) => `${encode(name.toLowerCase())}=${encode(text(values[name]))}`)
    .join('&')

const text = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value))
const encode = (value: string) =>
  encodeURIComponent(value).replace(
    /[!'()*]/g,
    (it) => `%${it.charCodeAt(0).toString(16).toUpperCase()}`,
  )
