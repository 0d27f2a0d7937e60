import { CommonClient } from 'tencentcloud-sdk-nodejs-common'
import { FaceProviderError, type FaceProvider } from './face-provider'

export interface TencentFaceSettings {
  secretId: string
  secretKey: string
  /** Business rule made in the console; decides which checks run. */
  ruleId: string
  region?: string
  /** Another host than faceid.tencentcloudapi.com, with its scheme. */
  url?: string | undefined
  timeoutSeconds?: number
}

interface DetectAuthAnswer {
  BizToken: string
  Url: string
}

interface DetectInfoAnswer {
  /** ErrCode 0 is a pass; null while nothing has been tried. The person is whom the face was compared with. */
  Text?: { ErrCode?: number | null; Name?: string | null; IdCard?: string | null } | null
}

/** Tencent Cloud faceid, version 2018-03-01: DetectAuth opens a page, GetDetectInfoEnhanced tells the outcome. */
export function tencentFaceProvider(settings: TencentFaceSettings): FaceProvider {
  const address = new URL(settings.url ?? 'https://faceid.tencentcloudapi.com')
  const client = new CommonClient(address.host, '2018-03-01', {
    credential: { secretId: settings.secretId, secretKey: settings.secretKey },
    region: settings.region ?? 'ap-guangzhou',
    profile: {
      signMethod: 'TC3-HMAC-SHA256',
      httpProfile: {
        endpoint: address.host,
        protocol: address.protocol,
        reqTimeout: settings.timeoutSeconds ?? 10,
      },
    },
  })
  const ask = async <T>(action: string, body: object): Promise<T> => {
    try {
      return (await client.request(action, body)) as T
    } catch (cause) {
      throw new FaceProviderError((cause as { code?: string }).code ?? 'NETWORK', { cause })
    }
  }
  return {
    kind: 'tencent',
    async begin({ name, idNumber, returnUrl }) {
      const answer = await ask<DetectAuthAnswer>('DetectAuth', {
        RuleId: settings.ruleId,
        Name: name,
        IdCard: idNumber,
        RedirectUrl: returnUrl,
      })
      return { memory: answer.BizToken, url: answer.Url }
    },
    async result({ memory }) {
      const { Text } = await ask<DetectInfoAnswer>('GetDetectInfoEnhanced', {
        BizToken: memory,
        RuleId: settings.ruleId,
        InfoType: '1',
      })
      if (Text?.ErrCode === null || Text?.ErrCode === undefined) return { outcome: 'pending' }
      if (Text.ErrCode !== 0) return { outcome: 'failed' }
      return { outcome: 'passed', person: { name: Text.Name ?? '', idNumber: Text.IdCard ?? '' } }
    },
  }
}
