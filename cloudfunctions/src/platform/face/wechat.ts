import { randomBytes } from 'node:crypto'
import type { WechatClient } from '../wechat/client'
import type { FaceProvider } from './face-provider'

/**
 * The server half of wx.startFacialRecognitionVerify: the mini-program runs the check in WeChat and is handed a
 * verify_result; this asks WeChat's server whether it is true.
 */
export function wechatFaceProvider(client: WechatClient): FaceProvider {
  return {
    kind: 'wechat',
    begin: () => Promise.resolve({ token: `wechat-${randomBytes(16).toString('hex')}` }),
    async result(_token, evidence) {
      if (!evidence) return { outcome: 'pending' }
      return { outcome: (await client.faceVerified(evidence)) ? 'passed' : 'failed' }
    },
  }
}
