import { X509Certificate } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { afterAll, expect, test } from '@jest/globals'
import { contentWith, drawSigned, runTool, scratch, trustRoot } from '../../test/certificates'
import { openAuthority } from '../../test/time-stamp-authority'
import { checkPdf } from '../check-pdf'
import { openDevelopmentAuthority } from '../development-authority'
import { timeStampAuthority, type TimeStampService } from './authority'

const files = scratch()
const now = new Date()
const ours = await openDevelopmentAuthority(path.join(files.folder, 'ours'), now)
const roots = [new X509Certificate(ours.rootPem)]

const authority = openAuthority(files, 'tsa')
const stranger = openAuthority(files, 'stranger')

let answer: (query: Buffer) => Buffer | number = (query) => authority.answer(query)
const asked: (string | undefined)[] = []
const server = createServer((request, response) => {
  const parts: Buffer[] = []
  request.on('data', (part: Buffer) => parts.push(part))
  request.on('end', () => {
    asked.push(request.headers['content-type'])
    const said = answer(Buffer.concat(parts))
    response.statusCode = typeof said === 'number' ? said : 200
    response.setHeader('content-type', 'application/timestamp-reply')
    response.end(typeof said === 'number' ? '' : said)
  })
})
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/tsa`
afterAll(() => {
  server.close()
  files.remove()
})

const warnings: unknown[] = []
const stamper = (changes: Partial<TimeStampService> = {}) =>
  timeStampAuthority({
    ...{ url, roots: authority.roots, onFailure: 'refuse' as const },
    warn: (error: unknown) => warnings.push(error),
    ...changes,
  })
const signed = (by = stamper()) => drawSigned(ours.signer, contentWith(), by)
const check = (pdf: Buffer, stampRoots = authority.roots) => checkPdf(pdf, roots, now, stampRoots)
const answersOf = (pdf: Buffer, stampRoots = authority.roots) =>
  check(pdf, stampRoots).answers.map((it) => it.answer)

function containerOf(pdf: Buffer) {
  const [, start = 0, end = 0] =
    /\/ByteRange \[0 (\d+) +(\d+)/.exec(pdf.toString('latin1'))?.map(Number) ?? []
  const bytes = Buffer.from(pdf.toString('latin1', start + 1, end - 1), 'hex')
  return { start, bytes: bytes.subarray(0, 4 + bytes.readUInt16BE(2)) }
}

test('with a time-stamp authority a signature is B-T: seven answers hold, poppler and openssl agree', async () => {
  answer = (query) => authority.answer(query)
  asked.length = 0
  const pdf = await signed()
  expect(asked).toEqual(['application/timestamp-query'])
  expect(answersOf(pdf)).toEqual(Array<string>(7).fill('valid'))
  const report = runTool(
    'pdfsig',
    '-nssdir',
    trustRoot(files.folder, ours.rootFile),
    files.write('t.pdf', pdf),
  )
  for (const words of ['Signature is Valid', 'Certificate is Trusted', 'Total document signed'])
    expect(report).toContain(words)
  const container = files.write('c.der', containerOf(pdf).bytes)
  const dump = runTool('openssl', 'cms', '-cmsout', '-print', '-inform', 'DER', '-in', container)
  const unsigned = dump.slice(dump.indexOf('unsignedAttrs:'))
  expect(unsigned).toContain('id-smime-aa-timeStampToken')
  expect(unsigned).toContain('示范时间戳')
}, 30_000)

test('a time-stamp of a stranger, or one whose roots are not known, is not believed', async () => {
  answer = (query) => authority.answer(query)
  const pdf = await signed()
  expect(answersOf(pdf, stranger.roots)).toEqual([...Array<string>(6).fill('valid'), 'invalid'])
  expect(answersOf(pdf, [])[6]).toBe('invalid')
})

test('the time-stamp of another signature is found out', async () => {
  let token: Buffer | undefined
  answer = (query) => authority.answer(query)
  const by = stamper()
  await signed({ stamp: async (signature) => (token = await by.stamp(signature)) })
  const other = contentWith({ name: '李四' })
  const forged = await drawSigned(ours.signer, other, { stamp: () => Promise.resolve(token) })
  expect(answersOf(forged)).toEqual([...Array<string>(6).fill('valid'), 'invalid'])
})

test('one changed digit anywhere in a stamped container is never genuine', async () => {
  answer = (query) => authority.answer(query)
  const pdf = await signed()
  const { start, bytes } = containerOf(pdf)
  for (let at = start + 1; at < start + 1 + bytes.length * 2; at += 61) {
    const copy = Buffer.from(pdf)
    copy.write(String.fromCharCode(pdf[at] ?? 0) === '7' ? '8' : '7', at, 'latin1')
    const holds = answersOf(copy).every((it) => it === 'valid')
    expect({ at: at - start, holds }).toEqual({ at: at - start, holds: false })
  }
}, 120_000)

const failing: [string, (query: Buffer) => Buffer | number][] = [
  ['is down', () => 503],
  ['answers with something else', () => Buffer.from('busy')],
  ['is another one than was agreed', (query) => stranger.answer(query)],
  ['answers an earlier request', () => earlier],
]
let earlier = Buffer.alloc(0)
answer = (query) => (earlier = Buffer.from(authority.answer(query)))
await signed()

test.each(failing)('nothing is signed when the authority %s', async (_, said) => {
  answer = said
  await expect(signed()).rejects.toMatchObject({ code: 'signing-unavailable' })
})

test('where the centre has said so, a certificate goes without a time-stamp, and the log tells', async () => {
  answer = () => 503
  warnings.length = 0
  const pdf = await signed(stamper({ onFailure: 'without' }))
  expect(answersOf(pdf)).toEqual(Array<string>(6).fill('valid'))
  expect(warnings).toHaveLength(1)
})
