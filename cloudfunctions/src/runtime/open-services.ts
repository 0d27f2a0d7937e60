import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Logger } from 'pino'
import { openAuditKey } from '../audit/seals/audit-key'
import { openSealer, type Sealer, type SealerParts } from '../certificates/sealer'
import { openDevelopmentAuthority } from '../certificates/signature/development-authority'
import { certificatesIn, signerFromFiles } from '../certificates/signature/key-file'
import { signerFromPkcs12 } from '../certificates/signature/pkcs12'
import { remoteSigner } from '../certificates/signature/remote-signer'
import type { Signer } from '../certificates/signature/signer'
import { timeStampAuthority } from '../certificates/signature/time-stamps/authority'
import { connect } from '../database/client'
import { within, type Tx } from '../database/scope'
import { findSandboxOutcome } from '../identity/sandbox-outcome'
import { openCloudBase } from '../platform/cloudbase/cloudbase'
import { createKeys, openKeyFile, type KeyRing } from '../platform/crypto/sealing'
import type { FaceProvider } from '../platform/face/face-provider'
import { sandboxFaceProvider } from '../platform/face/sandbox'
import { tencentFaceProvider } from '../platform/face/tencent'
import { wechatFaceProvider } from '../platform/face/wechat'
import { clamdScanner } from '../platform/scanner/clamd'
import { noScanner } from '../platform/scanner/scanner'
import { cloudbaseStorage } from '../platform/storage/cloudbase'
import { diskStorage } from '../platform/storage/disk'
import type { Storage } from '../platform/storage/storage'
import { openWechat, type WechatClient } from '../platform/wechat/client'
import type { Config } from './config'
import { isPkcs12 } from './production'
import { createLog } from './log'
import type { Services } from './services'

/** Builds everything the features use of the outside world, as the configuration says. */
export function openServices(
  config: Config,
  databaseUrl: string,
): Services & { close: () => Promise<void> } {
  const { db, pool } = connect(databaseUrl, config.databasePool)
  const ring = openKeyFile(config.keyFile)
  const wechat = openWechat(config.wechat)
  const log = createLog(config.logLevel, config.logFolder)
  const services: Services = {
    config,
    db,
    log,
    keys: createKeys(ring),
    storage: chooseStorage(config, ring),
    scanner: config.clamdAddress ? clamdScanner({ address: config.clamdAddress }) : noScanner,
    face: chooseFace(config, wechat, (work) => within(db, { role: 'system' }, work)),
    wechat,
    sealer: once(() => chooseSealer(config, log)),
    auditKey: once(() => openAuditKey(config.auditKeyFile)),
  }
  return { ...services, close: () => pool.end() }
}

/** What the keys of links to the disk are derived from (storage/grant.ts). */
export const storageSecret = (ring: KeyRing): Buffer => ring.index

function chooseStorage(config: Config, ring: KeyRing): Storage {
  if (config.storage === 'disk') {
    return diskStorage({
      folder: config.storageFolder,
      secret: storageSecret(ring),
      publicUrl: config.publicUrl,
    })
  }
  const { env, bucket, serviceUrl } = config.cloudbase
  if (!env || !bucket) throw new Error('STORAGE=cloudbase 需要 CLOUDBASE_ENV 和 CLOUDBASE_BUCKET')
  return cloudbaseStorage(openCloudBase({ env, serviceUrl, ...config.tencent }), bucket)
}

function chooseFace(
  config: Config,
  wechat: WechatClient,
  inside: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>,
): FaceProvider {
  const { provider, ruleId, url } = config.face
  if (provider === 'wechat') return wechatFaceProvider(wechat)
  if (provider === 'sandbox') {
    return sandboxFaceProvider(async (checkId) => {
      const row = await inside((tx) => findSandboxOutcome(tx, checkId))
      return (row?.sandbox_outcome ?? undefined) as 'passed' | 'failed' | undefined
    })
  }
  const { secretId, secretKey } = config.tencent
  if (!secretId || !secretKey || !ruleId) {
    throw new Error(
      'FACE_PROVIDER=tencent 需要 TENCENT_SECRET_ID、TENCENT_SECRET_KEY 和 FACEID_RULE_ID',
    )
  }
  return tencentFaceProvider({ secretId, secretKey, ruleId, url })
}

async function chooseSealer(config: Config, log: Logger): Promise<Sealer> {
  const { rootsFile } = config.signing
  const signer = await ownSigner(config.signing)
  const parts = { fonts: config.fonts, ...timeStamping(config.signing.timeStamp, log) }
  if (signer && rootsFile) return openSealer({ ...parts, signer, rootsFile, sandbox: false })
  const files = await openDevelopmentAuthority(
    path.join(config.dataFolder, 'development-authority'),
    new Date(),
  )
  return openSealer({ ...parts, ...files, rootsFile: files.rootFile, sandbox: true })
}

/** The centre's key: in a file, or in a signing service that keeps it. */
async function ownSigner(signing: Config['signing']): Promise<Signer | undefined> {
  const { keyFile, chainFile, keyPassword, service } = signing
  if (keyFile && isPkcs12(keyFile)) return signerFromPkcs12(keyFile, keyPassword ?? '', chainFile)
  if (keyFile && chainFile) return signerFromFiles(keyFile, chainFile, keyPassword)
  return service && chainFile ? remoteSigner({ ...service, chainFile }) : undefined
}

function timeStamping(
  { url, rootsFile, onFailure }: Config['signing']['timeStamp'],
  log: Logger,
): Pick<SealerParts, 'stamper' | 'stampRoots'> {
  if (!rootsFile) return {}
  const roots = certificatesIn(readFileSync(rootsFile, 'utf8'))
  const warn = (err: unknown) => log.warn({ code: 'time-stamp-missing', err })
  return {
    stampRoots: roots,
    ...(url && { stamper: timeStampAuthority({ url, roots, onFailure, warn }) }),
  }
}

function once<T extends object>(make: () => T): () => T {
  let made: T | undefined
  return () => (made ??= make())
}
