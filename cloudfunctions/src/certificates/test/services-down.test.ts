import { constants, createPrivateKey, privateEncrypt, X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { afterAll, beforeEach, expect, jest, test } from '@jest/globals'
import { ask, codeOf } from '../../../test/builders/ask'
import { YEAR } from '../../../test/contract/people'
import { openWorld } from '../../../test/contract/world'
import { startJsonServer, type Answer, type Asked } from '../../../test/json-server'
import { openSealer, type SealerParts } from '../sealer'
import { checkPdf } from '../signature/check-pdf'
import { openDevelopmentAuthority } from '../signature/development-authority'
import { remoteSigner } from '../signature/remote-signer'
import { timeStampAuthority } from '../signature/time-stamps/authority'
import { fonts, scratch } from './certificates'
import { openAuthority } from './time-stamp-authority'

jest.setTimeout(60_000)

const world = await openWorld()
const centre = await world.staff('centre')
const files = scratch()
const authority = openAuthority(files, 'tsa')
const keys = await openDevelopmentAuthority(path.join(files.folder, 'ours'), new Date())
const stranger = await openDevelopmentAuthority(path.join(files.folder, 'stranger'), new Date())
const rootsFile = files.write('roots.pem', keys.rootPem)

/** Of the time-stamp authority: switched off it hangs up. */
let isUp = true
const server = createServer((request, response) => {
  const parts: Buffer[] = []
  request.on('data', (part: Buffer) => parts.push(part))
  request.on('end', () => {
    if (!isUp) return void response.destroy()
    response.setHeader('content-type', 'application/timestamp-reply')
    response.end(authority.answer(Buffer.concat(parts)))
  })
})
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
const stampUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/tsa`

let sign: (asked: Asked) => Answer = () => 'hang up'
const signing = await startJsonServer((it) => sign(it))
afterAll(() => {
  server.close()
  signing.close()
  files.remove()
})

const warnings: unknown[] = []
const stampedBy = (onFailure: 'refuse' | 'without') =>
  timeStampAuthority({
    ...{ url: stampUrl, roots: authority.roots, onFailure },
    warn: (error) => warnings.push(error),
  })

function sealWith(parts: Partial<SealerParts>): void {
  const usual = { signer: keys.signer, rootsFile, fonts, sandbox: true }
  const sealer = openSealer({ ...usual, stampRoots: authority.roots, ...parts })
  world.services.sealer = () => Promise.resolve(sealer)
}

beforeEach(() => {
  isUp = true
  warnings.length = 0
})

async function batchOf(people: number) {
  const students = []
  for (let at = 0; at < people; at++)
    students.push(await world.student({ origin: 'completed', dispatch: 'completed' }))
  const batch = await world.call(centre, 'certificates.start-batch', {
    year: YEAR,
    expected: people,
  })
  return { students, id: batch.id }
}

const batchNow = (id: string) => world.call(centre, 'certificates.get-batch', { id })

/** A minute passes, and the timer comes round. */
async function later() {
  await world.owner.query(`update job set run_at = now() where state = 'waiting'`)
  await world.drain()
}

async function issuedTo(students: { id: string }[]) {
  const { rows } = await world.owner.query<{ number: string; file_path: string }>(
    'select number, file_path from certificate where student_id = any ($1) order by number',
    [students.map((it) => it.id)],
  )
  return rows
}

const planned = async () => {
  const { rows } = await world.owner.query<{ number: string }>(
    'select number from certificate_plan order by number',
  )
  return rows.map((it) => it.number)
}

const sequence = (number: string) => Number(number.slice(-6))
const isWithoutGaps = (numbers: string[]) =>
  numbers.every((it, at) => at === 0 || sequence(it) === sequence(numbers[at - 1] ?? '') + 1)

/** Down for longer than a job has tries; the batch says so, nothing is issued, and the numbers wait. */
async function waitsOutside({ id, students }: { id: string; students: { id: string }[] }) {
  await world.drain()
  for (let turn = 0; turn < 6; turn++) await later()
  expect(await batchNow(id)).toMatchObject({
    ...{ state: 'running', issued: 0, stopReason: null },
    waitingSince: expect.stringMatching(/^20/),
  })
  expect(await issuedTo(students)).toEqual([])
  return planned()
}

async function goesOn({ id, students }: { id: string; students: { id: string }[] }) {
  await later()
  expect(await batchNow(id)).toMatchObject({
    ...{ state: 'done', issued: students.length, skipped: 0, waitingSince: null },
  })
  expect(await planned()).toEqual([])
  return issuedTo(students)
}

const answersOf = async (filePath: string) => {
  const pdf = await world.services.storage.get(filePath)
  const roots = [new X509Certificate(keys.rootPem)]
  return checkPdf(pdf, roots, new Date(), authority.roots).answers.map((it) => it.answer)
}

test('while the time-stamp authority is down a batch waits under its numbers, and goes on when it is back', async () => {
  sealWith({ stamper: stampedBy('refuse') })
  isUp = false
  const batch = await batchOf(4)
  const numbers = await waitsOutside(batch)
  expect(numbers).toHaveLength(4)
  const [student] = batch.students
  expect(student && codeOf(await ask(world, student, 'certificates.draw', {}))).toBe(
    'signing-unavailable',
  )
  isUp = true
  const issued = await goesOn(batch)
  expect(issued.map((it) => it.number)).toEqual(numbers)
  expect(isWithoutGaps(numbers)).toBe(true)
  for (const { file_path } of issued)
    expect(await answersOf(file_path)).toEqual(Array(7).fill('valid'))
})

test('a batch that waits can be stopped; what it had planned is issued later under its number', async () => {
  sealWith({ stamper: stampedBy('refuse') })
  isUp = false
  const batch = await batchOf(1)
  const numbers = await waitsOutside(batch)
  const stopped = await world.call(centre, 'certificates.stop-batch', { id: batch.id })
  expect(stopped).toMatchObject({ state: 'stopped', waitingSince: null })
  isUp = true
  await later()
  expect(await issuedTo(batch.students)).toEqual([])
  const [student] = batch.students
  if (student) await world.call(student, 'certificates.draw', {})
  expect((await issuedTo(batch.students)).map((it) => it.number)).toEqual(numbers)
})

test('where the centre has said so, a batch goes on without time-stamps, and each is in the log', async () => {
  sealWith({ stamper: stampedBy('without') })
  isUp = false
  const batch = await batchOf(3)
  await world.drain()
  expect(await batchNow(batch.id)).toMatchObject({ state: 'done', issued: 3, waitingSince: null })
  expect(warnings).toHaveLength(3)
  for (const { file_path } of await issuedTo(batch.students))
    expect((await answersOf(file_path)).every((it) => it === 'valid')).toBe(true)
})

/** DER of a DigestInfo with SHA-256, before the digest. */
const DIGEST_INFO = Buffer.from('3031300d060960864801650304020105000420', 'hex')
const signedBy =
  ({ keyFile }: { keyFile: string }) =>
  ({ body }: Asked): Answer => {
    const digest = Buffer.from(String(body['digest']), 'base64')
    const key = createPrivateKey(readFileSync(keyFile))
    const padding = { key, padding: constants.RSA_PKCS1_PADDING }
    const signature = privateEncrypt(padding, Buffer.concat([DIGEST_INFO, digest]))
    return { signature: signature.toString('base64') }
  }

test.each<[string, (asked: Asked) => Answer]>([
  ['hangs up', () => 'hang up'],
  ['is busy', () => ({ status: 503, text: 'busy' })],
  ['signs with another key', signedBy(stranger)],
])('while the signing service %s a batch waits, and goes on when it signs', async (_, fault) => {
  const { chainFile } = keys
  sealWith({ signer: remoteSigner({ url: `${signing.url}/sign`, token: 'secret', chainFile }) })
  sign = fault
  const batch = await batchOf(2)
  const numbers = await waitsOutside(batch)
  sign = signedBy(keys)
  const issued = await goesOn(batch)
  expect(issued.map((it) => it.number)).toEqual(numbers)
  expect(isWithoutGaps(numbers)).toBe(true)
  for (const { file_path } of issued)
    expect((await answersOf(file_path)).every((it) => it === 'valid')).toBe(true)
})
