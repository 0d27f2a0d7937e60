/** What the environment says, as far as production is strict about it. */
interface Settings {
  FACE_PROVIDER: string
  TENCENT_SECRET_ID?: string | undefined
  TENCENT_SECRET_KEY?: string | undefined
  FACEID_RULE_ID?: string | undefined
  WECHAT_PROVIDER: string
  WECHAT_APP_ID?: string | undefined
  WECHAT_APP_SECRET?: string | undefined
  SIGNING_KEY_FILE?: string | undefined
  SIGNING_CHAIN_FILE?: string | undefined
  SIGNING_ROOTS_FILE?: string | undefined
  SIGNING_SERVICE_URL?: string | undefined
  KEY_FILE?: string | undefined
  PUBLIC_URL?: string | undefined
  STORAGE: string
  CLOUDBASE_ENV?: string | undefined
  CLOUDBASE_BUCKET?: string | undefined
  SCANNER?: string | undefined
}

/** Every setting without which production would run on a sandbox or on nothing, each with the reason, for people. */
export function missingInProduction(it: Settings): string[] {
  const missing: [boolean, string][] = [
    [it.FACE_PROVIDER === 'sandbox', 'FACE_PROVIDER（人脸核验仍是沙箱）'],
    ...needed(it.FACE_PROVIDER === 'tencent', '腾讯云人脸核身', it, [
      'TENCENT_SECRET_ID',
      'TENCENT_SECRET_KEY',
      'FACEID_RULE_ID',
    ]),
    [it.WECHAT_PROVIDER === 'sandbox', 'WECHAT_PROVIDER（微信仍是沙箱）'],
    ...needed(it.WECHAT_PROVIDER === 'real', '微信', it, ['WECHAT_APP_ID', 'WECHAT_APP_SECRET']),
    ...needed(!it.SIGNING_SERVICE_URL, '签章仍用开发证书', it, ['SIGNING_KEY_FILE']),
    ...needed(!isPkcs12(it.SIGNING_KEY_FILE), '签章仍用开发证书', it, ['SIGNING_CHAIN_FILE']),
    ...needed(true, '签章仍用开发证书', it, ['SIGNING_ROOTS_FILE']),
    ...needed(true, '加密证件号码的密钥文件，须另行备份', it, ['KEY_FILE']),
    [!it.PUBLIC_URL?.startsWith('https:'), 'PUBLIC_URL（须为 https 地址）'],
    ...needed(it.STORAGE === 'cloudbase', '云存储', it, ['CLOUDBASE_ENV', 'CLOUDBASE_BUCKET']),
    ...needed(true, '上传的文件由 clamd 扫描；确定不扫描时须写明 none', it, ['SCANNER']),
  ]
  return missing.flatMap(([isMissing, sentence]) => (isMissing ? [sentence] : []))
}

/** Key and chain in one file. */
export const isPkcs12 = (file: string | undefined) => /\.(p12|pfx)$/i.test(file ?? '')

const needed = (
  isNeeded: boolean,
  reason: string,
  it: Settings,
  names: (keyof Settings)[],
): [boolean, string][] => names.map((name) => [isNeeded && !it[name], `${name}（${reason}）`])
