import { createPrivateKey, sign as signBytes, X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Signer } from './signer'

/** A signer from a PKCS#8 PEM key and a PEM chain. The key is parsed once. */
export function signerFromFiles(keyFile: string, chainFile: string): Signer {
  const key = createPrivateKey(readFileSync(keyFile))
  const chain = certificatesIn(readFileSync(chainFile, 'utf8')).map((it) => it.raw)
  return {
    chain,
    algorithm: key.asymmetricKeyType === 'ec' ? 'ecdsa-sha256' : 'rsa-sha256',
    sign: (bytes) => Promise.resolve(signBytes('sha256', bytes, key)),
  }
}

export function certificatesIn(pem: string): X509Certificate[] {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? []
  return blocks.map((it) => new X509Certificate(it))
}
