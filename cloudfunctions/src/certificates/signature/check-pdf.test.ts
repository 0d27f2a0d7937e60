import { randomBytes, X509Certificate } from 'node:crypto'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { processorTime } from '../../../test/processor-time'
import { contentWith, draw, drawSigned, runTool, scratch, signingTime } from '../test/certificates'
import { checkPdf, type PdfCheck } from './check-pdf'
import { openDevelopmentAuthority, type DevelopmentAuthority } from './development-authority'

const files = scratch()
const now = new Date('2026-11-24T08:00:00Z')
let authority: DevelopmentAuthority
let stranger: DevelopmentAuthority
let roots: X509Certificate[]
let genuine: Buffer

beforeAll(async () => {
  authority = await openDevelopmentAuthority(path.join(files.folder, 'ours'), now)
  stranger = await openDevelopmentAuthority(path.join(files.folder, 'theirs'), now)
  roots = [new X509Certificate(authority.rootPem)]
  genuine = await drawSigned(authority.signer)
})
afterAll(files.remove)

/** Every check is also held to its promise: an answer to all six questions, in under a second of work. */
function check(bytes: Buffer, at = now): PdfCheck {
  const busy = processorTime()
  const result = checkPdf(bytes, roots, at)
  expect(busy()).toBeLessThan(1000)
  expect(result.answers).toHaveLength(6)
  expect(result.answers.every((it) => it.reason !== '')).toBe(true)
  return result
}

const answersOf = (bytes: Buffer, at = now) => check(bytes, at).answers.map((it) => it.answer)
const isGenuine = (bytes: Buffer) => answersOf(bytes).every((it) => it === 'valid')

