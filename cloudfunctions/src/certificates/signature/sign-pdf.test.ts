import { readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { X509Certificate } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { drawSigned, runTool, scratch, trustRoot } from '../test/certificates'
import { checkPdf } from './check-pdf'
import { openDevelopmentAuthority, type DevelopmentAuthority } from './development-authority'
import { certificatesIn, signerFromFiles } from './key-file'
import { signerFromPkcs12 } from './pkcs12'

const files = scratch()
const now = new Date()
let authority: DevelopmentAuthority

beforeAll(async () => {
  authority = await openDevelopmentAuthority(path.join(files.folder, 'authority'), now)
})
afterAll(files.remove)

test('poppler finds the whole document signed, the signature valid, the certificate trusted', async () => {
  const nss = trustRoot(files.folder, authority.rootFile)
  const report = runTool(
    'pdfsig',
    '-nssdir',
    nss,
    files.write('signed.pdf', await drawSigned(authority.signer)),
  )
  expect(report).toContain('Total document signed')
  expect(report).toContain('Signature is Valid')
  expect(report).toContain('Certificate is Trusted')
  expect(report).toContain('Signature Type: ETSI.CAdES.detached')
  expect(report).toContain('毕业通开发环境签章 (DEVELOPMENT)')
  expect(report).not.toContain('Signature #2')
})

test('the container has the attributes of PAdES baseline B-B and no signing time', async () => {
  const cms = files.write('container.der', containerOf(await drawSigned(authority.signer)))
  const dump = runTool('openssl', 'cms', '-cmsout', '-print', '-inform', 'DER', '-in', cms)
  const attributes = dump.slice(dump.indexOf('signedAttrs:'))
  expect(attributes).toContain('id-smime-aa-signingCertificateV2')
  expect(attributes).toContain('messageDigest')
  expect(attributes).toContain('contentType')
  expect(attributes).not.toContain('signingTime')
  expect(dump.match(/ {8}cert_info:/g)).toHaveLength(2)
})

test('openssl verifies the container against the root', async () => {
  const pdf = await drawSigned(authority.signer)
  const [start, end] = gapOf(pdf)
  const content = Buffer.concat([pdf.subarray(0, start), pdf.subarray(end)])
  const args = ['-binary', '-inform', 'DER', '-purpose', 'any', '-CAfile', authority.rootFile]
  const verified = () =>
    runTool(
      'openssl',
      ...['cms', '-verify', '-cades', ...args, '-out', '/dev/null'],
      ...['-in', files.write('c.der', containerOf(pdf)), '-content', files.write('c.bin', content)],
    )
  expect(verified).not.toThrow()
  content[5000] = (content[5000] ?? 0) ^ 1
  expect(verified).toThrow(/[Vv]erification failure/)
})

test.each([
  ['RSA-3072', ['-newkey', 'rsa:3072']],
  ['ECDSA P-256', ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256']],
])('a key file of the centre signs: %s', async (name, newKey) => {
  const key = path.join(files.folder, `${name}.key`)
  const chain = path.join(files.folder, `${name}.pem`)
  const root = issueByOpenssl(name, newKey, key, chain)
  const pdf = await drawSigned(signerFromFiles(key, chain))
  const report = runTool(
    'pdfsig',
    '-nssdir',
    trustRoot(files.folder, root),
    files.write('k.pdf', pdf),
  )
  expect(report).toContain('Signature is Valid')
  expect(report).toContain('Certificate is Trusted')
  const check = checkPdf(pdf, certificatesIn(readFileSync(root, 'utf8')), now)
  // Signed, says the file, in 2022, before this certificate began.
  expect(check.answers.map((it) => it.answer)).toEqual([
    ...Array<string>(5).fill('valid'),
    'invalid',
  ])
  expect(check.facts).toMatchObject({ sealName: '示范省中心', sealType: '电子公章' })
})

test('a PKCS#12 file signs like the key and chain in it; a wrong password or old encryption is told', async () => {
  const key = path.join(files.folder, 'p12.key')
  const chain = path.join(files.folder, 'p12.pem')
  issueByOpenssl('p12', ['-newkey', 'rsa:2048'], key, chain)
  const pack = (name: string, ...how: string[]) => {
    const file = path.join(files.folder, name)
    const from = ['-inkey', key, '-in', chain, '-passout', 'pass:密码 1', '-out', file]
    runTool('openssl', 'pkcs12', '-export', ...from, ...how)
    return file
  }
  const file = pack('seal.p12')
  const signer = await signerFromPkcs12(file, '密码 1')
  expect(signer.chain).toEqual(signerFromFiles(key, chain).chain)
  expect(await drawSigned(signer)).toEqual(await drawSigned(signerFromFiles(key, chain)))
  await expect(signerFromPkcs12(file, '密码 2')).rejects.toThrow('SIGNING_KEY_PASSWORD')
  const old = pack('old.pfx', '-legacy', '-descert')
  await expect(signerFromPkcs12(old, '密码 1')).rejects.toThrow('旧式加密')
})

test('a PEM key may have a password', () => {
  const key = path.join(files.folder, 'locked.key')
  const from = ['-topk8', '-in', authority.keyFile, '-passout', 'pass:secret', '-out', key]
  runTool('openssl', 'pkcs8', ...from)
  expect(signerFromFiles(key, authority.chainFile, 'secret').chain).toEqual(authority.signer.chain)
  expect(() => signerFromFiles(key, authority.chainFile, 'wrong')).toThrow()
})

test('a key that is not the certificate’s, or too weak, is refused when it is opened', () => {
  const key = path.join(files.folder, 'weak.key')
  const chain = path.join(files.folder, 'weak.pem')
  issueByOpenssl('weak', ['-newkey', 'rsa:1024'], key, chain)
  expect(() => signerFromFiles(key, chain)).toThrow('at least 2048 bits')
  expect(() => signerFromFiles(key, authority.chainFile)).toThrow('does not belong')
})

test('the development authority keeps its key to itself and is reopened as it was', async () => {
  const again = await openDevelopmentAuthority(path.join(files.folder, 'authority'), now)
  expect(again.rootPem).toBe(authority.rootPem)
  expect(again.facts).toEqual(authority.facts)
  expect(statSync(authority.keyFile).mode & 0o777).toBe(0o600)
  expect(statSync(path.dirname(authority.keyFile)).mode & 0o777).toBe(0o700)
  const [signing, root] = authority.signer.chain.map((it) => new X509Certificate(it))
  expect(root?.ca).toBe(true)
  expect(signing?.ca).toBe(false)
  expect(signing?.keyUsage).toEqual(['1.3.6.1.5.5.7.3.36', '1.3.6.1.5.5.7.3.4'])
  const usage = runTool('openssl', 'x509', '-in', authority.chainFile, '-noout', '-ext', 'keyUsage')
  expect(usage).toContain('Digital Signature, Non Repudiation')
})

test('two processes that start at once share one development authority', async () => {
  const folder = path.join(files.folder, 'shared')
  const opened = await Promise.all([1, 2, 3].map(() => openDevelopmentAuthority(folder, now)))
  expect(new Set(opened.map((it) => it.facts.serial)).size).toBe(1)
})

function gapOf(pdf: Buffer): [number, number] {
  const [, , start, second] = /\/ByteRange \[(\d+) (\d+) +(\d+)/.exec(pdf.toString('latin1')) ?? []
  return [Number(start), Number(second)]
}

/** The container without the zeros that fill its room: DER says how long it is. */
function containerOf(pdf: Buffer): Buffer {
  const [start, end] = gapOf(pdf)
  const bytes = Buffer.from(pdf.toString('latin1', start + 1, end - 1), 'hex')
  return bytes.subarray(0, 4 + bytes.readUInt16BE(2))
}

/** A root and a signing certificate made by openssl alone; returns the root's file. */
function issueByOpenssl(name: string, newKey: string[], key: string, chain: string): string {
  const at = (suffix: string) => path.join(files.folder, `${name}-${suffix}`)
  const request = (subject: string, keyFile: string) => [
    '-nodes',
    '-keyout',
    keyFile,
    '-subj',
    subject,
    '-utf8',
  ]
  const ca = ['-addext', 'keyUsage=critical,keyCertSign']
  runTool(
    'openssl',
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    ...request('/CN=示范根证书', at('root.key')),
    ...ca,
    '-days',
    '30',
    '-out',
    at('root.pem'),
  )
  runTool(
    'openssl',
    'req',
    ...newKey,
    ...request('/O=示范省/CN=示范省中心', key),
    '-out',
    at('csr'),
  )
  const extensions = files.write(
    `${name}-ext`,
    'basicConstraints=critical,CA:FALSE\nkeyUsage=critical,digitalSignature,nonRepudiation\nextendedKeyUsage=emailProtection\n',
  )
  runTool(
    'openssl',
    'x509',
    '-req',
    '-in',
    at('csr'),
    '-CA',
    at('root.pem'),
    '-CAkey',
    at('root.key'),
    '-CAcreateserial',
    '-days',
    '20',
    '-extfile',
    extensions,
    '-out',
    at('leaf.pem'),
  )
  files.write(
    path.basename(chain),
    readFileSync(at('leaf.pem'), 'utf8') + readFileSync(at('root.pem'), 'utf8'),
  )
  return at('root.pem')
}
