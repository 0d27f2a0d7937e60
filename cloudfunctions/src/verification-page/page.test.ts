import { afterAll, afterEach, expect, test } from '@jest/globals'
import { ask, codeOf } from '../../test/builders/ask'
import { PDF } from '../../test/builders/file-bytes'
import { startClock, stopClock } from '../../test/builders/clock'
import { openWorld } from '../../test/contract/world'
import { runTool, scratch } from '../certificates/test/certificates'
import type { HttpAnswer } from '../runtime/incoming'
import { html } from './html'

const world = await openWorld()
const files = scratch()

afterAll(files.remove)

afterEach(async () => {
  startClock()
  await world.owner.query('delete from attempt')
})

/** As the HTTP access service hands a browser's request on; nobody is signed in. */
const request = (path: string, more: object = {}) =>
  world.mains.public(
    {
      path,
      httpMethod: 'GET',
      headers: { 'X-Real-IP': '203.0.113.9' },
      queryStringParameters: {},
      ...more,
    },
    {},
  ) as Promise<HttpAnswer>

async function upload(
  file: Buffer | undefined,
  token?: string,
  from = '203.0.113.9',
): Promise<HttpAnswer> {
  const form = new FormData()
  if (token !== undefined) form.set('token', token)
  if (file)
    form.set('file', new Blob([new Uint8Array(file)], { type: 'application/pdf' }), '证书.pdf')
  const sent = new Response(form)
  return request('/v/check', {
    httpMethod: 'POST',
    headers: { 'content-type': sent.headers.get('content-type') ?? '', 'X-Real-IP': from },
    body: Buffer.from(await sent.arrayBuffer()).toString('base64'),
    isBase64Encoded: true,
  })
}

async function issued() {
  const student = await world.student({ origin: 'completed', dispatch: 'completed' })
  const certificate = await world.call(student, 'certificates.draw', {})
  const { rows } = await world.owner.query<{ file_path: string; file_sha256: string }>(
    'select file_path, file_sha256 from certificate where id = $1',
    [certificate.id],
  )
  const token = certificate.verificationUrl.split('/').at(-1) ?? ''
  const pdf = await world.services.storage.get(rows[0]?.file_path ?? '')
  return { student, certificate, token, pdf, digest: rows[0]?.file_sha256 ?? '' }
}

const revoke = async (id: string, reason: string) =>
  world.call(await world.staff('centre'), 'certificates.revoke', { id, reason })

test('whoever scans the QR code reads the verdict and six facts, without signing in', async () => {
  const { certificate, token, digest, student } = await issued()
  const page = await request(`/v/${token}`)
  expect(page.statusCode).toBe(200)
  expect(page.body).toContain('<h1>真实有效</h1>')
  // All of it: the page asks for nothing more.
  expect(Buffer.byteLength(page.body)).toBeLessThan(50 * 1024)
  expect(page.body).not.toMatch(/<(?:link|img|script)|url\(|@import/)
  const facts = ['印章名称', '数字证书单位', '印章类型', '签章时间', '证书编号', '文档摘要']
  for (const fact of facts) expect(page.body).toContain(`<dt>${fact}</dt>`)
  expect(page.body).toContain(certificate.number)
  expect(page.body).toContain(digest)
  expect(page.body).not.toContain(student.row.name)
  expect(page.body).toContain('演示环境：由开发证书签发，不具法律效力。')
})

test('the page is not indexed, not framed, runs no script and is not kept', async () => {
  const { token } = await issued()
  for (const path of [`/v/${token}`, '/v/', '/v/AAAAAAAAAAAAAAAAAAAAAA']) {
    const { headers, body } = await request(path)
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'x-robots-tag': 'noindex, nofollow',
      'referrer-policy': 'no-referrer',
    })
    const policy = headers['content-security-policy'] ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toContain('script-src')
    expect(body).toContain('<meta name="robots" content="noindex,nofollow" />')
    expect(body).not.toContain('<script')
  }
})

test('the signing time is shown as it was in Shanghai', async () => {
  stopClock('2026-06-30T16:30:05Z')
  const { token } = await issued()
  const { body } = await request(`/v/${token}`)
  expect(body).toContain('<dd>2026-07-01 00:30:05</dd>')
  // A print says when it was asked and where to ask again.
  expect(body).toContain('核验时间：2026-07-01 00:30:05（北京时间）')
  expect(body).toContain(`核验网址：${world.services.config.publicUrl}/v/${token}`)
})

test('a revoked certificate says so from the very next request, with the reason as text', async () => {
  const { certificate, token } = await issued()
  expect((await request(`/v/${token}`)).body).toContain('真实有效')
  await revoke(certificate.id, `<img src=x onerror="alert('1')"> & 有误`)
  const page = await request(`/v/${token}`)
  expect(page.body).toContain('<h1>已撤销</h1>')
  expect(page.body).toContain('&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt; &amp; 有误')
  expect(page.body).not.toContain('<img')
})

