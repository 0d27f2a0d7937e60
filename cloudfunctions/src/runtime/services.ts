import type { Logger } from 'pino'
import type { AuditKey } from '../audit/seals/audit-key'
import type { Database } from '../database/client'
import type { Keys } from '../platform/crypto/sealing'
import type { FaceProvider } from '../platform/face/face-provider'
import type { Scanner } from '../platform/scanner/scanner'
import type { Storage } from '../platform/storage/storage'
import type { WechatClient } from '../platform/wechat/client'
import type { Sealer } from '../certificates/sealer'
import type { Config } from './config'

/** What the features need of the outside world; built once per process by functions/start.ts, or by a test. */
export interface Services {
  config: Config
  db: Database
  log: Logger
  keys: Keys
  storage: Storage
  scanner: Scanner
  face: FaceProvider
  wechat: WechatClient
  /** Draws and signs certificates, and checks PDFs against the trusted roots. */
  sealer: () => Promise<Sealer>
  /** Signs the ends of the audit chains; kept outside the database. */
  auditKey: () => AuditKey
  /** Aborted when a resident process is about to end. */
  ending?: AbortSignal
}
