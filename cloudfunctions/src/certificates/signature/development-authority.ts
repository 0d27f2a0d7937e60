// @peculiar/x509 needs it before itself.
import 'reflect-metadata'
import { webcrypto, X509Certificate } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import * as x509 from '@peculiar/x509'
import { signerFromFiles } from './key-file'
import { sealFactsOf, type SealFacts } from './seal-facts'
import type { Signer } from './signer'

const RSA = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  publicExponent: new Uint8Array([1, 0, 1]),
  modulusLength: 2048,
}
const ROOT_NAME = 'CN=毕业通开发环境根证书 (DEVELOPMENT), O=毕业通开发环境, C=CN'
const SEAL_NAME = 'CN=毕业通开发环境签章 (DEVELOPMENT), O=毕业通开发环境, C=CN'
const YEAR_MS = 365 * 24 * 3600 * 1000
/** Demonstrations issue certificates of past years; a signature before its certificate's time would not be valid. */
const NOT_BEFORE = new Date('2006-01-01T00:00:00Z')
/** Signing of documents (RFC 9336); readers built on NSS ask for e-mail protection instead. */
const DOCUMENT_SIGNING = '1.3.6.1.5.5.7.3.36'

export interface DevelopmentAuthority {
  keyFile: string
  chainFile: string
  rootFile: string
  signer: Signer
  rootPem: string
  facts: SealFacts
}

/**
 * A certificate authority and a signing certificate of its own, made on first start and reopened afterwards; good for
 * nothing but demonstration. The folder appears complete or not at all, so two processes may start at once.
 */
export async function openDevelopmentAuthority(
  folder: string,
  now: Date,
): Promise<DevelopmentAuthority> {
  const files = {
    keyFile: path.join(folder, 'signing-key.pem'),
    chainFile: path.join(folder, 'signing-chain.pem'),
    rootFile: path.join(folder, 'root.pem'),
  }
  if (!existsSync(files.chainFile)) await createFolder(folder, now)
  const signer = signerFromFiles(files.keyFile, files.chainFile)
  const signing = new X509Certificate(signer.chain[0] ?? Buffer.alloc(0))
  const rootPem = readFileSync(files.rootFile, 'utf8')
  return { ...files, signer, rootPem, facts: sealFactsOf(signing) }
}

async function createFolder(folder: string, now: Date): Promise<void> {
  mkdirSync(path.dirname(folder), { recursive: true })
  const unfinished = mkdtempSync(`${folder}-`)
  try {
    await createFiles(unfinished, now)
    renameSync(unfinished, folder)
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true })
    // Another process was first: a folder with files in it is not renamed over.
    if (!existsSync(path.join(folder, 'signing-chain.pem'))) throw error
  }
}

/** The root's key is used once and not kept: nobody can make another certificate under it. */
async function createFiles(folder: string, now: Date): Promise<void> {
  x509.cryptoProvider.set(webcrypto as Crypto)
  const rootKeys = await newKeys()
  const sealKeys = await newKeys()
  const root = await createRoot(rootKeys, now)
  const seal = await createSeal(root, rootKeys, sealKeys, now)
  const pkcs8 = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', sealKeys.privateKey))
  write(path.join(folder, 'signing-key.pem'), x509.PemConverter.encode(pkcs8, 'PRIVATE KEY'), 0o600)
  write(path.join(folder, 'root.pem'), `${root.toString('pem')}\n`, 0o644)
  const chain = `${seal.toString('pem')}\n${root.toString('pem')}\n`
  write(path.join(folder, 'signing-chain.pem'), chain, 0o644)
}

const write = (file: string, text: string, mode: number) => writeFileSync(file, text, { mode })

async function createRoot(keys: CryptoKeyPair, now: Date): Promise<x509.X509Certificate> {
  const { keyCertSign, cRLSign } = x509.KeyUsageFlags
  return x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: randomSerial(),
    name: ROOT_NAME,
    notBefore: NOT_BEFORE,
    notAfter: new Date(now.getTime() + 10 * YEAR_MS),
    signingAlgorithm: RSA,
    keys,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(keyCertSign | cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  })
}

async function createSeal(
  root: x509.X509Certificate,
  rootKeys: CryptoKeyPair,
  keys: CryptoKeyPair,
  now: Date,
): Promise<x509.X509Certificate> {
  const { digitalSignature, nonRepudiation } = x509.KeyUsageFlags
  return x509.X509CertificateGenerator.create({
    serialNumber: randomSerial(),
    subject: SEAL_NAME,
    issuer: root.subject,
    notBefore: NOT_BEFORE,
    notAfter: new Date(now.getTime() + 5 * YEAR_MS),
    signingAlgorithm: RSA,
    publicKey: keys.publicKey,
    signingKey: rootKeys.privateKey,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(digitalSignature | nonRepudiation, true),
      new x509.ExtendedKeyUsageExtension([DOCUMENT_SIGNING, x509.ExtendedKeyUsage.emailProtection]),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
      await x509.AuthorityKeyIdentifierExtension.create(rootKeys.publicKey),
    ],
  })
}

const newKeys = () =>
  webcrypto.subtle.generateKey(RSA, true, ['sign', 'verify']) as Promise<CryptoKeyPair>

/** 16 random bytes with the top bits 01: positive, and never a leading zero byte. */
function randomSerial(): string {
  const bytes = webcrypto.getRandomValues(new Uint8Array(16))
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40
  return Buffer.from(bytes).toString('hex')
}
