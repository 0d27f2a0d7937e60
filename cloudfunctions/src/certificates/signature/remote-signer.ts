import { createHash, verify, type X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { DomainError } from 'shared-types/errors'
import * as z from 'zod'
import { algorithmFor } from './certificate-chain'
import { OIDS } from './cms'
import { certificatesIn } from './key-file'
import type { Signer } from './signer'

const TIMEOUT_MS = 10_000
const Reply = z.object({ signature: z.base64() })

/**
 * A signer whose key never leaves its own machine: a signing service is sent the SHA-256 digest and answers with the
 * signature, both base64. What does not fit the certificate is refused, so that nothing of it reaches the log.
 */
export function remoteSigner(service: { url: string; token: string; chainFile: string }): Signer {
  const chain = certificatesIn(readFileSync(service.chainFile, 'utf8'))
  const [signing] = chain
  if (!signing) throw new Error('the chain of the signing service has no certificate')
  const algorithm = algorithmOf(signing)
  return {
    chain: chain.map((it) => it.raw),
    algorithm,
    async sign(bytes) {
      const digest = createHash('sha256').update(bytes).digest('base64')
      try {
        const signature = await ask(service, { algorithm, digest })
        if (!verify('sha256', bytes, signing.publicKey, signature))
          throw new Error('the signing service answered with a signature of another key')
        return signature
      } catch (cause) {
        throw new DomainError('signing-unavailable', {}, {}, { cause })
      }
    },
  }
}

async function ask(service: { url: string; token: string }, body: object): Promise<Buffer> {
  const response = await fetch(service.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${service.token}` },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(TIMEOUT_MS),
    redirect: 'error',
  })
  if (!response.ok) throw new Error(`the signing service answered ${response.status}`)
  return Buffer.from(Reply.parse(await response.json()).signature, 'base64')
}

function algorithmOf({ publicKey }: X509Certificate): Signer['algorithm'] {
  const oid = algorithmFor(publicKey)
  if (oid === OIDS.rsaSha256) return 'rsa-sha256'
  if (oid === OIDS.ecdsaSha256) return 'ecdsa-sha256'
  throw new Error('the signing key must be RSA of 2048 to 4096 bits or ECDSA on P-256')
}
