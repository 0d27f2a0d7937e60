import * as z from 'zod'
import { openExchange, type WechatSettings } from './exchange'

const OAuthAnswer = z.object({ openid: z.string().min(1) })
const BegunFaceAnswer = z.object({ verify_id: z.string().min(1) })
const FaceAnswer = z.object({ verify_ret: z.number() })

export type WechatClient = ReturnType<typeof openWechat>

/** WeChat's server API, as far as the product uses it. */
export function openWechat(settings: WechatSettings) {
  const { ask, accessToken, askAsOurselves } = openExchange(settings)
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
    /** Announces whom a face is to be compared with; what it returns is for wx.requestFacialVerify. */
    async beginFaceCheck(body: {
      out_seq_no: string
      cert_info: { cert_type: string; cert_name: string; cert_no: string }
      openid: string
    }): Promise<string> {
      const path = '/cityservice/face/identify/getverifyid'
      return (await askAsOurselves(BegunFaceAnswer, path, body)).verify_id
    },
    /** WeChat's code of the outcome: 10000 has passed. */
    async faceVerdict(body: {
      verify_id: string
      out_seq_no: string
      cert_hash: string
      openid: string
    }): Promise<number> {
      const path = '/cityservice/face/identify/queryverifyinfo'
      return (await askAsOurselves(FaceAnswer, path, body)).verify_ret
    },
  }
}
