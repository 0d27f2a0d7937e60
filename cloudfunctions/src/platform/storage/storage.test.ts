import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import { storageRoutes } from '../../../gateway/routes/storage'
import { startCloudBaseServer } from '../../../test/cloudbase-server'
import type { Services } from '../../runtime/services'
import { openCloudBase } from '../cloudbase/cloudbase'
import { cloudbaseStorage } from './cloudbase'
import { FileTooLarge } from './collect'
import { diskStorage } from './disk'
import { openGrant, sealGrant } from './grant'
import type { Storage, UploadForm } from './storage'

const folder = mkdtempSync(path.join(os.tmpdir(), 'biyetong-storage-'))
const secret = randomBytes(32)
const disk = diskStorage({ folder, secret, publicUrl: 'http://127.0.0.1:8080' })
const gateway = storageRoutes({ storage: disk } as Services, secret)
const server = await startCloudBaseServer({ id: 'AKIDlocal', key: 'local-key' })
const cloud = openCloudBase({
  env: 'local',
  secretId: 'AKIDlocal',
  secretKey: 'local-key',
  serviceUrl: server.url,
})

afterAll(() => {
  server.close()
  rmSync(folder, { recursive: true, force: true })
})

/** A storage, and how a client reaches the addresses that it hands out. */
const storages: Record<string, { storage: Storage; reach: typeof fetch }> = {
  disk: {
    storage: disk,
    reach: async (url, init) => gateway.request((url as string).replace('/storage', ''), init),
  },
  cloudbase: { storage: cloudbaseStorage(cloud, server.bucket), reach: fetch },
}

const submit = (reach: typeof fetch, form: UploadForm, bytes: Buffer) => {
  const body = new FormData()
  for (const [name, value] of Object.entries(form.fields)) body.append(name, value)
  body.append(form.fileField, new Blob([new Uint8Array(bytes)]))
  return reach(form.url, { method: form.method, body })
}

describe.each(Object.entries(storages))('storage on %s', (_name, { storage, reach }) => {
  const bytes = randomBytes(200_000)

  test('gives back the very bytes that were put, under any of our paths', async () => {
    await storage.put('certificates/a-1.pdf', bytes)
    expect((await storage.get('certificates/a-1.pdf')).equals(bytes)).toBe(true)
  })

  test('a second put replaces the first', async () => {
    await storage.put('attachment/b', Buffer.from('old'))
    await storage.put('attachment/b', Buffer.from('new'))
    expect((await storage.get('attachment/b')).toString()).toBe('new')
  })

  test('keeps an empty file', async () => {
    await storage.put('attachment/empty', Buffer.alloc(0))
    expect(await storage.get('attachment/empty')).toEqual(Buffer.alloc(0))
  })

  test('throws for a file that is not there', async () => {
    await expect(storage.get('attachment/nothing')).rejects.toThrow()
  })

  test('does not read more than whoever asks can use', async () => {
    await storage.put('attachment/large', bytes)
    await expect(storage.get('attachment/large', 199_999)).rejects.toBeInstanceOf(FileTooLarge)
    expect((await storage.get('attachment/large', 200_000)).equals(bytes)).toBe(true)
  })

  test('forgets what is deleted; deleting it again is no fault', async () => {
    await storage.put('attachment/c', bytes)
    await storage.delete('attachment/c')
    await storage.delete('attachment/c')
    await expect(storage.get('attachment/c')).rejects.toThrow()
  })

  test('a client uploads straight to it with the form', async () => {
    const form = await storage.prepareUpload('attachment/d', 300_000)
    expect((await submit(reach, form, bytes)).status).toBe(204)
    expect((await storage.get('attachment/d')).equals(bytes)).toBe(true)
  })

  test('a form whose fields were changed stores nothing', async () => {
    const form = await storage.prepareUpload('attachment/e', 300_000)
    const fields = Object.fromEntries(Object.keys(form.fields).map((name) => [name, 'forged']))
    expect((await submit(reach, { ...form, fields }, bytes)).status).toBe(403)
    await expect(storage.get('attachment/e')).rejects.toThrow()
  })

  test('a temporary link opens the file', async () => {
    await storage.put('attachment/f', bytes)
    const url = await storage.temporaryUrl('attachment/f', '户口簿.png', 'image/png')
    expect(Buffer.from(await (await reach(url)).arrayBuffer()).equals(bytes)).toBe(true)
  })
})

test('the disk refuses more bytes than the form was made for', async () => {
  const form = await disk.prepareUpload('attachment/g', 10)
  expect((await submit(storages['disk']?.reach ?? fetch, form, Buffer.alloc(11))).status).toBe(413)
})

test('the disk never leaves its folder', async () => {
  for (const name of ['../outside', 'a/../../outside', '/etc/passwd'])
    await expect(disk.put(name, Buffer.from('x'))).rejects.toThrow('leaves the storage folder')
})

test('a put that fails leaves no half file behind', async () => {
  await disk.put('whole/file', Buffer.from('x'))
  await expect(disk.put('whole/file/below', Buffer.from('x'))).rejects.toThrow()
  expect(readdirSync(path.join(folder, 'whole'))).toEqual(['file'])
})

describe('a grant', () => {
  const now = new Date('2026-06-01T00:00:00Z')
  const grant = {
    action: 'download',
    path: 'attachment/f',
    expiresAt: now.getTime() + 1000,
    name: '张三 440106200401010011.png',
  } as const
  const token = sealGrant(secret, grant)

  test('opens for what it was made for', () => {
    expect(openGrant(secret, token, 'download', now)).toEqual(grant)
  })

  test('shows nothing of what it holds', () => {
    const readable = Buffer.from(token, 'base64url').toString('latin1')
    expect(readable).not.toContain('440106200401010011')
    expect(readable).not.toContain('attachment')
  })

  test('is worth nothing for another action, later, altered, or under another secret', () => {
    expect(openGrant(secret, token, 'upload', now)).toBeUndefined()
    expect(openGrant(secret, token, 'download', new Date(grant.expiresAt))).toBeUndefined()
    expect(openGrant(randomBytes(32), token, 'download', now)).toBeUndefined()
    for (let at = 0; at < token.length; at += 7) {
      const altered = token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1)
      expect(openGrant(secret, altered, 'download', now)).toBeUndefined()
    }
    for (const text of ['', '.', 'a.b', 'A'.repeat(200), '\u0000'])
      expect(openGrant(secret, text, 'download', now)).toBeUndefined()
  })
})

test('what a killed process has left half-written is taken away; what may still be growing is not', async () => {
  const parts = path.join(folder, '.parts')
  await disk.put('attachment/any', Buffer.from('any'))
  for (const name of ['left', 'growing']) writeFileSync(path.join(parts, name), 'half')
  const longAgo = new Date(Date.now() - 2 * 3600_000)
  utimesSync(path.join(parts, 'left'), longAgo, longAgo)
  const later = diskStorage({ folder, secret, publicUrl: 'http://127.0.0.1:8080' })
  await later.put('attachment/other', Buffer.from('other'))
  expect(readdirSync(parts)).toEqual(['growing'])
})
