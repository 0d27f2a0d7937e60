import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify,
  type KeyObject,
} from 'node:crypto'
import { readSecretFile } from '../../platform/crypto/secret-file'
import { canonicalJson } from '../canonical-json'

/** The end of one school's chain at the end of a day. */
export interface Head {
  schoolId: string
  /** YYYY-MM-DD in Beijing. */
  day: string
  sequence: number
  hash: string
}

export interface Seal extends Head {
  keyId: string
  /** Ed25519 over the canonical JSON of the head, base64. */
  signature: string
  signedAt: string
}

export interface AuditKey {
  id: string
  seal: (head: Head, now: Date) => Seal
  holds: (seal: Seal) => boolean
}

/** Kept outside the database, in a file that only its owner may read; made when there is none. */
export function openAuditKey(file: string): AuditKey {
  const pem = readSecretFile(file, () =>
    generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  )
  return auditKeyOf(createPrivateKey(pem))
}

export function auditKeyOf(privateKey: KeyObject): AuditKey {
  const publicKey = createPublicKey(privateKey)
  const der = publicKey.export({ type: 'spki', format: 'der' })
  const id = createHash('sha256').update(der).digest('hex').slice(0, 16)
  const bytes = ({ schoolId, day, sequence, hash }: Head, signedAt: string) =>
    Buffer.from(canonicalJson({ schoolId, day, sequence, hash, signedAt, keyId: id }))
  return {
    id,
    seal(head, now) {
      const signedAt = now.toISOString()
      const signature = sign(null, bytes(head, signedAt), privateKey).toString('base64')
      return { ...head, keyId: id, signature, signedAt }
    },
    holds: (seal) =>
      seal.keyId === id &&
      verify(null, bytes(seal, seal.signedAt), publicKey, Buffer.from(seal.signature, 'base64')),
  }
}
