import { createPrivateKey, X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import * as pkijs from 'pkijs'
import { arrayBuffer } from './cms'
import { certificatesIn, signerWith } from './key-file'
import type { Signer } from './signer'

const KEY_BAG = '1.2.840.113549.1.12.10.1.1'
const SHROUDED_KEY_BAG = '1.2.840.113549.1.12.10.1.2'
const CERTIFICATE_BAG = '1.2.840.113549.1.12.10.1.3'

/**
 * A signer from a PKCS#12 file as certificate authorities hand it out; the chain is the file's own unless one is given.
 * Throws one sentence for operators when the password is wrong or the file is encrypted in the way of before 2010.
 */
export async function signerFromPkcs12(
  file: string,
  password: string,
  chainFile?: string,
): Promise<Signer> {
  const { key, certificates } = await open(readFileSync(file), password).catch((cause: unknown) => {
    throw new Error(
      `无法打开 ${file}：请核对 SIGNING_KEY_PASSWORD；旧式加密（3DES、RC2）的文件请先用 openssl pkcs12 转换为 AES-256`,
      { cause },
    )
  })
  const given = chainFile ? certificatesIn(readFileSync(chainFile, 'utf8')) : certificates
  const own = given.find((it) => it.checkPrivateKey(key))
  return signerWith(key, own ? [own, ...given.filter((it) => it !== own)] : given)
}

async function open(bytes: Buffer, password: string) {
  const secret = arrayBuffer(Buffer.from(password))
  const pfx = pkijs.PFX.fromBER(arrayBuffer(bytes))
  await pfx.parseInternalValues({ password: secret, checkIntegrity: true })
  const safe = pfx.parsedValue?.authenticatedSafe
  if (!safe) throw new Error('the file has no contents')
  const encrypted = safe.safeContents.map((it) =>
    it.contentType === pkijs.ContentInfo.ENCRYPTED_DATA ? { password: secret } : {},
  )
  await safe.parseInternalValues({ safeContents: encrypted })
  const bags = (
    (safe.parsedValue as { safeContents?: { value: pkijs.SafeContents }[] }).safeContents ?? []
  ).flatMap((it) => it.value.safeBags)
  const certificates = bags
    .filter((it) => it.bagId === CERTIFICATE_BAG)
    .map((it) => (it.bagValue as pkijs.CertBag).parsedValue as pkijs.Certificate)
    .map((it) => new X509Certificate(Buffer.from(it.toSchema().toBER())))
  return { key: createPrivateKey(await keyIn(bags, secret)), certificates }
}

async function keyIn(bags: readonly pkijs.SafeBag[], password: ArrayBuffer) {
  const bag = bags.find((it) => [KEY_BAG, SHROUDED_KEY_BAG].includes(it.bagId))
  if (!bag) throw new Error('the file has no key')
  const asKey = (info: pkijs.PrivateKeyInfo) => ({
    key: Buffer.from(info.toSchema().toBER()),
    format: 'der' as const,
    type: 'pkcs8' as const,
  })
  if (bag.bagId === KEY_BAG) return asKey(bag.bagValue as pkijs.PrivateKeyInfo)
  const shrouded = bag.bagValue as pkijs.PKCS8ShroudedKeyBag & {
    parseInternalValues(parameters: { password: ArrayBuffer }): Promise<void>
  }
  await shrouded.parseInternalValues({ password })
  if (!shrouded.parsedValue) throw new Error('the key was not opened')
  return asKey(shrouded.parsedValue)
}
