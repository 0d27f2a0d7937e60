import { afterAll, beforeAll, expect, test } from '@jest/globals'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { gatewayDevice } from './gateway-device'

const received: { url: string; openid: unknown; body: string }[] = []
const server = http.createServer((request, response) => {
  let body = ''
  request.setEncoding('latin1')
  request.on('data', (part: string) => (body += part))
  request.on('end', () => {
    received.push({ url: request.url ?? '', openid: request.headers['x-openid'], body })
    response.end(JSON.stringify({ ok: true, value: null, requestId: 'r' }))
  })
})
beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)))
afterAll(() => new Promise<void>((resolve) => void server.close(() => resolve())))

test('calls and files of the compiled app travel to the address that the test gives', async () => {
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const device = gatewayDevice({
    callUrl: (name) => `${baseUrl}/wx/call/${name}`,
    headers: { 'x-openid': 'o1' },
    baseUrl,
    files: [fileURLToPath(import.meta.url)],
  })
  const data = { operation: 'identity.who-am-i', input: {} }
  const reply = await device.callFunction?.({ name: 'student', data })
  expect(reply).toEqual({ ok: true, value: null, requestId: 'r' })
  expect(received[0]).toEqual({ url: '/wx/call/student', openid: 'o1', body: JSON.stringify(data) })

  const picked = (await device.chooseMessageFile?.({})) as { tempFiles: [{ path: string }] }
  const form = {
    url: '/upload/1',
    filePath: picked.tempFiles[0].path,
    name: 'file',
    formData: { key: 'k' },
  }
  expect(await device.uploadFile?.(form)).toMatchObject({ statusCode: 200 })
  expect(received[1]?.body).toMatch(
    /name="key"[\s\S]*name="file"; filename="gateway-device.test.ts"/,
  )
})
