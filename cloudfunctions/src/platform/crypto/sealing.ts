import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import { readSecretFile } from './secret-file'

/** Key material outside the database: several sealing keys, so that they can be rotated; one for blind indexes. */
export interface KeyRing {
  /** Id of the key that new values are sealed with. */
  current: string
  /** Key id → 32 bytes. */
  sealing: Record<string, Buffer>
  /** 32 bytes; changing it means rebuilding every index. */
  index: Buffer
}

export interface Keys {
  /** AES-256-GCM: `v1.<key id>.<iv>.<data>.<tag>`, base64url. The same value seals differently each time. */
  seal: (plain: string) => string
  /** Throws when the value was altered or its key is gone. */
  open: (sealed: string) => string
  /** Keyed hash for equality lookup; `purpose` keeps equal values of different columns apart. */
  blindIndex: (purpose: string, value: string) => string
}

const IV_BYTES = 12

export function createKeys(ring: KeyRing): Keys {
  const keyOf = (id: string): Buffer => {
    const key = ring.sealing[id]
    if (!key) throw new Error(`sealing key ${id} is missing`)
    return key
  }
  return {
    seal(plain) {
      const iv = randomBytes(IV_BYTES)
      const cipher = createCipheriv('aes-256-gcm', keyOf(ring.current), iv)
      const data = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
      return [
        'v1',
        ring.current,
        ...[iv, data, cipher.getAuthTag()].map((it) => it.toString('base64url')),
      ].join('.')
    },
    open(sealed) {
      const [version, id = '', iv = '', data = '', tag = ''] = sealed.split('.')
      if (version !== 'v1') throw new Error('not a sealed value')
      const decipher = createDecipheriv('aes-256-gcm', keyOf(id), Buffer.from(iv, 'base64url'), {
        authTagLength: 16,
      })
      decipher.setAuthTag(Buffer.from(tag, 'base64url'))
      return Buffer.concat([
        decipher.update(Buffer.from(data, 'base64url')),
        decipher.final(),
      ]).toString('utf8')
    },
    blindIndex(purpose, value) {
      return createHmac('sha256', ring.index)
        .update(`${purpose}\0${value.normalize('NFC')}`)
        .digest('base64url')
    },
  }
}

interface KeyFile {
  current: string
  sealing: Record<string, string>
  index: string
}

function freshRing(): string {
  const fresh: KeyFile = {
    current: 'k1',
    sealing: { k1: randomBytes(32).toString('base64') },
    index: randomBytes(32).toString('base64'),
  }
  return `${JSON.stringify(fresh, null, 2)}\n`
}

function parseRing(file: string, text: string): KeyFile {
  try {
    return JSON.parse(text) as KeyFile
  } catch (cause) {
    throw new Error(`密钥文件 ${file} 已损坏，请从备份恢复：没有它就解不开已加密的证件号码。`, {
      cause,
    })
  }
}

/** Reads the ring from a file that only its owner may read; makes a new one when there is none. */
export function openKeyFile(file: string): KeyRing {
  const stored = parseRing(file, readSecretFile(file, freshRing))
  const sealing = Object.entries(stored.sealing).map(
    ([id, key]) => [id, Buffer.from(key, 'base64')] as const,
  )
  return {
    current: stored.current,
    sealing: Object.fromEntries(sealing),
    index: Buffer.from(stored.index, 'base64'),
  }
}
