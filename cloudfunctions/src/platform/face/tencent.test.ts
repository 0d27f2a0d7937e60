import { inspect } from 'node:util'
import { afterAll, expect, test } from '@jest/globals'
import { startTencentFaceServer } from '../../../test/tencent-face-server'
import { tencentFaceProvider } from './tencent'

const server = await startTencentFaceServer({ id: 'AKIDtest', key: 'test-key' })
const settings = {
  secretId: 'AKIDtest',
  secretKey: 'test-key',
  ruleId: '5',
  url: server.url,
  timeoutSeconds: 1,
}
const provider = tencentFaceProvider(settings)
const subject = {
  checkId: '1',
  name: '欧阳龘',
  idNumber: '440106200401010018',
  openid: null,
  returnUrl: 'https://example.cn/m/#/pages/face/index?check=1',
}

afterAll(() => server.close())

const begin = async () => (await provider.begin(subject)).memory
const ask = (memory: string) => provider.result({ id: '1', memory, openid: null })

test('a check is announced with whom it is for and where to come back to, and has a page', async () => {
  const begun = await provider.begin(subject)
  expect(begun.url).toBe(`https://faceid.example/?token=${begun.memory}`)
  expect(server.asked.at(-1)?.body).toEqual({
    RuleId: '5',
    Name: subject.name,
    IdCard: subject.idNumber,
    RedirectUrl: subject.returnUrl,
  })
})

test('it is pending until somebody has tried', async () => {
  expect(await ask(await begin())).toEqual({ outcome: 'pending' })
})

test('it is pending while the answer has no text yet', async () => {
  const memory = await begin()
  server.answerNext({ Response: { Text: null, RequestId: '1' } })
  expect(await ask(memory)).toEqual({ outcome: 'pending' })
})

test('a pass says who has passed', async () => {
  const memory = await begin()
  server.checks.set(memory, { ...subject, errCode: 0 })
  expect(await ask(memory)).toEqual({
    outcome: 'passed',
    person: { name: subject.name, idNumber: subject.idNumber },
  })
})

test.each([1001, -1, 2004])('a code other than 0 is a failure: %d', async (errCode) => {
  const memory = await begin()
  server.checks.set(memory, { ...subject, errCode })
  expect(await ask(memory)).toEqual({ outcome: 'failed' })
})

test('a token that is not theirs is an error, not an outcome', async () => {
  await expect(ask('made-up')).rejects.toMatchObject({
    name: 'FaceProviderError',
    code: 'InvalidParameterValue.BizTokenIllegal',
  })
})

test('a wrong key is refused by the server: the signature is real', async () => {
  const stranger = tencentFaceProvider({ ...settings, secretKey: 'guessed' })
  await expect(stranger.begin(subject)).rejects.toMatchObject({
    code: 'AuthFailure.SignatureFailure',
  })
  const unknown = tencentFaceProvider({ ...settings, secretId: 'AKIDother' })
  await expect(unknown.begin(subject)).rejects.toMatchObject({
    code: 'AuthFailure.SecretIdNotFound',
  })
})

test.each(['RequestLimitExceeded', 'InternalError', 'UnauthorizedOperation.Arrears'])(
  'their error %s is an exception with that code',
  async (code) => {
    server.failNext(code)
    await expect(provider.begin(subject)).rejects.toMatchObject({ code })
  },
)

test.each([
  ['no answer in time', 'no answer'],
  ['a broken connection', 'hang up'],
  ['a page of some proxy', { status: 502, text: '<html>Bad Gateway</html>' }],
] as const)('%s rejects, and the message names nobody', async (_name, answer) => {
  server.answerNext(answer)
  const error = await provider.begin(subject).catch((it: unknown) => it)
  expect(error).toMatchObject({ name: 'FaceProviderError' })
  const said = inspect(error, { depth: 10 })
  expect(said).not.toContain(subject.idNumber)
  expect(said).not.toContain(subject.name)
})

test('a server that is not there rejects', async () => {
  const lost = tencentFaceProvider({ ...settings, url: 'http://127.0.0.1:1' })
  await expect(lost.begin(subject)).rejects.toMatchObject({ name: 'FaceProviderError' })
})
