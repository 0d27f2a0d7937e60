import * as z from 'zod'

export interface WechatSettings {
  appId: string
  appSecret: string
  /** https://api.weixin.qq.com, or a sandbox that speaks the same protocol. */
  apiUrl: string
  /** https://open.weixin.qq.com */
  openUrl: string
  timeoutMs?: number
}

/** An errcode of WeChat's server; -1 for a fault on the way. */
export class WechatError extends Error {
  override name = 'WechatError'
  constructor(
    readonly errcode: number,
    message: string,
    options?: ErrorOptions,
  ) {
    super(`wechat ${errcode}: ${message}`, options)
  }
}

const Failure = z.object({ errcode: z.number(), errmsg: z.string().default('') })
const TokenAnswer = z.object({ access_token: z.string().min(1), expires_in: z.number() })

const TIMEOUT_MS = 8000
/** Asked for again this long before WeChat lets it expire. */
const TOKEN_MARGIN_MS = 5 * 60_000
/** WeChat has withdrawn the token before its time: somebody has asked for another, or the secret was changed. */
const TOKEN_REFUSED = new Set([40_001, 40_014, 42_001])

interface Question {
  query?: Record<string, string>
  body?: unknown
}

/** Questions to WeChat's server, each answer checked against what it should be. */
export function openExchange(settings: WechatSettings) {
  let token: { value: string; until: number } | undefined
  let asking: Promise<string> | undefined

  const ask = async <T>(answer: z.ZodType<T>, path: string, question: Question): Promise<T> => {
    const url = `${settings.apiUrl}${path}?${new URLSearchParams(question.query).toString()}`
    const said = await request(url, question.body, settings.timeoutMs ?? TIMEOUT_MS)
    const failure = Failure.safeParse(said)
    if (failure.success && failure.data.errcode !== 0)
      throw new WechatError(failure.data.errcode, failure.data.errmsg)
    const parsed = answer.safeParse(said)
    if (!parsed.success) throw new WechatError(-1, 'unexpected answer')
    return parsed.data
  }

  const fetchToken = async (): Promise<string> => {
    const answer = await ask(TokenAnswer, '/cgi-bin/stable_token', {
      body: { grant_type: 'client_credential', appid: settings.appId, secret: settings.appSecret },
    })
    const until = Date.now() + answer.expires_in * 1000 - TOKEN_MARGIN_MS
    token = { value: answer.access_token, until }
    return answer.access_token
  }

  /** Cached; of callers who come together one asks. */
  const accessToken = async (): Promise<string> => {
    if (token && token.until > Date.now()) return token.value
    asking ??= fetchToken().finally(() => (asking = undefined))
    return asking
  }

  /** With the access token; once more with a new one when WeChat no longer takes it. */
  const askAsOurselves = async <T>(
    answer: z.ZodType<T>,
    path: string,
    body: unknown,
    isLastTry = false,
  ): Promise<T> => {
    const query = { access_token: await accessToken() }
    try {
      return await ask(answer, path, { query, body })
    } catch (error) {
      const isRefused = error instanceof WechatError && TOKEN_REFUSED.has(error.errcode)
      if (isLastTry || !isRefused) throw error
      if (token?.value === query.access_token) token = undefined
      return askAsOurselves(answer, path, body, true)
    }
  }

  return { ask, accessToken, askAsOurselves }
}

async function request(url: string, body: unknown, timeoutMs: number): Promise<unknown> {
  const post = { method: 'POST', body: JSON.stringify(body) }
  const response = await fetch(url, {
    ...(body ? { ...post, headers: { 'content-type': 'application/json' } } : {}),
    signal: AbortSignal.timeout(timeoutMs),
  }).catch((cause: unknown) => {
    throw new WechatError(-1, 'no answer', { cause })
  })
  if (!response.ok) throw new WechatError(-1, `status ${response.status}`)
  return response.json().catch(() => undefined)
}
