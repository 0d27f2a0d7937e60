import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@jest/globals'
import {
  isSignedWith,
  readSignatureHeader,
  SIGNATURE_SCHEME,
  signatureOf,
  stringToSign,
  type SignedRequest,
} from './signature'

const docs = new URL('../../../docs/', import.meta.url)

interface Client {
  stringToSign: (request: Omit<SignedRequest, 'body'> & { body: string }) => string
  authorization: (
    key: { keyId: string; secret: string },
    request: Omit<SignedRequest, 'body'> & { body: string },
  ) => string
}
const client = (await import(fileURLToPath(new URL('examples/partner-client.mjs', docs)))) as Client

/** The table of fixed values in docs/partner-interface.md. */
function documented() {
  const text = readFileSync(new URL('partner-interface.md', docs), 'utf8')
  const part = text.slice(
    text.indexOf('<!-- example:begin -->'),
    text.indexOf('<!-- example:end -->'),
  )
  const values = new Map(
    [...part.matchAll(/^\| (\S+) \| `(.+)` \|$/gm)].map((it) => [it[1] ?? '', it[2] ?? '']),
  )
  const value = (name: string) => {
    const found = values.get(name)
    if (!found) throw new Error(`the document has no value for ${name}`)
    return found
  }
  return {
    keyId: value('密钥编号'),
    secret: value('密钥'),
    digest: value('正文摘要'),
    signature: value('签名'),
    request: {
      method: 'POST',
      path: value('路径'),
      timestamp: value('时间戳'),
      nonce: value('随机数'),
      body: value('正文'),
    },
  }
}

test('the documented example is what the server computes, and what the example client sends', () => {
  const { keyId, secret, digest, signature, request } = documented()
  const bytes = { ...request, body: Buffer.from(request.body) }
  expect(stringToSign(bytes).split('\n').at(-1)).toBe(digest)
  expect(signatureOf(secret, bytes)).toBe(signature)
  expect(client.stringToSign(request)).toBe(stringToSign(bytes))
  const header = client.authorization({ keyId, secret }, request)
  expect(readSignatureHeader(header)).toEqual({
    keyId,
    timestamp: request.timestamp,
    nonce: request.nonce,
    signature,
  })
})

test('every part of the request is signed: a change of any one breaks the signature', () => {
  const { secret, signature, request } = documented()
  const signed = { ...request, body: Buffer.from(request.body) }
  expect(isSignedWith(secret, signed, signature)).toBe(true)
  const changes: Partial<SignedRequest>[] = [
    { method: 'PUT' },
    { path: '/call/partner/partner.certificate' },
    { timestamp: '1782867661' },
    { nonce: `${request.nonce}0` },
    { body: Buffer.from(`${request.body} `) },
  ]
  for (const change of changes)
    expect(isSignedWith(secret, { ...signed, ...change }, signature)).toBe(false)
  expect(isSignedWith(`${secret}0`, signed, signature)).toBe(false)
  expect(isSignedWith(secret, signed, signature.slice(0, 63))).toBe(false)
})

test('a value cannot be moved across the lines of what is signed', () => {
  const body = Buffer.from('{}')
  const one = { method: 'POST', path: '/call/partner/a', timestamp: '1', nonce: '2\n3', body }
  const two = { ...one, timestamp: '1\n2', nonce: '3' }
  expect(stringToSign(one)).toBe(stringToSign(two))
  // Hence neither a time stamp nor a nonce with an end of line is ever read.
  const header = (nonce: string) =>
    `${SIGNATURE_SCHEME} keyId=pk-1, timestamp=1782867660, nonce=${nonce}, signature=${'0'.repeat(64)}`
  expect(readSignatureHeader(header('a'.repeat(16)))).toBeDefined()
  expect(readSignatureHeader(header(`a\n${'b'.repeat(16)}`))).toBeUndefined()
})

test.each([
  ['nothing', ''],
  ['another scheme', 'Bearer abc'],
  ['a later version', `BYT2-HMAC-SHA256 keyId=pk-1`],
  [
    'a missing part',
    `${SIGNATURE_SCHEME} keyId=pk-1, timestamp=1782867660, nonce=${'a'.repeat(16)}`,
  ],
  [
    'a repeated part',
    `${SIGNATURE_SCHEME} keyId=pk-1, keyId=pk-2, timestamp=1782867660, nonce=${'a'.repeat(16)}, signature=${'0'.repeat(64)}`,
  ],
  [
    'a short nonce',
    `${SIGNATURE_SCHEME} keyId=pk-1, timestamp=1782867660, nonce=abc, signature=${'0'.repeat(64)}`,
  ],
  [
    'milliseconds',
    `${SIGNATURE_SCHEME} keyId=pk-1, timestamp=1782867660000, nonce=${'a'.repeat(16)}, signature=${'0'.repeat(64)}`,
  ],
])('%s is no signature header', (_what, header) => {
  expect(readSignatureHeader(header)).toBeUndefined()
})
