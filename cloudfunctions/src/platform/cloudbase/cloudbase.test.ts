import { afterAll, beforeEach, expect, test } from '@jest/globals'
import { startCloudBaseServer, type Fault } from '../../../test/cloudbase-server'
import { openCloudBase } from './cloudbase'

const secret = { id: 'AKIDlocal', key: 'local-key' }
const server = await startCloudBaseServer(secret)
const settings = {
  env: 'local',
  secretId: secret.id,
  secretKey: secret.key,
  serviceUrl: server.url,
  timeoutMs: 3000,
}
const cloud = openCloudBase(settings)
const idOf = (path: string) => `cloud://${server.bucket}/${path}`

afterAll(() => server.close())
beforeEach(() => server.faults.clear())

test('a file goes up, is linked to, comes down and is gone when deleted', async () => {
  const bytes = Buffer.from([0, 1, 2, 255, 13, 10])
  expect(await cloud.uploadFile('attachment/甲 1', bytes)).toBe(idOf('attachment/甲 1'))
  expect(server.files.get('attachment/甲 1')).toEqual(bytes)
  expect(await cloud.downloadFile(idOf('attachment/甲 1'))).toEqual(bytes)
  const link = await cloud.temporaryUrl(idOf('attachment/甲 1'))
  expect(Buffer.from(await (await fetch(link)).arrayBuffer())).toEqual(bytes)
  await cloud.deleteFile(idOf('attachment/甲 1'))
  await expect(cloud.downloadFile(idOf('attachment/甲 1'))).rejects.toThrow('STORAGE_FILE_NONEXIST')
})

test('deleting what is not there is done already', async () => {
  await expect(cloud.deleteFile(idOf('nothing'))).resolves.toBeUndefined()
})

test('a function is called with data and answers with data', async () => {
  server.functions['timer'] = (data) => ({ got: data })
  expect(await cloud.callFunction('timer', { 名: '值' })).toEqual({ got: { 名: '值' } })
  expect(server.asked.at(-1)).toMatchObject({ envName: 'local', function_name: 'timer' })
})

test('a function that does not exist is an exception, not an answer', async () => {
  await expect(cloud.callFunction('nowhere', {})).rejects.toMatchObject({
    name: 'CloudBaseError',
    code: 'FUNCTION_NOT_FOUND',
  })
})

test('a wrong secret is refused by the server and becomes an exception', async () => {
  const stranger = openCloudBase({ ...settings, secretKey: 'guessed' })
  await expect(stranger.callFunction('timer', {})).rejects.toThrow('SIGN_PARAM_INVALID')
  await expect(stranger.uploadFile('x', Buffer.from('x'))).rejects.toThrow('SIGN_PARAM_INVALID')
  expect(server.files.has('x')).toBe(false)
})

const calls: Record<string, { action: string; call: () => Promise<unknown> }> = {
  'asking for a place to upload to': {
    action: 'storage.getUploadMetadata',
    call: () => cloud.uploadForm('a'),
  },
  uploading: { action: 'upload', call: () => cloud.uploadFile('a', Buffer.from('a')) },
  'asking for a link': {
    action: 'storage.batchGetDownloadUrl',
    call: () => cloud.temporaryUrl(idOf('kept')),
  },
  downloading: { action: 'download', call: () => cloud.downloadFile(idOf('kept')) },
  deleting: { action: 'storage.batchDeleteFile', call: () => cloud.deleteFile(idOf('kept')) },
  'calling a function': {
    action: 'functions.invokeFunction',
    call: () => cloud.callFunction('timer', {}),
  },
}

const faults: Record<string, { fault: Fault; code: string }> = {
  'a business error': { fault: { code: 'SYS_ERR' }, code: 'SYS_ERR' },
  'an error without words': { fault: { status: 503 }, code: 'NETWORK|STORAGE_REQUEST_FAIL' },
  'a page of some proxy': {
    fault: { status: 502, body: '<html>Bad Gateway</html>' },
    code: 'NETWORK|STORAGE_REQUEST_FAIL',
  },
  'a connection that breaks': { fault: 'hang up', code: 'NETWORK' },
  'an answer that breaks off': { fault: 'hang up half-way', code: 'NETWORK' },
  'no answer in time': { fault: 'no answer', code: 'NETWORK' },
}

for (const [doing, { action, call }] of Object.entries(calls))
  test.each(Object.entries(faults))(`${doing} rejects on %s`, async (_name, { fault, code }) => {
    server.files.set('kept', Buffer.from('kept'))
    server.faults.set(action, fault)
    await expect(call()).rejects.toMatchObject({
      name: 'CloudBaseError',
      code: expect.stringMatching(`^(${code})$`),
    })
  })

test('a server that is not there rejects every call', async () => {
  const lost = openCloudBase({ ...settings, serviceUrl: 'http://127.0.0.1:1/admin' })
  await expect(lost.callFunction('timer', {})).rejects.toMatchObject({ code: 'NETWORK' })
  await expect(lost.downloadFile(idOf('kept'))).rejects.toMatchObject({ code: 'NETWORK' })
  await expect(lost.uploadFile('a', Buffer.from('a'))).rejects.toMatchObject({ code: 'NETWORK' })
})
