import type { Visitor } from 'shared-types/identity/operations'

export const faceProviderNames: Record<NonNullable<Visitor['face']>['provider'], string> = {
  sandbox: '沙箱（演示）',
  tencent: '腾讯云人脸核身',
  wechat: '微信人脸核身',
  school: '学校当面核验',
}
