import { DomainError, errorTable, type ErrorCode } from 'shared-types/errors'
import type { Caller, Reply } from 'shared-types/operation'
import type { Actor } from './actor'
import type { Context } from './context'
import { isFromOwnPage } from './cross-site'
import type { Implementation } from './implement'
import {
  asHttpEvent,
  readCloudCall,
  readHttpCall,
  type HttpAnswer,
  type HttpEvent,
  type Incoming,
} from './incoming'
import type { Services } from './services'

export interface FunctionDefinition {
  caller: Caller
  cookieName: string
  identify: (services: Services, incoming: Incoming, now: Date) => Promise<Actor>
  implementations: readonly Implementation[]
  /** Every request carries a signature and no cookie: there is nothing that another site could make use of. */
  isSigned?: true
  /** Pages and uploads that are not calls: only the public function has any. */
  page?: (context: Context, event: HttpEvent) => Promise<HttpAnswer | undefined>
}

export type Main = (event: unknown, platformContext: unknown) => Promise<Reply | HttpAnswer>

/** Builds the `main(event, context)` of one cloud function; both the mini-program's and the HTTP service's events. */
export function serve(definition: FunctionDefinition, services: () => Promise<Services>): Main {
  const byName = new Map(definition.implementations.map((it) => [it.operation.name, it]))
  for (const { operation } of definition.implementations) {
    if (!operation.callers.includes(definition.caller))
      throw new Error(`${operation.name} is not for ${definition.caller}`)
  }

  return async function main(event, platformContext) {
    const built = await services()
    const http = asHttpEvent(event)
    if (http && definition.page) {
      const answer = await definition.page(pageContext(built, http), http)
      if (answer) return answer
    }
    const incoming = http
      ? readHttpCall(http, definition.cookieName)
      : readCloudCall(event, platformContext)
    const cookies: string[] = []
    const reply = await answer(definition, byName, built, incoming, cookies)
    return http ? toHttp(reply, cookies) : reply
  }
}

async function answer(
  definition: FunctionDefinition,
  byName: ReadonlyMap<string, Implementation>,
  services: Services,
  incoming: Incoming | undefined,
  cookies: string[],
): Promise<Reply> {
  const requestId = incoming?.requestId ?? crypto.randomUUID()
  const started = performance.now()
  try {
    if (!incoming) throw new DomainError('invalid-input')
    const mayBeForged = incoming.via === 'http' && !definition.isSigned
    if (mayBeForged && !isFromOwnPage(incoming, services.config.publicUrl))
      throw new DomainError('cross-site')
    const found = byName.get(incoming.operation)
    if (!found) throw new DomainError('unknown-operation')
    const now = new Date()
    const actor = await definition.identify(services, incoming, now)
    const value = await found.run(
      {
        services,
        actor,
        now,
        requestId,
        address: incoming.address,
        browser: incoming.headers['user-agent'] ?? '',
        cookies,
      },
      incoming.input,
    )
    // The timer asks several times a second whether there is work: not worth a line each.
    services.log[actor.kind === 'timer' ? 'debug' : 'info']({
      code: 'call-answered',
      requestId,
      operation: incoming.operation,
      actor: actor.kind,
      ms: Math.round(performance.now() - started),
    })
    return { ok: true, value, requestId }
  } catch (error) {
    return refuse(
      services,
      error,
      requestId,
      byName.has(incoming?.operation ?? '') ? incoming?.operation : undefined,
    )
  }
}

function refuse(
  services: Services,
  error: unknown,
  requestId: string,
  operation: string | undefined,
): Reply {
  if (error instanceof DomainError) {
    services.log.info({
      code: 'call-refused',
      requestId,
      operation,
      refusal: error.code,
      detail: error.detail,
    })
    return {
      ok: false,
      code: error.code,
      message: errorTable[error.code].message,
      hint: error.hint,
      requestId,
    }
  }
  services.log.error({ code: 'call-failed', requestId, operation, err: error })
  const code: ErrorCode = 'unexpected'
  return { ok: false, code, message: errorTable[code].message, requestId }
}

function toHttp(reply: Reply, cookies: string[]): HttpAnswer {
  return {
    statusCode: reply.ok ? 200 : errorTable[reply.code].status,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
      ...(cookies[0] && { 'set-cookie': cookies[0] }),
    },
    body: JSON.stringify(reply),
    isBase64Encoded: false,
  }
}

function pageContext(services: Services, event: HttpEvent): Context {
  const headers = Object.fromEntries(
    Object.entries(event.headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
  )
  return {
    services,
    actor: { kind: 'public' },
    now: new Date(),
    requestId: crypto.randomUUID(),
    address: headers['x-real-ip'] ?? headers['x-forwarded-for']?.split(',')[0]?.trim() ?? '',
    browser: headers['user-agent'] ?? '',
    cookies: [],
  }
}
