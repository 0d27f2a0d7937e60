import { expect, test } from '@jest/globals'
import { readConfig } from './config'

/** Everything that production needs, with Tencent's face check and the cloud's storage. */
const complete = {
  NODE_ENV: 'production',
  FACE_PROVIDER: 'tencent',
  TENCENT_SECRET_ID: 'AKID',
  TENCENT_SECRET_KEY: 'key',
  FACEID_RULE_ID: '5',
  WECHAT_PROVIDER: 'real',
  WECHAT_APP_ID: 'wx1',
  WECHAT_APP_SECRET: 'secret',
  SIGNING_KEY_FILE: '/etc/by/signing.pem',
  SIGNING_CHAIN_FILE: '/etc/by/chain.pem',
  SIGNING_ROOTS_FILE: '/etc/by/roots.pem',
  KEY_FILE: '/etc/by/keys.json',
  PUBLIC_URL: 'https://by.example.cn',
  STORAGE: 'cloudbase',
  CLOUDBASE_ENV: 'by-1',
  CLOUDBASE_BUCKET: 'by-1.6279',
  SCANNER: 'none',
}

const read = (changes: Record<string, string | undefined> = {}) =>
  readConfig('/bundle', { ...complete, ...changes })

test('production starts when everything is set, and nothing is a sandbox', () => {
  expect(read()).toMatchObject({ production: true, sandbox: false })
  expect(read().wechat.apiUrl).toBe('https://api.weixin.qq.com')
})

const required = Object.keys(complete).filter(
  (name) => !['NODE_ENV', 'STORAGE', 'FACE_PROVIDER', 'WECHAT_PROVIDER'].includes(name),
)
test.each(required)('production does not start without %s, and says so', (name) => {
  const isSigning = name.startsWith('SIGNING_')
  expect(() => read({ [name]: undefined })).toThrow(
    isSigning ? /SIGNING_KEY_FILE、SIGNING_CHAIN_FILE|SIGNING_\w+（签章/ : `${name}（`,
  )
})

test.each(['FACE_PROVIDER', 'WECHAT_PROVIDER'])(
  'production does not start with a sandbox: %s',
  (name) => {
    expect(() => read({ [name]: 'sandbox' })).toThrow(`${name}（`)
    expect(() => read({ [name]: undefined })).toThrow(`${name}（`)
  },
)

test('production does not start on an address without TLS', () => {
  expect(() => read({ PUBLIC_URL: 'http://by.example.cn' })).toThrow(
    'PUBLIC_URL（须为 https 地址）',
  )
})

test('production names everything that is missing at once', () => {
  const nothing = () => readConfig('/bundle', { NODE_ENV: 'production' })
  for (const name of [
    'FACE_PROVIDER',
    'WECHAT_PROVIDER',
    'SIGNING_KEY_FILE',
    'KEY_FILE',
    'PUBLIC_URL',
  ])
    expect(nothing).toThrow(name)
})

test('the files of a signer come together or not at all, in development too', () => {
  const some = { SIGNING_KEY_FILE: 'a', SIGNING_CHAIN_FILE: 'b' }
  expect(() => readConfig('/bundle', some)).toThrow('须一起配置')
  expect(readConfig('/bundle', {}).sandbox).toBe(true)
})

test('a scanner comes with its address, and an address with a scanner', () => {
  expect(read({ SCANNER: 'clamd', CLAMD_ADDRESS: 'clamd:3310' }).clamdAddress).toBe('clamd:3310')
  expect(read().clamdAddress).toBeUndefined()
  expect(() => read({ SCANNER: 'clamd' })).toThrow('须与 CLAMD_ADDRESS 一起配置')
  expect(() => read({ CLAMD_ADDRESS: 'clamd:3310' })).toThrow('须与 CLAMD_ADDRESS 一起配置')
})

test('a setting that cannot be read is named', () => {
  expect(() => readConfig('/bundle', { PORT: 'eighty', STORAGE: 'floppy' })).toThrow(
    /PORT（.*STORAGE（/,
  )
})

test('development runs on sandboxes without any setting', () => {
  expect(readConfig('/bundle', {})).toMatchObject({
    sandbox: true,
    face: { provider: 'sandbox' },
    wechat: { provider: 'sandbox', apiUrl: 'http://127.0.0.1:8080/sandbox/wechat' },
  })
})