test('an unknown code is not found, and nothing of it comes back', async () => {
  const page = await request('/v/AAAAAAAAAAAAAAAAAAAAAA')
  expect([page.statusCode, page.body.includes('<h1>查无此证</h1>')]).toEqual([404, true])
  const odd = await request('/v/"><b>bold')
  expect(odd.statusCode).toBe(404)
  expect(odd.body).not.toContain('<b>bold')
})

test('whoever guesses codes has to wait', async () => {
  stopClock('2026-06-01T02:00:00Z')
  const { token } = await issued()
  for (let guesses = 0; guesses < 60; guesses += 1)
    expect((await request(`/v/${String(guesses).padStart(22, 'A')}`)).statusCode).toBe(404)
  const waiting = await request(`/v/${token}`)
  expect(waiting).toMatchObject({ statusCode: 429, headers: { 'retry-after': '30' } })
  expect(waiting.body).toContain('约 1 分钟后')
  expect(waiting.body).toContain(`<a href="/v/${token}">重新核验</a>`)
  const caller = { caller: 'public' as const }
  const reply = await ask(
    world,
    caller,
    'certificates.verify',
    { token },
    { address: '203.0.113.9' },
  )
  expect(codeOf(reply)).toBe('too-many-requests')
  const elsewhere = { headers: { 'X-Real-IP': '203.0.113.10' } }
  expect((await request(`/v/${token}`, elsewhere)).statusCode).toBe(200)
}, 30_000)

test('whoever tries altered files has to wait as well; one of them hinders nobody', async () => {
  stopClock('2026-06-03T02:00:00Z')
  const { token, pdf } = await issued()
  const from = '203.0.113.20'
  const altered = Buffer.concat([pdf, Buffer.from('\n%more')])
  for (let tries = 0; tries < 60; tries += 1) {
    // The genuine one in between costs nothing.
    if (tries % 20 === 1) expect((await upload(pdf, token, from)).statusCode).toBe(200)
    expect((await upload(altered, token, from)).body).toContain('<h1>文件被改动</h1>')
  }
  expect(await upload(pdf, token, from)).toMatchObject({
    statusCode: 429,
    headers: { 'retry-after': '30' },
  })
  expect((await upload(pdf, token, '203.0.113.21')).statusCode).toBe(200)
  stopClock('2026-06-03T02:01:00Z')
  expect((await upload(pdf, token, from)).statusCode).toBe(200)
}, 60_000)

/** 查验码 as it is printed on the paper. */
const codeOn = (pdf: Buffer) => {
  const paper = runTool('pdftotext', files.write('paper.pdf', pdf), '-')
  return /查验码 ([A-Z0-9]{4}-[A-Z0-9]{4})/.exec(paper)?.[1] ?? ''
}

const type = (token: string, code: string, address = '203.0.113.9') =>
  request(`/v/${token}`, {
    httpMethod: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'X-Real-IP': address },
    body: new URLSearchParams({ code }).toString(),
  })

const opened = (id: string) =>
  world.owner.query(
    `select 1 from audit_entry where operation = 'certificates.open-with-code' and subject_id = $1`,
    [id],
  )

test('whoever has the paper types its code and reads what the page otherwise masks', async () => {
  const { token, pdf, student, certificate } = await issued()
  const code = codeOn(pdf)
  expect((await request(`/v/${token}`)).body).toContain('输入证书二维码下方印的 8 位查验码')
  for (const typed of [code, ` ${code.replace('-', '').toLowerCase()} `]) {
    const page = await type(token, typed)
    expect([page.statusCode, page.headers['cache-control']]).toEqual([200, 'no-store'])
    for (const shown of [student.row.name, certificate.printed.receivingAddress, '真实有效'])
      expect(page.body).toContain(shown)
    expect(page.body).not.toContain(code)
  }
  expect((await opened(certificate.id)).rowCount).toBe(2)
  const stored = await world.owner.query<{ row: string }>(
    'select certificate::text as row from certificate where id = $1',
    [certificate.id],
  )
  expect(stored.rows[0]?.row).not.toContain(code.slice(0, 4))
})

