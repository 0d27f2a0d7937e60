import type { KeyObject, X509Certificate } from 'node:crypto'
import { OIDS } from './cms'

/** Nothing weaker is believed, and nothing larger is computed with. */
export function algorithmFor(key: KeyObject): string | undefined {
  const { modulusLength = 0, publicExponent, namedCurve } = key.asymmetricKeyDetails ?? {}
  const sized = modulusLength >= 2048 && modulusLength <= 4096 && publicExponent === 65537n
  if (key.asymmetricKeyType === 'rsa' && sized) return OIDS.rsaSha256
  if (key.asymmetricKeyType === 'ec' && namedCurve === 'prime256v1') return OIDS.ecdsaSha256
  return undefined
}

/** From the signing certificate to a trusted root; undefined when it does not get there or another one stands by. */
export function chainIn(
  certificates: readonly X509Certificate[],
  roots: readonly X509Certificate[],
): X509Certificate[] | undefined {
  const [signing] = certificates
  const chain = signing ? [signing] : []
  const isIn = (it: X509Certificate, list: readonly X509Certificate[]) =>
    list.some((other) => other.raw.equals(it.raw))
  for (let last = signing; last && !isIn(last, roots);) {
    const issued: X509Certificate = last
    last = [...roots, ...certificates].find((it) => !isIn(it, chain) && issues(it, issued))
    if (!last) return undefined
    chain.push(last)
  }
  return certificates.every((it) => isIn(it, chain)) ? chain : undefined
}

const issues = (issuer: X509Certificate, issued: X509Certificate) =>
  issuer.ca &&
  algorithmFor(issuer.publicKey) !== undefined &&
  issued.checkIssued(issuer) &&
  issued.verify(issuer.publicKey)

/** Whether every certificate of the chain was in force. */
export const wereInForce = (chain: readonly X509Certificate[], at: Date): boolean =>
  chain.every((it) => at >= new Date(it.validFrom) && at <= new Date(it.validTo))
