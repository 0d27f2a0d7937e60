import { createHash, randomBytes } from 'node:crypto'
import { expect, test } from '@jest/globals'
import { MOST_UPLOADS_A_DAY, PIECE_BYTES } from 'shared-types/files/file-limits'
import { ask, codeOf } from '../../test/builders/ask'
import { PDF, PNG } from '../../test/builders/file-bytes'
import type { Person } from '../../test/contract/people'
import { openWorld } from '../../test/contract/world'
import { clearUploads } from './clear-uploads'
import { pathOfPiece } from './pieces'

const world = await openWorld()
const { storage } = world.services

/** A PDF of three pieces, the last one short. */
const bytes = Buffer.concat([PDF, randomBytes(2 * PIECE_BYTES + 1000)])
const pieces = [0, 1, 2].map((at) => bytes.subarray(at * PIECE_BYTES, (at + 1) * PIECE_BYTES))
const sha1 = createHash('sha1').update(bytes).digest('hex')

const announce = async (by: Person) => {
  const file = { purpose: 'attachment' as const, name: '劳动合同.pdf', size: bytes.length }
  const { fileId } = await world.call(by, 'files.prepare-upload', file)
  const { rows } = await world.owner.query<{ path: string }>(
    'select path from file where id = $1',
    [fileId],
  )
  return { fileId, path: rows[0]?.path ?? '' }
}

const isThere = (path: string) =>
  storage.get(path).then(
    () => true,
    () => false,
  )

test('a file arrives in pieces, in any order and one of them twice, and is the file that was sent', async () => {
  const student = await world.student()
  const { fileId, path } = await announce(student)
  for (const at of [2, 0, 0]) {
    const ticket = await world.call(student, 'files.prepare-piece', { fileId, at })
    expect(ticket.fileId).toBe(fileId)
    await storage.put(pathOfPiece(path, at), pieces[at] ?? Buffer.alloc(0))
  }
  expect(await world.call(student, 'files.arrived-pieces', { fileId, pieces: 3 })).toEqual({
    arrived: [0, 2],
  })
  expect(
    await ask(world, student, 'files.confirm-upload', { fileId, pieces: 3, sha1 }),
  ).toMatchObject({ code: 'file-refused', hint: { reason: '文件第 2 段没有上传完成，请继续上传' } })

  await storage.put(pathOfPiece(path, 1), pieces[1] ?? Buffer.alloc(0))
  const confirmed = { fileId, pieces: 3, sha1 }
  const [first, second] = await Promise.all([
    ask(world, student, 'files.confirm-upload', confirmed),
    ask(world, student, 'files.confirm-upload', confirmed),
  ])
  expect([first, second]).toContainEqual(
    expect.objectContaining({ value: expect.objectContaining({ size: bytes.length }) }),
  )
  const { rows } = await world.owner.query<{ path: string; sha256: string }>(
    `select path, sha256 from file where id = $1 and state = 'stored'`,
    [fileId],
  )
  expect(rows[0]?.sha256).toBe(createHash('sha256').update(bytes).digest('hex'))
  expect((await storage.get(rows[0]?.path ?? '')).equals(bytes)).toBe(true)
  for (const at of [0, 1, 2]) expect(await isThere(pathOfPiece(path, at))).toBe(false)
})

test('a file that was damaged on the way is refused', async () => {
  const student = await world.student()
  const { fileId, path } = await announce(student)
  for (const at of [0, 1, 2]) await storage.put(pathOfPiece(path, at), pieces[2 - at] ?? PDF)
  const reply = await ask(world, student, 'files.confirm-upload', { fileId, pieces: 3, sha1 })
  expect(reply).toMatchObject({
    code: 'file-refused',
    hint: { reason: '文件在传输中有损坏，请重新上传' },
  })
})

test('pieces are nobody else’s business', async () => {
  const { fileId } = await announce(await world.student())
  for (const stranger of [await world.student(), await world.staff('10001level1')]) {
    expect(codeOf(await ask(world, stranger, 'files.prepare-piece', { fileId, at: 0 }))).toBe(
      'not-found',
    )
    expect(codeOf(await ask(world, stranger, 'files.arrived-pieces', { fileId, pieces: 3 }))).toBe(
      'not-found',
    )
  }
})

test('what was never finished is taken away after a day, and cannot be confirmed any more', async () => {
  const student = await world.student()
  const old = await announce(student)
  const recent = await announce(student)
  for (const { path } of [old, recent]) await storage.put(pathOfPiece(path, 0), PDF)
  await world.owner.query(
    `update file set created_at = now() - interval '25 hours' where id = $1`,
    [old.fileId],
  )
  const signal = new AbortController().signal
  await clearUploads({ services: world.services, signal } as Parameters<typeof clearUploads>[0])
  expect(await isThere(pathOfPiece(old.path, 0))).toBe(false)
  expect(await isThere(pathOfPiece(recent.path, 0))).toBe(true)
  const again = { fileId: old.fileId, pieces: 1 }
  expect(codeOf(await ask(world, student, 'files.confirm-upload', again))).toBe('not-found')
})

test('a student sends no more than so many files a day; another one is not held up by it', async () => {
  const student = await world.student()
  const file = { purpose: 'attachment' as const, name: 'a.png', size: PNG.length }
  for (let at = 0; at < MOST_UPLOADS_A_DAY; at++)
    await world.call(student, 'files.prepare-upload', file)
  expect(await ask(world, student, 'files.prepare-upload', file)).toMatchObject({
    code: 'too-many-requests',
    hint: { retryAfterSeconds: 3600 },
  })
  expect(codeOf(await ask(world, await world.student(), 'files.prepare-upload', file))).toBe(
    'answered',
  )
})

test('a picture of more pixels than a machine can hold is refused, small as the file is', async () => {
  const student = await world.student()
  const huge = Buffer.from(PNG)
  huge.writeUInt32BE(30_000, 16)
  huge.writeUInt32BE(30_000, 20)
  const fileId = await world.upload(student, 'attachment', huge, { confirm: false })
  const reply = await ask(world, student, 'files.confirm-upload', { fileId })
  expect(reply).toMatchObject({ code: 'file-refused' })
  expect(JSON.stringify(reply)).toContain('30000×30000 像素，过大')
})