function gap(): { start: number; end: number } {
  const [, start, end] =
    /\/ByteRange \[0 (\d+) +(\d+)/.exec(genuine.toString('latin1'))?.map(Number) ?? []
  return { start: start ?? 0, end: end ?? 0 }
}

function changed(at: number, bits: number): Buffer {
  const copy = Buffer.from(genuine)
  copy[at] = (copy[at] ?? 0) ^ bits
  return copy
}

function replaced(from: RegExp, to: string): Buffer {
  return Buffer.from(genuine.toString('latin1').replace(from, to), 'latin1')
}

test('a genuine certificate holds in every answer and tells the facts of its seal', () => {
  expect(isGenuine(genuine)).toBe(true)
  const { facts, digest, signerSerial } = check(genuine)
  expect(facts).toEqual({
    sealName: '毕业通开发环境签章 (DEVELOPMENT)',
    certificateAuthority: '毕业通开发环境根证书 (DEVELOPMENT)',
    organisation: '毕业通开发环境',
    sealType: '电子公章（演示）',
    serial: signerSerial,
    signedAt: signingTime,
  })
  expect(digest).toMatch(/^[0-9a-f]{64}$/)
})

test('one changed byte anywhere, at every 97th place, is never genuine', () => {
  for (let at = 0; at < genuine.length; at += 97) {
    expect({ at, genuine: isGenuine(changed(at, 1 << (at % 8))) }).toEqual({ at, genuine: false })
  }
})

test('one changed digit anywhere in the signature container is never genuine', () => {
  const { start } = gap()
  for (let at = start; at < start + 6000; at += 23) {
    const digit = String.fromCharCode(genuine[at] ?? 0)
    const copy = Buffer.from(genuine)
    copy.write(digit === '7' ? '8' : '7', at, 'latin1')
    expect({ at, genuine: isGenuine(copy) }).toEqual({ at, genuine: false })
  }
})

test('changes where no signature looks are found: letter case, padding', () => {
  const { start, end } = gap()
  const upper = Buffer.from(genuine)
  upper.write(genuine.toString('latin1', start, end).toUpperCase(), start, 'latin1')
  expect(answersOf(upper)[1]).toBe('invalid')
  expect(answersOf(changed(end - 3, 1))[3]).toBe('invalid')
  expect(check(changed(end - 3, 1)).signerSerial).toBe(authority.facts.serial)
})

test('the signer’s name in another letter case is found', () => {
  const { start, end } = gap()
  const container = Buffer.from(genuine.toString('latin1', start + 1, end - 1), 'hex')
  const spellings: number[] = []
  for (let at = container.indexOf('DEVEL'); at >= 0; at = container.indexOf('DEVEL', at + 1)) {
    spellings.push(at)
  }
  // Issuer and subject of both certificates, and the signer's identifier.
  expect(spellings).toHaveLength(5)
  for (const at of spellings) {
    const copy = Buffer.from(genuine)
    copy.write(Buffer.from('devel').toString('hex'), start + 1 + 2 * at, 'latin1')
    expect(isGenuine(copy)).toBe(false)
  }
})

test('an incremental update that poppler still calls valid is named as an addition', () => {
  const update = Buffer.concat([
    genuine,
    Buffer.from('\n99 0 obj\n<< /Type /Annot >>\nendobj\ntrailer << /Size 100 >>\n%%EOF\n'),
  ])
  const file = files.write('update.pdf', update)
  expect(runTool('pdfsig', '-nocert', file)).toContain('Signature is Valid')
  expect(answersOf(update)).toEqual(['valid', 'invalid', 'valid', 'valid', 'valid', 'valid'])
  expect(check(update).answers[1]?.reason).toContain('追加')
})

test('the signature of another certificate does not fit', async () => {
  const other = await drawSigned(authority.signer, contentWith({ name: '李四' }))
  const [, contents = ''] = /\/Contents (<[0-9a-f]+>)/.exec(other.toString('latin1')) ?? []
  expect(answersOf(replaced(/\/Contents <[0-9a-f]+>/, `/Contents ${contents}`))[2]).toBe('invalid')
})

test('a perfect signature of somebody else is not trusted', async () => {
  const forged = await drawSigned(stranger.signer)
  expect(answersOf(forged)).toEqual(['valid', 'valid', 'valid', 'valid', 'invalid', 'valid'])
})

test('our certificate beside a signature of somebody else’s key does not hold', async () => {
  const forged = await drawSigned({ ...authority.signer, sign: (it) => stranger.signer.sign(it) })
  expect(answersOf(forged)).toEqual(['valid', 'valid', 'valid', 'invalid', 'valid', 'valid'])
})

test('a signing time in the future, or outside the certificate’s life, is not accepted', () => {
  expect(answersOf(genuine, new Date('2022-06-30T00:00:00Z'))[5]).toBe('invalid')
  expect(answersOf(replaced(/\/M \(D:2022/, '/M (D:2003'))[5]).toBe('invalid')
})

test('a PDF without a signature, and what is no PDF, leave the other questions open', async () => {
  const unsigned = Buffer.from(
    (await draw()).toString('latin1').replace(/\/ByteRange/, '/ByteRong'),
    'latin1',
  )
  for (const bytes of [
    unsigned,
    Buffer.alloc(0),
    Buffer.from('%PDF-1.7'),
    Buffer.from('PK\x03\x04'),
  ]) {
    expect(answersOf(bytes)).toEqual(['invalid', ...Array<string>(5).fill('unknown')])
    expect(check(bytes).facts).toBeNull()
  }
})

test('two signatures, or a second range hidden in an addition, are not one', () => {
  const doubled = Buffer.concat([genuine, Buffer.from('\n/ByteRange [0 1 2 3]\n%%EOF\n')])
  expect(answersOf(doubled)[0]).toBe('invalid')
})

test.each([
  ['huge', '[0 9999999999 9999999999 9999999999]'],
  ['inside out', '[0 50000 10 20]'],
  ['leaving more out', '[0 100 60000 20]'],
  ['not numbers', '[a b c d]'],
  ['negative', '[0 -1 -2 -3]'],
  ['endless', `[0 ${'1 '.repeat(20)}`],
])('a byte range that is %s is not accepted', (_, range) => {
  expect(isGenuine(replaced(/\/ByteRange \[[^\]]+\]/, `/ByteRange ${range}`))).toBe(false)
})

test('a truncated file is not accepted, wherever it ends', () => {
  for (let length = 0; length < genuine.length; length += 1499) {
    expect(isGenuine(genuine.subarray(0, length))).toBe(false)
  }
})

test('hostile containers get an answer in time', () => {
  const { start, end } = gap()
  const room = (end - start - 2) / 2
  const hostile = [
    Buffer.alloc(room, 0x30),
    Buffer.from('3080'.repeat(room / 2), 'hex'),
    Buffer.from('a084ffffffff'.repeat(room / 6), 'hex'),
    Buffer.alloc(room, 0xff),
    randomBytes(room),
  ]
  for (const container of hostile) {
    const copy = Buffer.from(genuine)
    copy.write(container.toString('hex').padEnd(room * 2, '0'), start + 1, 'latin1')
    expect(isGenuine(copy)).toBe(false)
  }
})

test('ten megabytes made to make a reader wander are answered in time', () => {
  for (const filler of [
    '/ByteRange ',
    '/ByteRange [0 1',
    ' ',
    '<',
    '/M (D:2022',
    '<< '.repeat(4),
  ]) {
    const bytes = Buffer.from(`%PDF-1.7\n${filler.repeat(9_900_000 / filler.length)}\n%%EOF\n`)
    expect(isGenuine(bytes)).toBe(false)
  }
  expect(answersOf(Buffer.alloc(11_000_000))).toEqual(Array<string>(6).fill('unknown'))
})
