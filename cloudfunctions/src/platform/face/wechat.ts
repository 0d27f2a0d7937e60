import { createHash } from 'node:crypto'
import * as z from 'zod'
import { DomainError } from 'shared-types/errors'
import type { WechatClient } from '../wechat/client'
import { WechatError } from '../wechat/exchange'
import { FaceProviderError, type FaceProvider } from './face-provider'

const PASSED = 10_000
/** 90001 to 90199: the person or the phone broke off, nothing was decided. */
const brokeOff = (verdict: number) => verdict > 90_000 && verdict < 90_200

const Memory = z.object({ verifyId: z.string(), certHash: z.string() })

/**
 * WeChat's face check of 2026 (getVerifyId, wx.requestFacialVerify, queryVerifyInfo). The name and number go from our
 * server to WeChat's, which compares the face with them, this WeChat account and no other.
 */
export function wechatFaceProvider(client: WechatClient): FaceProvider {
  return {
    kind: 'wechat',
    async begin({ checkId, name, idNumber, openid }) {
      if (!openid) throw new DomainError('face-only-in-wechat')
      const certificate = { cert_type: 'IDENTITY_CARD', cert_name: name, cert_no: idNumber }
      const request = { out_seq_no: checkId, cert_info: certificate, openid }
      const verifyId = await asked(client.beginFaceCheck(request))
      return {
        verifyId,
        memory: JSON.stringify({ verifyId, certHash: certificateHash(certificate) }),
      }
    },
    async result({ id, memory, openid }) {
      if (!openid) throw new DomainError('face-only-in-wechat')
      const { verifyId, certHash } = Memory.parse(JSON.parse(memory))
      const request = { verify_id: verifyId, out_seq_no: id, cert_hash: certHash, openid }
      const verdict = await asked(client.faceVerdict(request))
      if (verdict === PASSED) return { outcome: 'passed', person: 'as-asked' }
      return { outcome: brokeOff(verdict) ? 'pending' : 'failed' }
    },
  }
}

/** As queryVerifyInfo wants it: SHA-256 over the members in this order, each in base64. */
export function certificateHash(certificate: Record<string, string>): string {
  const members = Object.entries(certificate).map(
    ([name, value]) => `${name}=${Buffer.from(value, 'utf8').toString('base64')}`,
  )
  return createHash('sha256').update(members.join('&')).digest('hex')
}

function asked<T>(answer: Promise<T>): Promise<T> {
  return answer.catch((cause: unknown) => {
    const code = cause instanceof WechatError ? String(cause.errcode) : 'NETWORK'
    throw new FaceProviderError(code, { cause })
  })
}
