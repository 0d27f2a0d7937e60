import path from 'node:path'
import { afterAll, expect, test } from '@jest/globals'
import { openWorld } from '../../../test/contract/world'
import { openDevelopmentAuthority } from '../signature/development-authority'
import { hashVerificationToken, newVerificationToken } from '../verification-token'
import { verifyCertificate, verifyFile } from '../verify'
import { runTool, scratch, trustRoot } from './certificates'
import { rewritings } from './rewriting'
import { tamperings } from './tampering'

const files = scratch()
afterAll(files.remove)
const world = await openWorld()
const { services } = world
const folder = path.join(services.config.dataFolder, 'development-authority')
const ours = await openDevelopmentAuthority(folder, new Date())
const stranger = await openDevelopmentAuthority(path.join(files.folder, 'stranger'), new Date())
const corpus = [...tamperings(ours.signer, stranger.signer), ...rewritings]
/** Generous: other tests run beside this one. The longest takes a tenth of it. */
const ANSWERED_WITHIN_MS = 5000
const MEMORY_BYTES = 200 * 1024 * 1024

async function issued(options: object = {}) {
  const student = await world.student({ origin: 'completed', dispatch: 'completed', ...options })
  const certificate = await world.call(student, 'certificates.draw', {})
  const { rows } = await world.owner.query<{ file_path: string }>(
    'select file_path from certificate where id = $1',
    [certificate.id],
  )
  return {
    token: certificate.verificationUrl.split('/').at(-1) ?? '',
    pdf: await services.storage.get(rows[0]?.file_path ?? ''),
  }
}

/** From no address, so that no back-off stands between a guess and the lookup. */
const anyone = () => ({
  ...{ services, actor: { kind: 'public' as const }, now: new Date(), requestId: 'tampering' },
  ...{ address: '', browser: '', cookies: [] },
})
const upload = (pdf: Buffer, token?: string) => verifyFile(anyone(), pdf, token)
const verify = (token: string) => verifyCertificate(anyone(), { token })

const genuine = await issued()

test('the corpus has more than 70 ways, each of its own', () => {
  expect(new Set(corpus.map((it) => it.name)).size).toBe(corpus.length)
  expect(corpus.length).toBeGreaterThan(70)
})

test.each(corpus)('$name：不被采信，也不出错', async ({ make }) => {
  const pdf = await make(genuine.pdf)
  expect(pdf.equals(genuine.pdf)).toBe(false)
  const [startedAt, resident] = [performance.now(), process.memoryUsage.rss()]
  const { verdict, questions } = await upload(pdf, genuine.token)
  expect(performance.now() - startedAt).toBeLessThan(ANSWERED_WITHIN_MS)
  expect(process.memoryUsage.rss() - resident).toBeLessThan(MEMORY_BYTES)
  expect(verdict).toBe('altered')
  expect(questions[0]).toMatchObject({ answer: 'invalid', reason: '与签发的文件不一致' })
  // From no certificate's page: never genuine either.
  expect(['altered', 'unknown']).toContain((await upload(pdf)).verdict)
})

test('pdfsig agrees on every genuine one, blue and red', async () => {
  const database = trustRoot(files.folder, ours.rootFile)
  const red = await issued({ row: { educationLevel: '硕士研究生毕业' } })
  const old = await issued({ row: { educationLevel: '博士研究生毕业' } })
  for (const [index, { pdf, token }] of [genuine, red, old].entries()) {
    const said = runTool('pdfsig', '-nssdir', database, files.write(`${index}.pdf`, pdf))
    expect(said).toContain('Signature is Valid')
    expect(said).toContain('Total document signed')
    expect(said).toContain('Certificate is Trusted')
    expect(await upload(pdf, token)).toMatchObject({ verdict: 'genuine' })
  }
})

test('two hundred guessed tokens are answered 查无此证', async () => {
  for (let guess = 0; guess < 200; guess++) {
    expect((await verify(newVerificationToken())).verdict).toBe('unknown')
  }
})

/** Ten thousand a statement: the same comparison as the page's, without a million round trips. */
test('a million guessed tokens hit nothing in the log of issuance', async () => {
  let hits = 0
  for (let round = 0; round < 100; round++) {
    const hashes = Array.from({ length: 10_000 }, () =>
      hashVerificationToken(newVerificationToken()),
    )
    const { rows } = await world.owner.query(
      'select token_hash from certificate_token where token_hash = any ($1)',
      [hashes],
    )
    hits += rows.length
  }
  expect(hits).toBe(0)
}, 120_000)

test('under load, the verdict says 已撤销 within five seconds of the revocation', async () => {
  const { token } = await issued()
  const centre = await world.staff('centre')
  const { rows } = await world.owner.query<{ id: string }>(
    `select id from certificate order by issued_at desc, id desc limit 1`,
  )
  let isLoaded = true
  const load = Array.from({ length: 8 }, async () => {
    while (isLoaded) await verify(genuine.token)
  })
  expect((await verify(token)).verdict).toBe('genuine')
  await world.call(centre, 'certificates.revoke', { id: rows[0]?.id ?? '', reason: '信息有误' })
  const revokedAt = performance.now()
  while ((await verify(token)).verdict !== 'revoked')
    expect(performance.now() - revokedAt).toBeLessThan(5000)
  expect(performance.now() - revokedAt).toBeLessThan(5000)
  isLoaded = false
  await Promise.all(load)
})
