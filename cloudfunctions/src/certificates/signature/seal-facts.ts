import type { X509Certificate } from 'node:crypto'

/** What a signing certificate says of the seal. */
export interface SealFacts {
  /** 印章名称 */
  sealName: string
  /** 数字证书单位: who issued the signing certificate. */
  certificateAuthority: string
  /** The organisation that the certificate was issued to; empty when it names none. */
  organisation: string
  /** 印章类型 */
  sealType: string
  /** Hexadecimal. */
  serial: string
}

export function sealFactsOf(certificate: X509Certificate): SealFacts {
  const sealName = part(certificate.subject, 'CN') ?? certificate.subject
  return {
    sealName,
    certificateAuthority: part(certificate.issuer, 'CN') ?? certificate.issuer,
    organisation: part(certificate.subject, 'O') ?? '',
    sealType: sealName.includes('(DEVELOPMENT') ? '电子公章（演示）' : '电子公章',
    serial: certificate.serialNumber,
  }
}

/** One attribute of a distinguished name as Node prints it, a line each. */
const part = (name: string, key: string) =>
  name
    .split('\n')
    .find((it) => it.startsWith(`${key}=`))
    ?.slice(key.length + 1)
