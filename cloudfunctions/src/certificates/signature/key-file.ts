import { createPrivateKey, sign as signBytes, X509Certificate, type KeyObject } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Signer } from './signer'

/**
 * A signer from a PKCS#8 PEM key and a PEM chain, the signing certificate first. The key is parsed once. Throws when
 * the key is not the certificate's or is weaker than RSA-2048 or P-256.
 */
export function signerFromFiles(keyFile: string, chainFile: string, password?: string): Signer {
  const pem = readFileSync(keyFile)
  const key = createPrivateKey(password ? { key: pem, passphrase: password } : pem)
  return signerWith(key, certificatesIn(readFileSync(chainFile, 'utf8')))
}

export function signerWith(key: KeyObject, chain: readonly X509Certificate[]): Signer {
  if (!chain[0]?.checkPrivateKey(key)) {
    throw new Error('the signing key does not belong to the first certificate of the chain')
  }
  return {
    chain: chain.map((it) => it.raw),
    algorithm: algorithmOf(key),
    sign: (bytes) => Promise.resolve(signBytes('sha256', bytes, key)),
  }
}

function algorithmOf(key: KeyObject): Signer['algorithm'] {
  const { modulusLength = 0, namedCurve } = key.asymmetricKeyDetails ?? {}
  if (key.asymmetricKeyType === 'rsa' && modulusLength >= 2048) return 'rsa-sha256'
  if (key.asymmetricKeyType === 'ec' && namedCurve === 'prime256v1') return 'ecdsa-sha256'
  throw new Error('the signing key must be RSA of at least 2048 bits or ECDSA on P-256')
}

export function certificatesIn(pem: string): X509Certificate[] {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? []
  return blocks.map((it) => new X509Certificate(it))
}
