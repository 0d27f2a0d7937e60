import { afterEach, expect, test } from '@jest/globals'
import { ask, codeOf } from '../../../test/builders/ask'
import { PDF } from '../../../test/builders/file-bytes'
import { nobody } from '../../../test/contract/people'
import { openWorld } from '../../../test/contract/world'
import { verifyFile } from '../verify'

const world = await openWorld()
const { storage } = world.services
const get = storage.get.bind(storage)
const anyone = nobody('public')

afterEach(() => {
  storage.get = get
})

async function issued() {
  const student = await world.student({
    origin: 'completed',
    dispatch: 'completed',
    row: { name: '欧阳小明' },
  })
  const certificate = await world.call(student, 'certificates.draw', {})
  const { rows } = await world.owner.query<{ file_path: string; file_sha256: string }>(
    'select file_path, file_sha256 from certificate where id = $1',
    [certificate.id],
  )
  const { file_path: path = '', file_sha256: digest = '' } = rows[0] ?? {}
  const token = certificate.verificationUrl.split('/').at(-1) ?? ''
  return { student, certificate, path, digest, token, pdf: await storage.get(path) }
}

const verify = (token: string) => world.call(anyone, 'certificates.verify', { token })

const upload = (pdf: Buffer, token?: string) =>
  verifyFile(
    {
      services: world.services,
      actor: { kind: 'public' },
      now: new Date(),
      requestId: 'test',
      address: '',
      browser: '',
      cookies: [],
    },
    pdf,
    token,
  )

const changed = (pdf: Buffer) => {
  const copy = Buffer.from(pdf)
  const at = Math.floor(copy.length / 2)
  copy[at] = (copy[at] ?? 0) ^ 1
  return copy
}

test('a genuine certificate: every question answered yes, six facts, the holder half hidden', async () => {
  const { certificate, token, digest, student } = await issued()
  const result = await verify(token)
  expect(result.verdict).toBe('genuine')
  expect(result.questions.length).toBeGreaterThanOrEqual(4)
  expect(result.questions.filter((it) => it.answer !== 'valid')).toEqual([])
  expect(result.facts).toEqual({
    sealName: expect.any(String),
    certificateAuthority: expect.any(String),
    sealType: '电子公章（演示）',
    signedAt: certificate.issuedAt,
    number: certificate.number,
    digest,
  })
  expect(result.holder).toMatchObject({
    title: '普通高等学校毕业生毕业去向登记证明',
    name: '欧**明',
    school: '甲大学',
    endReason: null,
  })
  const text = JSON.stringify(result)
  expect(text).not.toContain('欧阳小明')
  expect(text).not.toContain(student.row.idNumber?.slice(0, 10))
  expect(text).not.toContain(student.row.studentNumber)
})

test.each(['AAAAAAAAAAAAAAAAAAAAAA', '', "' or 1=1 --"])(
  'a token that was never given is unknown (%j)',
  async (token) => {
    expect(await verify(token)).toMatchObject({ verdict: 'unknown', facts: null, holder: null })
  },
)

test('the token of a certificate is nothing that its number or id would tell', async () => {
  const { certificate } = await issued()
  expect((await verify(certificate.number)).verdict).toBe('unknown')
  expect((await verify(certificate.id)).verdict).toBe('unknown')
})

test('a stored file that was changed by one bit is altered, and says so', async () => {
  const { path, pdf, token } = await issued()
  await storage.put(path, changed(pdf))
  const result = await verify(token)
  expect(result.verdict).toBe('altered')
  expect(result.questions).toContainEqual({
    question: '是否与签发的文件逐字节一致',
    answer: 'invalid',
    reason: '文件摘要不一致',
  })
  await storage.put(path, pdf)
  expect((await verify(token)).verdict).toBe('genuine')
})

test('a stored file that was replaced by another genuine one is altered', async () => {
  const [one, other] = [await issued(), await issued()]
  await storage.put(one.path, other.pdf)
  expect((await verify(one.token)).verdict).toBe('altered')
})

test('a digest changed in the database to fit another file does not make it genuine', async () => {
  const { certificate, path, pdf, token } = await issued()
  const forged = changed(pdf)
  await storage.put(path, forged)
  await world.owner.query(
    `update certificate set file_sha256 = encode(sha256($2), 'hex') where id = $1`,
    [certificate.id, forged],
  )
  expect((await verify(token)).verdict).toBe('altered')
})

test('while storage does not answer there is no verdict; a revoked one is known all the same', async () => {
  const { certificate, token } = await issued()
  storage.get = () => Promise.reject(new Error('timeout'))
  expect(codeOf(await ask(world, anyone, 'certificates.verify', { token }))).toBe(
    'verification-unavailable',
  )
  const centre = await world.staff('centre')
  await world.call(centre, 'certificates.revoke', { id: certificate.id, reason: '有误' })
  expect((await verify(token)).verdict).toBe('revoked')
})

test('an uploaded file is the issued one byte for byte, or it is not', async () => {
  const { pdf, token } = await issued()
  expect((await upload(pdf)).verdict).toBe('genuine')
  expect((await upload(pdf, token)).verdict).toBe('genuine')
  expect((await upload(changed(pdf))).verdict).not.toBe('genuine')
  expect((await upload(changed(pdf), token)).verdict).toBe('altered')
  expect((await upload(Buffer.concat([pdf, Buffer.from('\n%more')]))).verdict).toBe('altered')
  expect((await upload(pdf.subarray(0, 2000), token)).verdict).toBe('altered')
})

test('a file from elsewhere is unknown, and altered where it claims to be a certificate', async () => {
  const { token } = await issued()
  expect((await upload(PDF)).verdict).toBe('unknown')
  expect((await upload(Buffer.from('not a pdf'))).verdict).toBe('unknown')
  expect((await upload(PDF, token)).verdict).toBe('altered')
})

test('the file of one certificate uploaded on the page of another is not the one it claims to be', async () => {
  const [one, other] = [await issued(), await issued()]
  const result = await upload(one.pdf, other.token)
  expect(result).toMatchObject({ verdict: 'altered', facts: { number: other.certificate.number } })
})

test('a revoked certificate is revoked as a file, too', async () => {
  const { certificate, pdf } = await issued()
  const centre = await world.staff('centre')
  await world.call(centre, 'certificates.revoke', { id: certificate.id, reason: '有误' })
  expect((await upload(pdf)).verdict).toBe('revoked')
})
