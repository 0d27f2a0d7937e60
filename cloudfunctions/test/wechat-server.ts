import { createHash, randomUUID } from 'node:crypto'
import { startJsonServer, type Answer, type Asked } from './json-server'

interface Certificate {
  cert_type: string
  cert_name: string
  cert_no: string
}
interface FaceSession {
  outSeqNo: string
  openid: string
  certificate: Certificate
  verdict: number
}

const failure = (errcode: number, errmsg: string) => ({ errcode, errmsg })

/** WeChat's server API as far as we use it: access tokens, web sign-in, and the face check of 2026. */
export async function startWechatServer(app: { id: string; secret: string }) {
  const sessions = new Map<string, FaceSession>()
  /** Code of a web sign-in → openid; each good for once. */
  const codes = new Map<string, string>()
  const state = {
    token: '',
    tokensGiven: 0,
    next: undefined as Answer | undefined,
    asked: [] as Asked[],
  }

  const act = (asked: Asked): Answer => {
    state.asked.push(asked)
    const { next } = state
    state.next = undefined
    if (next) return next
    const { url, body } = asked
    switch (url.pathname) {
      case '/cgi-bin/stable_token':
        return giveToken(body)
      case '/sns/oauth2/access_token':
        return signIn(url.searchParams)
      default:
        return url.searchParams.get('access_token') === state.token
          ? face(url.pathname, body)
          : failure(40001, 'invalid credential, access_token is invalid or not latest')
    }
  }

  const giveToken = (body: Record<string, unknown>): Answer => {
    if (body['appid'] !== app.id) return failure(40013, 'invalid appid')
    if (body['secret'] !== app.secret) return failure(40125, 'invalid appsecret')
    state.tokensGiven += 1
    state.token = `token-${randomUUID()}`
    return { access_token: state.token, expires_in: 7200 }
  }

  const signIn = (query: URLSearchParams): Answer => {
    if (query.get('secret') !== app.secret) return failure(40125, 'invalid appsecret')
    const code = query.get('code') ?? ''
    const openid = codes.get(code)
    codes.delete(code)
    return openid
      ? { access_token: 'web', expires_in: 7200, openid, scope: 'snsapi_base' }
      : failure(40029, 'invalid code')
  }

  const face = (path: string, body: Record<string, unknown>): Answer => {
    if (path.endsWith('/getverifyid')) {
      const verifyId = randomUUID()
      sessions.set(verifyId, {
        outSeqNo: body['out_seq_no'] as string,
        openid: body['openid'] as string,
        certificate: body['cert_info'] as Certificate,
        verdict: 90002,
      })
      return { errcode: 0, errmsg: 'ok', verify_id: verifyId, expires_in: 3600 }
    }
    const session = sessions.get(body['verify_id'] as string)
    if (!session) return failure(84001, 'invalid verify_id')
    const isSame =
      body['out_seq_no'] === session.outSeqNo &&
      body['openid'] === session.openid &&
      body['cert_hash'] === digest(session.certificate)
    return isSame
      ? { errcode: 0, errmsg: 'ok', verify_ret: session.verdict }
      : failure(84006, 'user info mismatch')
  }

  const server = await startJsonServer(act)
  return {
    ...server,
    sessions,
    codes,
    asked: state.asked,
    tokensGiven: () => state.tokensGiven,
    /** As when another server has asked for a token. */
    withdrawToken: () => (state.token = 'another'),
    answerNext: (answer: Answer) => (state.next = answer),
  }
}

function digest({ cert_type, cert_name, cert_no }: Certificate): string {
  const base64 = (text: string) => Buffer.from(text).toString('base64')
  const text = `cert_type=${base64(cert_type)}&cert_name=${base64(cert_name)}&cert_no=${base64(cert_no)}`
  return createHash('sha256').update(text).digest('hex')
}
