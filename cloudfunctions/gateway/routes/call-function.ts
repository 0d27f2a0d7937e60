import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'
import type { HttpAnswer } from '../../src/runtime/incoming'
import type { Main } from '../../src/runtime/serve'

/** What the cloud allows a call to carry; files travel through storage. */
const MAX_CALL = 6 * 1024 * 1024

/** Hands an HTTP request to a function in the shape of the cloud's HTTP access service, and its answer back. */
export async function callFunction(c: Context, main: Main, maxBody = MAX_CALL): Promise<Response> {
  if (Number(c.req.header('content-length') ?? 0) > maxBody) return c.text('请求过大', 413)
  const body = Buffer.from(await c.req.arrayBuffer())
  if (body.length > maxBody) return c.text('请求过大', 413)
  const event = {
    path: c.req.path,
    httpMethod: c.req.method,
    headers: { ...c.req.header(), 'x-real-ip': addressOf(c) },
    queryStringParameters: c.req.query(),
    body: body.toString('base64'),
    isBase64Encoded: true,
  }
  const answer = (await main(event, {})) as HttpAnswer
  return new Response(
    answer.isBase64Encoded ? new Uint8Array(Buffer.from(answer.body, 'base64')) : answer.body,
    {
      status: answer.statusCode,
      headers: answer.headers,
    },
  )
}

/** The peer's address; behind a reverse proxy on this machine, what it forwards. */
function addressOf(c: Context): string {
  const peer = getConnInfo(c).remote.address ?? ''
  const isLocalProxy = peer === '127.0.0.1' || peer === '::1' || peer === '::ffff:127.0.0.1'
  return (
    (isLocalProxy ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined) ?? peer
  )
}
