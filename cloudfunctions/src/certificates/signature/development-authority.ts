// @peculiar/x509 needs it before itself.
import 'reflect-metadata'
import { webcrypto } from 'node:crypto'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import * as x509 from '@peculiar/x509'

const RSA = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  publicExponent: new Uint8Array([1, 0, 1]),
  modulusLength: 2048,
}
const ROOT_NAME = 'CN=毕业通开发环境根证书 (DEVELOPMENT ONLY), O=毕业通演示, C=CN'
const SEAL_NAME = 'CN=毕业通演示电子印章 (DEVELOPMENT ONLY), O=演示省毕业生就业服务中心, C=CN'
const YEAR_MS = 365 * 24 * 3600 * 1000

export interface AuthorityFiles {
  keyFile: string
  chainFile: string
  rootFile: string
}

/** Makes a certificate authority and a signing certificate of its own on first start, good for nothing but demonstration. */
export async function openDevelopmentAuthority(folder: string, now: Date): Promise<AuthorityFiles> {
  const files = {
    keyFile: path.join(folder, 'signing-key.pem'),
    chainFile: path.join(folder, 'signing-chain.pem'),
    rootFile: path.join(folder, 'root.pem'),
  }
  if (existsSync(files.chainFile)) return files
  x509.cryptoProvider.set(webcrypto as Crypto)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const rootKeys = await newKeys()
  const root = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: randomSerial(),
    name: ROOT_NAME,
    notBefore: now,
    notAfter: new Date(now.getTime() + 10 * YEAR_MS),
    signingAlgorithm: RSA,
    keys: rootKeys,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(
        x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign,
        true,
      ),
      await x509.SubjectKeyIdentifierExtension.create(rootKeys.publicKey),
    ],
  })
  const sealKeys = await newKeys()
  const seal = await x509.X509CertificateGenerator.create({
    serialNumber: randomSerial(),
    subject: SEAL_NAME,
    issuer: root.subject,
    notBefore: now,
    notAfter: new Date(now.getTime() + 5 * YEAR_MS),
    signingAlgorithm: RSA,
    publicKey: sealKeys.publicKey,
    signingKey: rootKeys.privateKey,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(
        x509.KeyUsageFlags.digitalSignature | x509.KeyUsageFlags.nonRepudiation,
        true,
      ),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.emailProtection]),
      await x509.SubjectKeyIdentifierExtension.create(sealKeys.publicKey),
      await x509.AuthorityKeyIdentifierExtension.create(rootKeys.publicKey),
    ],
  })
  const pkcs8 = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', sealKeys.privateKey))
  writeFileSync(files.keyFile, x509.PemConverter.encode(pkcs8, 'PRIVATE KEY'), { mode: 0o600 })
  writeFileSync(files.rootFile, `${root.toString('pem')}\n`)
  writeFileSync(files.chainFile, `${seal.toString('pem')}\n${root.toString('pem')}\n`)
  return files
}

const newKeys = () =>
  webcrypto.subtle.generateKey(RSA, true, ['sign', 'verify']) as Promise<CryptoKeyPair>

/** 16 random bytes with the top bit clear: a positive integer. */
function randomSerial(): string {
  const bytes = webcrypto.getRandomValues(new Uint8Array(16))
  bytes[0] = (bytes[0] ?? 0) & 0x7f
  return Buffer.from(bytes).toString('hex')
}
