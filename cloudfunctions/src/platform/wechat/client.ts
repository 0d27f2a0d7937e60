import * as z from 'zod'

export interface WechatSettings {
  appId: string
  appSecret: string
  /** https://api.weixin.qq.com, or a sandbox that speaks the same protocol. */
  apiUrl: string
  /** https://open.weixin.qq.com */
  openUrl: string
}

/** An errcode of WeChat's server, or a transport fault. */
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
const OAuthAnswer = z.object({ openid: z.string().min(1) })
const TokenAnswer = z.object({ access_token: z.string().min(1), expires_in: z.number() })
const FaceAnswer = z.object({ verify_ret: z.number() })

const TIMEOUT_MS = 8000
/** Asked for again this long before WeChat lets it expire. */
const TOKEN_MARGIN_MS = 5 * 60_000

export type WechatClient = ReturnType<typeof openWechat>

/** WeChat's server API, as far as the product uses it. */
export function openWechat(settings: WechatSettings) {
  let token: { value: string; until: number } | undefined
  let asking: Promise<string> | undefined

  const ask = async <T>(
    answer: z.ZodType<T>,
    path: string,
    init?: { query?: Record<string, string>; body?: unknown },
  ): Promise<T> => {
    const url = `${settings.apiUrl}${path}?${new URLSearchParams(init?.query).toString()}`
    const response = await fetch(url, {
      method: init?.body ? 'POST' : 'GET',
      ...(init?.body
        ? { body: JSON.stringify(init.body), headers: { 'content-type': 'application/json' } }
        : {}),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    }).catch((cause: unknown) => {
      throw new WechatError(-1, 'no answer', { cause })
    })
    const said: unknown = await response.json().catch(() => undefined)
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
    token = {
      value: answer.access_token,
      until: Date.now() + answer.expires_in * 1000 - TOKEN_MARGIN_MS,
    }
    return answer.access_token
  }

  /** Cached; of callers who come together one asks. */
  const accessToken = async (): Promise<string> => {
    if (token && token.until > Date.now()) return token.value
    asking ??= fetchToken().finally(() => (asking = undefined))
    return asking
  }

  return {
    /** Where a browser inside WeChat goes to sign in; it comes back to `redirect` with `code` and `state`. */
    authorizeUrl(redirect: string, state: string): string {
      const query = new URLSearchParams({
        appid: settings.appId,
        redirect_uri: redirect,
        response_type: 'code',
        scope: 'snsapi_base',
        state,
      })
      return `${settings.openUrl}/connect/oauth2/authorize?${query.toString()}#wechat_redirect`
    },
    /** The openid behind a web sign-in's code. */
    async openidOfCode(code: string): Promise<string> {
      const query = {
        appid: settings.appId,
        secret: settings.appSecret,
        code,
        grant_type: 'authorization_code',
      }
      return (await ask(OAuthAnswer, '/sns/oauth2/access_token', { query })).openid
    },
    accessToken,
    /** Whether WeChat itself confirms a verify_result of its face check. */
    async faceVerified(verifyResult: string): Promise<boolean> {
      const query = { access_token: await accessToken() }
      const answer = await ask(FaceAnswer, '/cityservice/face/identify/getinfo', {
        query,
        body: { verify_result: verifyResult },
      })
      return answer.verify_ret === 0
    },
  }
}
