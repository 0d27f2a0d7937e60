import path from 'node:path'
import * as z from 'zod'
import { isPkcs12, missingInProduction } from './production'

const optional = z.string().trim().min(1).optional()
const flag = z
  .enum(['true', 'false'])
  .default('false')
  .transform((it) => it === 'true')

/** Every setting of the environment, with its default. README lists them for operators. */
const Environment = z.object({
  NODE_ENV: z.string().default('development'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(8080),
  HOST: z.string().default('127.0.0.1'),
  PUBLIC_URL: z.url().optional(),
  DATABASE_URL: optional,
  DATABASE_APP_URL: optional,
  DATABASE_POOL: z.coerce.number().int().min(1).max(50).default(5),
  DATA_FOLDER: z.string().default('.data'),
  LOG_FOLDER: optional,
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  STORAGE: z.enum(['disk', 'cloudbase']).default('disk'),
  STORAGE_FOLDER: optional,
  KEY_FILE: optional,
  FACE_PROVIDER: z.enum(['sandbox', 'tencent', 'wechat']).default('sandbox'),
  FACEID_URL: optional,
  TENCENT_SECRET_ID: optional,
  TENCENT_SECRET_KEY: optional,
  FACEID_RULE_ID: optional,
  WECHAT_PROVIDER: z.enum(['sandbox', 'real']).default('sandbox'),
  WECHAT_APP_ID: optional,
  WECHAT_APP_SECRET: optional,
  WECHAT_API_URL: z.url().optional(),
  WECHAT_OPEN_URL: z.url().optional(),
  CLOUDBASE_ENV: optional,
  CLOUDBASE_BUCKET: optional,
  CLOUDBASE_SERVICE_URL: optional,
  AUDIT_KEY_FILE: optional,
  SIGNING_KEY_FILE: optional,
  SIGNING_CHAIN_FILE: optional,
  SIGNING_ROOTS_FILE: optional,
  SIGNING_SERVICE_URL: z.url().optional(),
  SIGNING_SERVICE_TOKEN: optional,
  SIGNING_KEY_PASSWORD: optional,
  TIME_STAMP_URL: z.url().optional(),
  TIME_STAMP_ROOTS_FILE: optional,
  TIME_STAMP_ON_FAILURE: z.enum(['refuse', 'without']).default('refuse'),
  SCANNER: z.enum(['none', 'clamd']).optional(),
  CLAMD_ADDRESS: optional,
  RUN_JOBS: flag.default(true),
  JOB_LEASE_SECONDS: z.coerce.number().int().min(1).max(600).default(20),
  ASSETS_FOLDER: optional,
  WORKBOOK_WORKER: optional,
})

/** 「授权温馨提示」: a new version asks every student again. */
export const CONSENT_VERSION = '2026-12'

const FONTS = { text: 'NotoSerifSC_400Regular.ttf', rare: 'HanaMinB.ttf.br' }

export type Config = ReturnType<typeof readConfig>

/**
 * Reads and checks the environment. Throws one sentence when a production setting is missing or a sandbox is left on.
 * @param known.port the port that was given where PORT=0 asks for any free one
 */
export function readConfig(
  bundleFolder: string,
  environment: Record<string, string | undefined> = process.env,
  known: { port?: number } = {},
) {
  const parsed = Environment.safeParse({ ...environment, ...(known.port && { PORT: known.port }) })
  if (!parsed.success) {
    throw new Error(
      `环境变量有误：${parsed.error.issues.map((it) => `${it.path.join('.')}（${it.message}）`).join('；')}`,
    )
  }
  const it = parsed.data
  const production = it.NODE_ENV === 'production'
  const missing = production ? missingInProduction(it) : []
  if (missing.length > 0) throw new Error(`生产环境不允许使用沙箱，请配置：${missing.join('、')}`)
  const isSandbox = !hasOwnSigner(it) || isSandboxed(it)
  const dataFolder = path.resolve(it.DATA_FOLDER)
  const inData = (given: string | undefined, name: string) => given ?? path.join(dataFolder, name)
  const config = {
    production,
    port: it.PORT,
    host: it.HOST,
    publicUrl: it.PUBLIC_URL ?? `http://127.0.0.1:${it.PORT}`,
    databaseUrl: it.DATABASE_URL,
    databaseAppUrl: it.DATABASE_APP_URL,
    databasePool: it.DATABASE_POOL,
    dataFolder,
    logFolder: it.LOG_FOLDER,
    logLevel: it.LOG_LEVEL,
    storage: it.STORAGE,
    storageFolder: path.resolve(it.STORAGE_FOLDER ?? path.join(dataFolder, 'storage')),
    keyFile: inData(it.KEY_FILE, 'keys.json'),
    /** Ed25519 key that seals the audit chains, PEM. */
    auditKeyFile: inData(it.AUDIT_KEY_FILE, 'audit-key.pem'),
    face: { provider: it.FACE_PROVIDER, url: it.FACEID_URL, ruleId: it.FACEID_RULE_ID },
    tencent: { secretId: it.TENCENT_SECRET_ID, secretKey: it.TENCENT_SECRET_KEY },
    wechat: {
      provider: it.WECHAT_PROVIDER,
      appId: it.WECHAT_APP_ID ?? 'wx-sandbox',
      appSecret: it.WECHAT_APP_SECRET ?? 'sandbox',
      ...wechatAddresses(it),
    },
    cloudbase: {
      env: it.CLOUDBASE_ENV,
      bucket: it.CLOUDBASE_BUCKET,
      serviceUrl: it.CLOUDBASE_SERVICE_URL,
    },
    signing: {
      keyFile: it.SIGNING_KEY_FILE,
      chainFile: it.SIGNING_CHAIN_FILE,
      rootsFile: it.SIGNING_ROOTS_FILE,
      service: signingService(it),
      keyPassword: it.SIGNING_KEY_PASSWORD,
      timeStamp: timeStamp(it),
    },
    /** Where clamd scans uploads; undefined where nothing does. */
    clamdAddress: clamdAddress(it),
    runJobs: it.RUN_JOBS,
    jobLeaseMs: it.JOB_LEASE_SECONDS * 1000,
    fonts: fontsIn(it.ASSETS_FOLDER ?? path.join(bundleFolder, 'assets')),
    workbookWorker: it.WORKBOOK_WORKER ?? path.join(bundleFolder, 'read-workbook.cjs'),
    consentVersion: CONSENT_VERSION,
    sandbox: isSandbox,
  }
  return config
}

/** The fonts of the certificates, beside the bundle unless set. */
const fontsIn = (folder: string) => ({
  text: path.join(folder, FONTS.text),
  rare: path.join(folder, FONTS.rare),
})

const isSandboxed = (it: z.infer<typeof Environment>) =>
  it.FACE_PROVIDER === 'sandbox' || it.WECHAT_PROVIDER === 'sandbox'

/** Signs in the place of a key file. */
const signingService = ({
  SIGNING_SERVICE_URL,
  SIGNING_SERVICE_TOKEN,
}: z.infer<typeof Environment>) =>
  SIGNING_SERVICE_URL && SIGNING_SERVICE_TOKEN
    ? { url: SIGNING_SERVICE_URL, token: SIGNING_SERVICE_TOKEN }
    : undefined

/** Roots alone still judge the time-stamps of earlier certificates. */
function timeStamp(it: z.infer<typeof Environment>) {
  if (it.TIME_STAMP_URL && !it.TIME_STAMP_ROOTS_FILE)
    throw new Error('TIME_STAMP_URL 须与 TIME_STAMP_ROOTS_FILE 一起配置')
  return {
    url: it.TIME_STAMP_URL,
    rootsFile: it.TIME_STAMP_ROOTS_FILE,
    onFailure: it.TIME_STAMP_ON_FAILURE,
  }
}

function clamdAddress(it: z.infer<typeof Environment>): string | undefined {
  const isClamd = it.SCANNER === 'clamd'
  if (isClamd !== Boolean(it.CLAMD_ADDRESS))
    throw new Error('SCANNER=clamd 须与 CLAMD_ADDRESS 一起配置')
  return it.CLAMD_ADDRESS
}

/** A signature needs all three; with one or two the development authority would sign, and nobody would notice. */
function hasOwnSigner(it: z.infer<typeof Environment>): boolean {
  const service = [it.SIGNING_SERVICE_URL, it.SIGNING_SERVICE_TOKEN].filter(Boolean)
  if (service.length === 1) throw new Error('SIGNING_SERVICE_URL、SIGNING_SERVICE_TOKEN 须一起配置')
  if (service.length === 2 && it.SIGNING_KEY_FILE)
    throw new Error('SIGNING_KEY_FILE 与 SIGNING_SERVICE_URL 只能配置一个')
  const key = it.SIGNING_KEY_FILE ?? it.SIGNING_SERVICE_URL
  // A PKCS#12 file brings its chain.
  const chain = it.SIGNING_CHAIN_FILE ?? (isPkcs12(key) ? key : undefined)
  const files = [key, chain, it.SIGNING_ROOTS_FILE].filter(Boolean)
  if (files.length === 1 || files.length === 2)
    throw new Error(
      'SIGNING_KEY_FILE、SIGNING_CHAIN_FILE、SIGNING_ROOTS_FILE 须一起配置（私钥可由 SIGNING_SERVICE_URL 代替）',
    )
  return files.length === 3
}

/** WeChat's own servers, or the sandbox that the gateway serves beside everything else. */
function wechatAddresses(it: z.infer<typeof Environment>) {
  const sandbox = it.WECHAT_PROVIDER === 'sandbox'
  const own = `http://127.0.0.1:${it.PORT}/sandbox/wechat`
  return {
    apiUrl: it.WECHAT_API_URL ?? (sandbox ? own : 'https://api.weixin.qq.com'),
    openUrl: it.WECHAT_OPEN_URL ?? (sandbox ? '/sandbox/wechat' : 'https://open.weixin.qq.com'),
  }
}
