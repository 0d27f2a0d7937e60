import { afterAll, expect, test } from '@jest/globals'
import { startWechatServer } from '../../../test/wechat-server'
import { openWechat } from '../wechat/client'
import { certificateHash, wechatFaceProvider } from './wechat'

const app = { id: 'wx-test', secret: 'app-secret' }
const server = await startWechatServer(app)
const client = openWechat({
  appId: app.id,
  appSecret: app.secret,
  apiUrl: server.url,
  openUrl: 'https://open.example',
  timeoutMs: 3000,
})
const provider = wechatFaceProvider(client)
const subject = {
  checkId: 'check-1',
  name: '张三',
  idNumber: '440106200401010018',
  openid: 'openid-1',
  returnUrl: '',
}
const check = (memory: string, changes = {}) => ({
  id: subject.checkId,
  memory,
  openid: subject.openid,
  ...changes,
})

afterAll(() => server.close())

async function begin() {
  const { verifyId = '', memory } = await provider.begin(subject)
  const session = server.sessions.get(verifyId)
  if (!session) throw new Error('no session')
  return { memory, session }
}

test('the digest of a certificate is the one of WeChat’s documentation', () => {
  const example = { cert_type: 'IDENTITY_CARD', cert_name: '张三', cert_no: '310101199801011234' }
  expect(certificateHash(example)).toBe(
    '3c241f7ff324977aeb91f173bb2a7b06569e6fd784d5573db34a636d8671108b',
  )
})

test('our server, not the phone, says whose face it has to be', async () => {
  const { session } = await begin()
  expect(session).toMatchObject({
    outSeqNo: 'check-1',
    openid: 'openid-1',
    certificate: { cert_type: 'IDENTITY_CARD', cert_name: '张三', cert_no: subject.idNumber },
  })
})

test('what is remembered holds neither name nor number', async () => {
  const { memory } = await begin()
  expect(memory).not.toContain(subject.name)
  expect(memory).not.toContain(subject.idNumber)
})

test.each([
  [10_000, { outcome: 'passed', person: 'as-asked' }],
  [10_003, { outcome: 'failed' }],
  [10_004, { outcome: 'failed' }],
  [90_002, { outcome: 'pending' }],
  [90_199, { outcome: 'pending' }],
  [0, { outcome: 'failed' }],
])('WeChat’s verdict %d', async (verdict, expected) => {
  const { memory, session } = await begin()
  session.verdict = verdict
  expect(await provider.result(check(memory))).toEqual(expected)
})

test('a pass of another account, another check or another person is no answer at all', async () => {
  const { memory, session } = await begin()
  session.verdict = 10_000
  const forged = JSON.stringify({ ...(JSON.parse(memory) as object), certHash: '0'.repeat(64) })
  for (const other of [
    check(memory, { openid: 'openid-2' }),
    check(memory, { id: 'check-2' }),
    check(forged),
    check(JSON.stringify({ verifyId: 'made-up', certHash: '0' })),
  ])
    await expect(provider.result(other)).rejects.toMatchObject({ name: 'FaceProviderError' })
})

test('in a browser there is no WeChat face check', async () => {
  await expect(provider.begin({ ...subject, openid: null })).rejects.toMatchObject({
    code: 'face-only-in-wechat',
  })
})

test.each([
  ['system busy', { errcode: -1, errmsg: 'system error' }],
  ['an answer without verdict', { errcode: 0, errmsg: 'ok' }],
  ['no answer in time', 'no answer'],
  ['a broken connection', 'hang up'],
  ['a page of some proxy', { status: 502, text: '<html></html>' }],
] as const)('%s rejects: the check stays pending', async (_name, answer) => {
  const { memory } = await begin()
  server.answerNext(answer)
  await expect(provider.result(check(memory))).rejects.toMatchObject({ name: 'FaceProviderError' })
})
