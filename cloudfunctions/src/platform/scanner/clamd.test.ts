import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeEach, expect, test } from '@jest/globals'
import { EICAR, startClamdServer } from '../../../test/clamd-server'
import { clamdScanner, placeOf } from './clamd'

const MB = 1024 * 1024
const folder = mkdtempSync(path.join(os.tmpdir(), 'biyetong-clamd-'))
const overTcp = await startClamdServer({ maxBytes: 4 * MB })
const overSocket = await startClamdServer({ path: path.join(folder, 'clamd.sock') })
const scanner = clamdScanner(overTcp)
/** Where an answer may never come; any other verdict on a busy machine waits as long as it takes. */
const impatient = clamdScanner({ address: overTcp.address, timeoutMs: 500 })

afterAll(() => {
  overTcp.close()
  overSocket.close()
  rmSync(folder, { recursive: true })
})
beforeEach(() => overTcp.be('scan'))

test.each([
  ['TCP', overTcp],
  ['a Unix socket', overSocket],
])(
  'over %s a clean file is clean and a harmful one is named, wherever the harm is',
  async (_, at) => {
    const { scan } = clamdScanner({ address: at.address })
    // Across the border between two chunks.
    const hidden = Buffer.concat([Buffer.alloc(64 * 1024 - 20, 1), EICAR, Buffer.alloc(MB, 2)])
    expect(await scan(Buffer.alloc(3 * MB, 7))).toEqual({ verdict: 'clean' })
    expect(await scan(Buffer.alloc(0))).toEqual({ verdict: 'clean' })
    expect(await scan(hidden)).toEqual({ verdict: 'harmful', threat: 'Eicar-Test-Signature' })
  },
)

test('what is more than clamd looks at is not clean, though it hangs up while that is being sent', async () => {
  expect(await scanner.scan(Buffer.alloc(20 * MB))).toEqual({ verdict: 'too-large' })
})

test.each([
  ['hangs up', 'hang-up'],
  ['says half an answer', 'half'],
  ['never answers', 'silent'],
  ['fails by itself', { answer: 'stream: Can’t allocate memory ERROR' }],
  ['says something else', { answer: 'stream: OKAY' }],
  ['says nothing', { answer: '' }],
] as const)('clamd that %s is an error, never a clean file', async (_what, mood) => {
  overTcp.be(mood)
  await expect(impatient.scan(Buffer.from('%PDF-'))).rejects.toThrow('clamd')
})

test('nobody at the address is an error as well', async () => {
  const gone = await startClamdServer()
  gone.close()
  await expect(clamdScanner(gone).scan(Buffer.from('%PDF-'))).rejects.toMatchObject({
    name: 'ScannerError',
  })
})

test('an address is host and port, also of IPv6, or a path', () => {
  expect(placeOf('clamd.example.cn:3310')).toEqual({ host: 'clamd.example.cn', port: 3310 })
  expect(placeOf('[::1]:3310')).toEqual({ host: '::1', port: 3310 })
  expect(placeOf('/run/clamav/clamd.ctl')).toEqual({ path: '/run/clamav/clamd.ctl' })
  for (const wrong of ['clamd', 'clamd:port', 'clamd:99999', ':3310'])
    expect(() => placeOf(wrong)).toThrow('CLAMD_ADDRESS')
})
