import { constants, createPrivateKey, privateEncrypt, X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, expect, test } from '@jest/globals'
import { startJsonServer, type Answer, type Asked } from '../../../test/json-server'
import { drawSigned, scratch } from '../test/certificates'
import { checkPdf } from './check-pdf'
import { openDevelopmentAuthority } from './development-authority'
import { remoteSigner } from './remote-signer'

const files = scratch()
const now = new Date()
const ours = await openDevelopmentAuthority(path.join(files.folder, 'ours'), now)
const stranger = await openDevelopmentAuthority(path.join(files.folder, 'stranger'), now)

/** DER of a DigestInfo with SHA-256, before the digest: PKCS#1 v1.5 over a digest that somebody else has made. */
const DIGEST_INFO = Buffer.from('3031300d060960864801650304020105000420', 'hex')

const signWith =
  ({ keyFile }: { keyFile: string }) =>
  ({ body }: Asked): Answer => {
    const digest = Buffer.from(String(body['digest']), 'base64')
    const key = {
      key: createPrivateKey(readFileSync(keyFile)),
      padding: constants.RSA_PKCS1_PADDING,
    }
    const signature = privateEncrypt(key, Buffer.concat([DIGEST_INFO, digest]))
    return { signature: signature.toString('base64') }
  }

let answer: (asked: Asked) => Answer = signWith(ours)
const asked: Asked[] = []
const server = await startJsonServer((it) => {
  asked.push(it)
  return answer(it)
})
afterAll(() => {
  server.close()
  files.remove()
})
const signer = remoteSigner({
  url: `${server.url}/sign`,
  token: 'secret',
  chainFile: ours.chainFile,
})

test('a certificate signed by the service holds in every answer; only the digest was sent', async () => {
  answer = signWith(ours)
  const pdf = await drawSigned(signer)
  const { answers } = checkPdf(pdf, [new X509Certificate(ours.rootPem)], now)
  expect(answers.every((it) => it.answer === 'valid')).toBe(true)
  expect(asked).toHaveLength(1)
  expect(asked[0]?.headers.authorization).toBe('Bearer secret')
  expect(asked[0]?.body).toEqual({
    algorithm: 'rsa-sha256',
    digest: expect.stringMatching(/^[A-Za-z0-9+/]{43}=$/),
  })
})

test.each<[string, (asked: Asked) => Answer]>([
  ['signs with another key', signWith(stranger)],
  ['answers with an error', () => ({ status: 503, text: 'busy' })],
  ['answers with something else', () => ({ signature: 7 })],
  ['hangs up', () => 'hang up'],
])('nothing is signed when the service %s', async (_, said) => {
  answer = said
  await expect(drawSigned(signer)).rejects.toThrow()
})
