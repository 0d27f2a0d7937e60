import * as z from 'zod'
import { callerIdentity } from '../platform/cloudbase/caller-identity'

/** What a function was sent, whichever door it came through. */
export interface Incoming {
  via: 'http' | 'cloud'
  operation: string
  input: unknown
  requestId: string
  /** Lower-case names; empty for calls from inside the cloud. */
  headers: Record<string, string>
  /** WeChat identity, vouched for by the platform. */
  openid: string | null
  /** False only for the platform's timer and our own functions, inside the cloud. */
  isEndUser: boolean
  /** A session token: from the cookie, the Authorization header, or beside the call. */
  sessionToken: string | null
  address: string
  /** What a signature is over: the request as it came; null inside the cloud. */
  request: { method: string; path: string; body: Buffer } | null
}

/** The HTTP access service's integrated request (docs.cloudbase.net/service/access-cloud-function). */
export const HttpEvent = z.object({
  path: z.string(),
  httpMethod: z.string(),
  headers: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
  queryStringParameters: z.record(z.string(), z.string()).optional(),
  body: z.union([z.string(), z.record(z.string(), z.unknown())]).optional(),
  isBase64Encoded: z.boolean().optional(),
})
export type HttpEvent = z.infer<typeof HttpEvent>

export interface HttpAnswer {
  statusCode: number
  headers: Record<string, string>
  /** Every Set-Cookie on its own. */
  multiValueHeaders?: Record<string, string[]>
  body: string
  isBase64Encoded: boolean
}

const Envelope = z.object({
  operation: z.string().max(80),
  input: z.unknown(),
  requestId: z
    .string()
    .regex(/^[\w-]{1,64}$/)
    .optional(),
  session: z.string().max(128).optional(),
})

export const asHttpEvent = (event: unknown): HttpEvent | undefined =>
  HttpEvent.safeParse(event).data

export function headersOf(event: HttpEvent): Record<string, string> {
  return Object.fromEntries(
    Object.entries(event.headers).map(([name, value]) => [
      name.toLowerCase(),
      Array.isArray(value) ? value.join(', ') : value,
    ]),
  )
}

export function bodyBytes(event: HttpEvent): Buffer {
  if (typeof event.body === 'string')
    return Buffer.from(event.body, event.isBase64Encoded ? 'base64' : 'utf8')
  return Buffer.from(JSON.stringify(event.body ?? {}))
}

/** `/call/staff/reports.review` carries the input alone; `/call/staff` names the operation beside it. */
const OPERATION_PATH = /\/call\/[a-z]+\/([a-z-]+\.[a-z-]+)$/

/** Without what a proxy or the cloud's access service has put in front. */
const pathOf = ({ path }: HttpEvent) => path.slice(Math.max(path.indexOf('/call/'), 0))

/** undefined when what came is not a call. */
export function readHttpCall(event: HttpEvent, cookieName: string): Incoming | undefined {
  const headers = headersOf(event)
  const bytes = bodyBytes(event)
  const body = parseJson(bytes.toString('utf8'))
  const named = OPERATION_PATH.exec(event.path)?.[1]
  const envelope = Envelope.safeParse(named ? { operation: named, input: body } : body)
  if (event.httpMethod !== 'POST' || !envelope.success) return undefined
  const bearer = /^Bearer ([\w-]+)$/.exec(headers['authorization'] ?? '')?.[1]
  return {
    via: 'http',
    operation: envelope.data.operation,
    input: envelope.data.input ?? {},
    requestId: envelope.data.requestId ?? crypto.randomUUID(),
    headers,
    openid: null,
    isEndUser: true,
    sessionToken: bearer ?? cookie(headers['cookie'] ?? '', cookieName) ?? null,
    address: addressOf(headers),
    request: { method: event.httpMethod, path: pathOf(event), body: bytes },
  }
}

/** A call by wx.cloud.callFunction or another function: identity is in the platform's context, never in the event. */
export function readCloudCall(event: unknown, platformContext: unknown): Incoming | undefined {
  const envelope = Envelope.safeParse(
    isTimerTick(event) ? { operation: 'jobs.drain', input: {} } : event,
  )
  if (!envelope.success) return undefined
  const identity = callerIdentity(platformContext)
  return {
    via: 'cloud',
    operation: envelope.data.operation,
    input: envelope.data.input ?? {},
    requestId: envelope.data.requestId ?? crypto.randomUUID(),
    headers: {},
    openid: identity.openid ?? null,
    isEndUser: identity.isEndUser,
    sessionToken: envelope.data.session ?? null,
    address: identity.address ?? '',
    request: null,
  }
}

/** What the platform's timer trigger sends. */
const isTimerTick = (event: unknown) => (event as { Type?: unknown } | null)?.Type === 'Timer'

function addressOf(headers: Record<string, string>): string {
  return headers['x-real-ip'] ?? headers['x-forwarded-for']?.split(',')[0]?.trim() ?? ''
}

function cookie(header: string, name: string): string | undefined {
  const pairs = header.split(';').map((it) => it.trim().split('='))
  return pairs.find(([key]) => key === name)?.[1]
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