test('every code that is not the one on this paper is refused in the same words', async () => {
  stopClock('2026-06-01T02:00:00Z')
  const [mine, other] = [await issued(), await issued()]
  const bare = await issued()
  await world.owner.query('update certificate set code_hash = null where id = $1', [
    bare.certificate.id,
  ])
  const refused = await type(mine.token, codeOn(other.pdf))
  expect([refused.statusCode, refused.body.includes('查验码不正确')]).toEqual([403, true])
  expect(refused.body).not.toContain(mine.student.row.name)
  for (const code of ['', 'AAAA-AAAA', '王', 'x'.repeat(900)])
    expect((await type(mine.token, code, '203.0.113.11')).body).toBe(refused.body)
  expect((await type(bare.token, codeOn(bare.pdf), '203.0.113.12')).statusCode).toBe(403)
  expect((await type('AAAAAAAAAAAAAAAAAAAAAA', 'AAAA-AAAA')).statusCode).toBe(404)
  expect((await opened(mine.certificate.id)).rowCount).toBe(0)
})

test('codes cannot be guessed: five for a certificate from anywhere, twenty from one address', async () => {
  stopClock('2026-06-01T02:00:00Z')
  const { token, pdf } = await issued()
  for (let guess = 1; guess <= 5; guess += 1)
    expect((await type(token, `AAAA-AA${guess}A`, `203.0.113.${guess}`)).statusCode).toBe(403)
  expect((await type(token, codeOn(pdf), '203.0.113.99')).statusCode).toBe(429)
  expect((await request(`/v/${token}`)).statusCode).toBe(200)
  stopClock('2026-06-01T03:00:00Z')
  expect((await type(token, codeOn(pdf), '203.0.113.99')).statusCode).toBe(200)
  const others = [await issued(), await issued(), await issued(), await issued(), await issued()]
  for (let guess = 0; guess < 20; guess += 1)
    await type(others[guess % 4]?.token ?? '', 'AAAA-AAAA', '203.0.113.50')
  const fresh = others[4]
  const right = codeOn(fresh?.pdf ?? Buffer.alloc(0))
  expect((await type(fresh?.token ?? '', right, '203.0.113.50')).statusCode).toBe(429)
  expect((await type(fresh?.token ?? '', right, '203.0.113.51')).statusCode).toBe(200)
}, 60_000)

test('many guesses at the same moment are counted one by one', async () => {
  const { token } = await issued()
  const answers = await Promise.all(
    Array.from({ length: 12 }, (_, guess) => type(token, `AAAA-AA${guess}`, `198.51.100.${guess}`)),
  )
  expect(answers.filter((it) => it.statusCode === 403)).toHaveLength(5)
  expect(answers.filter((it) => it.statusCode === 429)).toHaveLength(7)
})

test('whoever comes without an address is answered all the same', async () => {
  const { token } = await issued()
  expect((await request(`/v/${token}`, { headers: {} })).statusCode).toBe(200)
  expect((await request('/v/AAAAAAAAAAAAAAAAAAAAAA', { headers: {} })).statusCode).toBe(404)
})

test('an employer uploads the PDF and reads whether it is the one that was issued', async () => {
  const { pdf, token } = await issued()
  expect((await upload(pdf)).body).toContain('<h1>真实有效</h1>')
  expect((await upload(pdf, token)).body).toContain('<h1>真实有效</h1>')
  const changed = Buffer.from(pdf)
  changed[1000] = (changed[1000] ?? 0) ^ 1
  expect((await upload(changed, token)).body).toContain('<h1>文件被改动</h1>')
  expect((await upload(PDF)).body).toContain('<h1>查无此证</h1>')
})

test('an upload that is none, or too large, is told in words', async () => {
  expect(await upload(undefined)).toMatchObject({ statusCode: 400 })
  expect(await upload(Buffer.alloc(0))).toMatchObject({ statusCode: 400 })
  const broken = { httpMethod: 'POST', headers: { 'content-type': 'text/plain' }, body: 'x' }
  expect(await request('/v/check', broken)).toMatchObject({ statusCode: 400 })
  const large = await upload(Buffer.alloc(10 * 1024 * 1024 + 20_000))
  expect([large.statusCode, large.body.includes('<h1>文件过大</h1>')]).toEqual([413, true])
})

test('a storage that does not answer is told as such, never as a verdict', async () => {
  const { token } = await issued()
  const { storage } = world.services
  const get = storage.get.bind(storage)
  storage.get = () => Promise.reject(new Error('timeout'))
  const page = await request(`/v/${token}`)
  storage.get = get
  expect([page.statusCode, page.body.includes('暂时无法核验，请稍后再试')]).toEqual([503, true])
})

test('everything put into a page is text unless it is made of the page’s own parts', () => {
  const hostile = `<script>"'&`
  expect(html`<p title="${hostile}">${[html`<b>${hostile}</b>`, null, false, 7]}</p>`.text).toBe(
    '<p title="&lt;script&gt;&quot;&#39;&amp;"><b>&lt;script&gt;&quot;&#39;&amp;</b>7</p>',
  )
})
