import { inspect } from 'node:util'
import { afterAll, expect, test } from '@jest/globals'
import { startWechatServer } from '../../../test/wechat-server'
import { openWechat } from './client'

const app = { id: 'wx-test', secret: 'app-secret' }
const server = await startWechatServer(app)
const settings = {
  appId: app.id,
  appSecret: app.secret,
  apiUrl: server.url,
  openUrl: 'https://open.weixin.qq.com',
  timeoutMs: 3000,
}
const client = openWechat(settings)
const verdict = { verify_id: 'none', out_seq_no: '1', cert_hash: '0', openid: 'o' }

afterAll(() => server.close())

test('a browser is sent to WeChat with our app, where to come back to, and the state', () => {
  const url = new URL(client.authorizeUrl('https://by.example.cn/wechat/back', 'state-1'))
  expect(url.origin + url.pathname).toBe('https://open.weixin.qq.com/connect/oauth2/authorize')
  expect(Object.fromEntries(url.searchParams)).toEqual({
    appid: 'wx-test',
    redirect_uri: 'https://by.example.cn/wechat/back',
    response_type: 'code',
    scope: 'snsapi_base',
    state: 'state-1',
  })
  expect(url.hash).toBe('#wechat_redirect')
})

test('a code is worth an openid once', async () => {
  server.codes.set('code-1', 'openid-1')
  expect(await client.openidOfCode('code-1')).toBe('openid-1')
  await expect(client.openidOfCode('code-1')).rejects.toMatchObject({ errcode: 40029 })
})

test('a wrong secret is refused by WeChat', async () => {
  const stranger = openWechat({ ...settings, appSecret: 'guessed' })
  server.codes.set('code-2', 'openid-2')
  await expect(stranger.openidOfCode('code-2')).rejects.toMatchObject({ errcode: 40125 })
  await expect(stranger.accessToken()).rejects.toMatchObject({ errcode: 40125 })
})

test('callers who come together share one access token', async () => {
  const fresh = openWechat(settings)
  const before = server.tokensGiven()
  const tokens = await Promise.all(Array.from({ length: 20 }, () => fresh.accessToken()))
  expect(new Set(tokens).size).toBe(1)
  expect(await fresh.accessToken()).toBe(tokens[0])
  expect(server.tokensGiven()).toBe(before + 1)
})

test('a token that could not be had is asked for again by the next caller', async () => {
  const fresh = openWechat(settings)
  server.answerNext({ errcode: -1, errmsg: 'system error' })
  await expect(fresh.accessToken()).rejects.toMatchObject({ errcode: -1 })
  expect(await fresh.accessToken()).toMatch(/^token-/)
})

test('a token that WeChat has withdrawn is replaced, once', async () => {
  const fresh = openWechat(settings)
  await fresh.accessToken()
  server.withdrawToken()
  const before = server.tokensGiven()
  // The question itself is then refused for its own reason.
  await expect(fresh.faceVerdict(verdict)).rejects.toMatchObject({ errcode: 84001 })
  expect(server.tokensGiven()).toBe(before + 1)
})

test('a token that expires soon is not used any more', async () => {
  const fresh = openWechat(settings)
  server.answerNext({ access_token: 'short', expires_in: 60 })
  expect(await fresh.accessToken()).toBe('short')
  expect(await fresh.accessToken()).toMatch(/^token-/)
})

test.each([
  ['no answer in time', 'no answer'],
  ['a broken connection', 'hang up'],
  ['an error status', { status: 500, text: '{"openid":"forged"}' }],
  ['a page instead of an answer', { status: 200, text: '<html></html>' }],
  ['an answer without openid', { access_token: 'x' }],
  ['an empty openid', { openid: '' }],
] as const)('%s is an exception, never an openid', async (_name, answer) => {
  server.answerNext(answer)
  await expect(client.openidOfCode('code')).rejects.toMatchObject({ name: 'WechatError' })
})

test('what is thrown names neither the secret nor the code', async () => {
  const lost = openWechat({ ...settings, apiUrl: 'http://127.0.0.1:1' })
  const error = await lost.openidOfCode('code-of-somebody').catch((it: unknown) => it)
  const said = inspect(error, { depth: 10 })
  expect(said).not.toContain(app.secret)
  expect(said).not.toContain('code-of-somebody')
})
