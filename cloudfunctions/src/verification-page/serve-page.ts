import { DomainError, errorTable } from 'shared-types/errors'
import { openWithCode } from '../certificates/open-with-code'
import { verifyCertificate, verifyFile } from '../certificates/verify'
import type { Context } from '../runtime/context'
import { bodyBytes, headersOf, type HttpAnswer, type HttpEvent } from '../runtime/incoming'
import {
  MAX_PDF_MEGABYTES,
  messagePage,
  samplePage,
  startPage,
  verificationPage,
  type Asked,
} from './page'

const MAX_BYTES = MAX_PDF_MEGABYTES * 1024 * 1024
const MAX_FORM_BYTES = 1000
const MAX_CODE_LENGTH = 20
const TOKEN = /^[\w-]{22}$/

/** `/v/` start, `/v/<token>` verdict and, with the code on the paper, the whole content, `/v/check` upload; undefined for every other path. */
export async function serveVerificationPage(
  context: Context,
  event: HttpEvent,
): Promise<HttpAnswer | undefined> {
  const path = /^\/v(?:\/([^/]*))?\/?$/.exec(event.path)
  if (!path) return undefined
  const name = path[1] ?? ''
  try {
    if (name === 'check')
      return event.httpMethod === 'POST'
        ? await checkUpload(context, event)
        : answer(200, startPage())
    if (name === '') return answer(200, startPage())
    if (name === 'sample') return answer(404, samplePage())
    return event.httpMethod === 'POST'
      ? await openFor(context, name, event)
      : await verdictFor(context, name)
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    return refusal(error, TOKEN.test(name) ? `/v/${name}` : undefined)
  }
}

/** How long to wait, where that is known, for people and for programs. */
function refusal(error: DomainError, again: string | undefined): HttpAnswer {
  const { status, message } = errorTable[error.code]
  const seconds = error.hint.retryAfterSeconds
  const wait = seconds === undefined ? '' : `（约 ${Math.ceil(seconds / 60)} 分钟后）`
  const page = messagePage('请稍后再试', `${message}${wait}。`, again)
  const it = answer(status, page)
  return seconds === undefined
    ? it
    : { ...it, headers: { ...it.headers, 'retry-after': String(seconds) } }
}

const askedAt = ({ services, now }: Context, token: string | undefined): Asked => ({
  at: now,
  address: `${services.config.publicUrl}/v/${token ?? ''}`,
})

async function verdictFor(context: Context, token: string): Promise<HttpAnswer> {
  const result = await verifyCertificate(context, { token })
  const known = TOKEN.test(token) ? token : undefined
  return answer(
    result.verdict === 'unknown' ? 404 : 200,
    verificationPage(result, known, askedAt(context, known)),
  )
}

/** The whole content for the code on the paper; the code itself never stands in an address. */
async function openFor(context: Context, token: string, event: HttpEvent): Promise<HttpAnswer> {
  const bytes = bodyBytes(event)
  const code =
    bytes.length > MAX_FORM_BYTES ? '' : new URLSearchParams(bytes.toString()).get('code')
  const { verification, content } = await openWithCode(context, {
    token,
    code: (code ?? '').slice(0, MAX_CODE_LENGTH),
  })
  if (verification.verdict === 'unknown')
    return answer(404, verificationPage(verification, undefined, askedAt(context, undefined)))
  const page = verificationPage(verification, token, askedAt(context, token), { content })
  return answer(content ? 200 : 403, page)
}

async function checkUpload(context: Context, event: HttpEvent): Promise<HttpAnswer> {
  const bytes = bodyBytes(event)
  if (bytes.length > MAX_BYTES + 10_000)
    return answer(
      413,
      messagePage('文件过大', `电子证书不会超过 ${MAX_PDF_MEGABYTES} MB，请确认选择了正确的文件。`),
    )
  const form = await readForm(bytes, headersOf(event)['content-type'] ?? '')
  const file = form?.get('file')
  if (!(file instanceof Blob) || file.size === 0)
    return answer(400, messagePage('没有收到文件', '请选择一个 PDF 文件后再核验。'))
  const token = form?.get('token')
  const pdf = Buffer.from(await file.arrayBuffer())
  const known = typeof token === 'string' && TOKEN.test(token) ? token : undefined
  const verification = await verifyFile(context, pdf, known)
  return answer(200, verificationPage(verification, known, askedAt(context, known)))
}

async function readForm(bytes: Buffer, contentType: string): Promise<FormData | undefined> {
  const request = new Response(new Uint8Array(bytes), { headers: { 'content-type': contentType } })
  return request.formData().catch(() => undefined)
}

function answer(statusCode: number, body: string): HttpAnswer {
  return {
    statusCode,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'x-robots-tag': 'noindex, nofollow',
      'referrer-policy': 'no-referrer',
      'content-security-policy':
        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    },
    body,
    isBase64Encoded: false,
  }
}
